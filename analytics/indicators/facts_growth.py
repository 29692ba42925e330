"""What the indicators on growth share: the records they stand on, their facts, labels and limits."""

from analytics.indicators.facts import Facts, first_place, quoted
from analytics.indicators.indicator import Row, Rows, Words
from analytics.warehouse.part import Part
from analytics.words.fill import Several

# The six last whole years of the project register; a record without a year is counted as missing.
LAST_SIX_WHOLE_YEARS = Part(
    "(year IS NULL OR year BETWEEN (SELECT last_whole_year FROM registers WHERE register = 'projects') - 5 "
    "AND (SELECT last_whole_year FROM registers WHERE register = 'projects'))",
    ("other_years",),
)
WHOLE_YEARS = Part("(year IS NULL OR year <= (SELECT last_whole_year FROM registers WHERE register = 'projects'))", ("unfinished_year",))

GROWTH_LIMITS = {
    "fr": "Les registres viennent surtout de la presse : une hausse peut venir d’une meilleure couverture. Les années récentes sont mieux "
    "couvertes que les anciennes.",
    "ar": "السجلات مستمدة أساسا من الصحافة: قد يعود الارتفاع إلى تغطية أفضل. والسنوات الأخيرة أفضل تغطية من القديمة.",
    "en": "The registers come mostly from the press: a rise may come from better coverage. Recent years are better covered than old ones.",
}
GROWTH_METHOD = {
    "fr": "Projets des trois dernières années complètes du registre, rapportés à ceux des trois précédentes ; les bornes d’années de la vue "
    "ne s’appliquent pas. Intervalle exact du rapport de deux effectifs, à 95 %. Pourcentage seulement si les deux atteignent 30. Chaque "
    "rapport est jugé seul, sur l’effectif ; la page Dynamiques juge les parts, toutes ensemble.",
    "ar": "مشاريع السنوات الثلاث الأخيرة المكتملة في السجل منسوبة إلى مشاريع السنوات الثلاث السابقة؛ ولا تُطبق حدود سنوات العرض. مجال "
    "مضبوط لنسبة عددين عند 95%. ولا تُعطى نسبة مئوية إلا إذا بلغ كل من العددين 30. ويُحكم على كل نسبة وحدها، بالأعداد؛ أما صفحة "
    "الديناميات فتحكم على الحصص كلها معا.",
    "en": "Projects of the register’s last three whole years, divided by those of the three years before; the years of the view do not "
    "apply. Exact 95% interval of the ratio of two counts. A percentage only where both counts reach 30. Each ratio is judged "
    "alone, on counts; the page Dynamics judges shares, all together.",
}
GROWTH_REFERENCE = "Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313"
GROWTH_LABELS: dict[str, dict[str, str]] = {
    "previous": {"fr": "Trois années précédentes", "ar": "السنوات الثلاث السابقة", "en": "Three years before"},
    "latest": {"fr": "Trois dernières années", "ar": "السنوات الثلاث الأخيرة", "en": "Last three years"},
    "last_year": {"fr": "Dernière année complète", "ar": "آخر سنة مكتملة", "en": "Last whole year", "format": "year"},
    "ratio": {"fr": "Rapport des deux périodes", "ar": "نسبة الفترتين", "en": "Ratio of both periods", "format": "decimal"},
}


def three_years_against_three(column: str) -> Facts:
    """Return facts: both periods and their counts, how many rows have a ratio (`compared`), and by their `column` those whose interval excludes 1.

    These are the `leaders`, `clear` of them; `form` is «only» where there is none.
    """

    def facts(rows: Rows) -> dict[str, object]:
        last = rows[0]["last_year"]
        compared = [row for row in rows if row["ratio"] is not None]
        clear = [row for row in compared if row["low"] > 1 or row["high"] < 1]
        periods = {"earlier": f"{last - 5}-{last - 3}", "later": f"{last - 2}-{last}"}
        counts = {name: sum(row[name] for row in rows) for name in ("previous", "latest")}
        told = {"leaders": Several(quoted(column), clear), "clear": len(clear), "compared": len(compared)}
        return {**periods, **counts, **told, "form": "first" if clear else "only"}

    return facts


_CHANGE = {
    "fr": "« {axis} » (de {previous} à {latest:projects})",
    "ar": "«{axis}» (من {previous} إلى {latest})",
    "en": "“{axis}” (from {previous} to {latest:projects})",
}


def largest_change(rows: Rows) -> dict[str, object]:
    """Return facts: the axes with the largest change either way, its two years, and its three parts to a tenth."""
    sized = [{**row, "size": abs(row["change"]), "previous_year": row["last_year"] - 1, **_tenths(row)} for row in rows]
    return first_place("size", _CHANGE)(sized)


def _tenths(row: Row) -> dict[str, float]:
    return {part: round(row[part], 1) + 0.0 for part in ("national", "mix", "own")}  # no «-0.0»


def compound_labels(growth: Words) -> dict[str, dict[str, str]]:
    """Return the labels of a compound growth whose rate is called `growth`."""
    return {
        "first_period": {"fr": "Première période", "ar": "الفترة الأولى", "en": "First period"},
        "last_period": {"fr": "Dernière période", "ar": "الفترة الأخيرة", "en": "Last period"},
        "years": {"fr": "Années entre leurs milieux", "ar": "السنوات بين منتصفيهما", "en": "Years between their middles"},
        "growth_pct": {**growth, "format": "percent"},
    }
