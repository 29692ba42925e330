"""What the indicators on dynamics share: their facts, labels and limits."""

from analytics.indicators.facts import quoted
from analytics.indicators.indicator import Rows, Words
from analytics.statistics.returning import SMALLEST_COHORT
from analytics.words.fill import Several

PRESS_LIMITS = {
    "fr": "Les registres viennent surtout de la presse : ce qu’elle a couvert une année n’est pas tout ce qui s’est fait.",
    "ar": "السجلات مستمدة أساسا من الصحافة: ما غطته في سنة ليس كل ما أُنجز فيها.",
    "en": "The registers come mostly from the press: what it covered in a year is not all that was done.",
}
BURST_REFERENCE = "Kleinberg 2003, Data Mining and Knowledge Discovery 7, doi 10.1023/A:1024940629314"
BURST_METHOD = {
    "fr": "Automate à deux états : dans une poussée, la part de la classe dans les projets de l’année double. Le poids dit de combien une poussée "
    "explique mieux les comptes. Le seuil est celui que la plus forte poussée dépasse dans 5 % de mondes simulés sans poussée, toutes "
    "classes ensemble. La puissance est la chance de voir un doublement de deux ans. "
    "Une poussée se juge sur toutes les années et toutes les classes : les années de la vue et le filtre de la classe ne s’appliquent pas.",
    "ar": "آلة ذات حالتين: في الطفرة تتضاعف حصة الفئة من مشاريع السنة. ويقيس الوزن كم تفسر الطفرة الأعداد أفضل من غيابها. والعتبة هي ما تتجاوزه أقوى "
    "طفرة في 5% من عوالم محاكاة بلا طفرات، باعتبار كل الفئات معا. والقوة هي احتمال رصد تضاعف يدوم سنتين. "
    "وتُقدَّر الطفرة على كل السنوات وكل الفئات: فلا تُطبق سنوات العرض ولا تصفية الفئة.",
    "en": "Two-state automaton: in a burst the share of the class in the projects of a year doubles. The weight says how much better a burst "
    "explains the counts. The bar is what the heaviest burst passes in 5% of simulated worlds without bursts, all classes together. "
    "The power is the chance to see a doubling that lasts two years. "
    "A burst is judged over all years and all classes: the years of the view and the filter on the class do not apply.",
}
BURST_LIMITS = {
    "fr": f"{PRESS_LIMITS['fr']} Une poussée peut être celle d’une rubrique de presse. Là où la puissance est faible, l’absence de poussée ne dit rien.",
    "ar": f"{PRESS_LIMITS['ar']} وقد تكون الطفرة طفرة في التغطية الصحفية. وحيث تكون القوة ضعيفة لا يدل غياب الطفرة على شيء.",
    "en": f"{PRESS_LIMITS['en']} A burst may be one of press coverage. Where the power is low, the absence of a burst says nothing.",
}
BURST_LABELS: dict[str, dict[str, str]] = {
    "since_year": {"fr": "Premier projet", "ar": "أول مشروع", "en": "First project", "format": "year"},
    "until_year": {"fr": "Dernier projet", "ar": "آخر مشروع", "en": "Last project", "format": "year"},
    "first_year": {"fr": "Début de la poussée", "ar": "بداية الطفرة", "en": "Start of the burst", "format": "year"},
    "last_year": {"fr": "Fin de la poussée", "ar": "نهاية الطفرة", "en": "End of the burst", "format": "year"},
    "in_burst": {"fr": "Projets pendant la poussée", "ar": "المشاريع خلال الطفرة", "en": "Projects in the burst"},
    "expected": {
        "fr": "Attendus à la part habituelle",
        "ar": "المتوقع بالحصة المعتادة",
        "en": "Expected at the usual share",
        "format": "decimal",
    },
    "weight": {"fr": "Poids", "ar": "الوزن", "en": "Weight", "format": "decimal"},
    "bar": {"fr": "Seuil", "ar": "العتبة", "en": "Bar", "format": "decimal"},
    "power_pct": {"fr": "Puissance (%)", "ar": "القوة (%)", "en": "Power (%)", "format": "percent"},
    "clear": {"fr": "poussée nette", "ar": "طفرة واضحة", "en": "clear burst"},
    "by_chance": {"fr": "le hasard peut suffire", "ar": "قد تكفي الصدفة", "en": "chance may be enough"},
}
_BURST = {
    "fr": "{name}, {first_year:year}-{last_year:year} ({in_burst:projects} pour {expected:tenth} attendus)",
    "ar": "{name}، {first_year:year}-{last_year:year} ({in_burst:projects} مقابل {expected:tenth} متوقعة)",
    "en": "{name}, {first_year:year}-{last_year:year} ({in_burst:projects} for {expected:tenth} expected)",
}


def burst_facts(column: str):
    """Return facts: the clear bursts by `column` as `leaders`, how many classes were looked at, and the mean power."""
    words = {lang: text.replace("{name}", quoted(column)[lang]) for lang, text in _BURST.items()}
    return lambda rows: _burst_facts(rows, words)


def _burst_facts(rows: Rows, words: Words) -> dict[str, object]:
    clear = [row for row in rows if row["weight"] is not None and row["weight"] > row["bar"]]
    power = sum(row["power_pct"] for row in rows) / len(rows)
    return {"leaders": Several(words, clear), "tested": len(rows), "power": power, "form": "first" if clear else "only"}


def return_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the share back after the first year waited (`near`) and the last with 30 watched (`far`), and how many were watched."""
    first = rows[0]
    last = next((row for row in reversed(rows) if row["at_risk"] >= SMALLEST_COHORT), first)
    near = {f"near_{name}": first[f"{name}_pct"] for name in ("share", "low", "high")}
    return {**near, "near": first["waited_years"], "far": last["waited_years"], "far_share": last["share_pct"], "watched": first["at_risk"]}


def funnel_facts(rows: Rows) -> dict[str, object]:
    """Return facts: how many took each step, by its name."""
    return {row["step"]: row["organisations"] for row in rows}


def lag_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the share documented in the same month, after three months or the longest lag, and when nine in ten are."""
    far = rows[min(3, len(rows) - 1)]
    most = next((row["lag_months"] for row in rows if row["share_pct"] >= 90), None)
    shares = {"at_once": rows[0]["share_pct"], "far": far["lag_months"], "later": far["share_pct"]}
    return {**shares, "most": most, "form": "only" if most is None else "first"}


def list_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the estimate with its interval, what both lists hold, and its part of all."""
    counts = {row["list"]: row["events"] for row in rows}
    last = rows[-1]
    return {
        "estimate": last["events"],
        "low": last["low"],
        "high": last["high"],
        "listed": counts["listed"],
        "listed_pct": 100 * counts["listed"] / last["events"],
    }


def following_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the mean gap with its interval, what there was before, and the smallest gap that can be seen."""
    return {name: rows[0][name] for name in ("mean_gap", "mean_low", "mean_high", "before", "visible_gap")}
