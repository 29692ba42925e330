"""What the two maps of emergence share: facts, labels, method and limits."""

from analytics.charts.emergence_map import is_emerging
from analytics.indicators.facts import quoted
from analytics.indicators.facts_dynamics import PRESS_LIMITS
from analytics.indicators.indicator import Rows, Sentence, Words, with_more
from analytics.words.fill import Several

EMERGENCE_REFERENCE = "Rotolo, Hicks and Martin 2015, Research Policy 44, doi 10.1016/j.respol.2015.06.006"
EMERGENCE_METHOD = {
    "fr": "Deux traits d’une émergence : la jeunesse (âge moyen des projets) et la croissance (part des trois dernières années complètes dans les six "
    "dernières, intervalle exact). Émerge une classe plus jeune que l’ensemble, dont la hausse est moins probable que le seuil : dans 5 % des "
    "mondes simulés à parts constantes, une classe au moins le dépasse. Sous 10 projets en six ans, seuls les effectifs sont donnés. La puissance "
    "est la probabilité de voir une part qui double. Les années de la vue et le filtre de la classe ne s’appliquent pas.",
    "ar": "سمتان من سمات البروز: الحداثة (متوسط عمر المشاريع) والنمو (حصة السنوات الثلاث الأخيرة المكتملة من السنوات الست الأخيرة، بمجال مضبوط). وتُعد "
    "الفئة في طور البروز إذا كانت أحدث من المجموع وكان ارتفاعها أقل احتمالا من العتبة: ففي 5% من عوالم محاكاة ثابتة الحصص تتجاوزها فئة ما. ودون 10 "
    "مشاريع في ست سنوات لا تُعطى إلا الأعداد. والقوة هي احتمال رصد حصة تتضاعف. ولا تُطبق سنوات العرض ولا تصفية الفئة.",
    "en": "Two marks of emergence: youth (mean age of the projects) and growth (the part of the last three whole years in the last six, exact "
    "interval). A class emerges where it is younger than the whole and its rise is less likely than the bar: in 5% of simulated worlds with "
    "constant shares some class passes it. Under 10 projects in six years only counts are given. The power is the chance to see a share "
    "that doubles. The years of the view and the filter on the class do not apply.",
}
EMERGENCE_LIMITS = with_more(
    PRESS_LIMITS,
    fr="Les fiches ne disent rien de deux autres traits, la cohérence et l’effet attendu. Là où la puissance est faible, l’absence d’émergence ne dit rien.",
    ar="ولا تقول البطاقات شيئا عن سمتين أخريين هما التماسك والأثر المنتظر. وحيث تكون القوة ضعيفة لا يدل غياب البروز على شيء.",
    en="The records say nothing of two other marks, coherence and expected impact. Where the power is low, the absence of emergence says nothing.",
)
EMERGENCE_LABELS: dict[str, dict[str, str]] = {
    "since_year": {"fr": "Premier projet", "ar": "أول مشروع", "en": "First project", "format": "year"},
    "mean_age": {
        "fr": "Âge moyen des projets (ans)",
        "ar": "متوسط عمر المشاريع (بالسنوات)",
        "en": "Mean age of the projects (years)",
        "format": "decimal",
    },
    "previous": {"fr": "Trois années précédentes", "ar": "السنوات الثلاث السابقة", "en": "Three years before"},
    "latest": {"fr": "Trois dernières années", "ar": "السنوات الثلاث الأخيرة", "en": "Last three years"},
    "ratio": {"fr": "Rapport des deux périodes", "ar": "نسبة الفترتين", "en": "Ratio of both periods", "format": "decimal"},
    "ratio_low": {"fr": "Rapport, borne basse", "ar": "النسبة، الحد الأدنى", "en": "Ratio, low bound", "format": "decimal"},
    "ratio_high": {"fr": "Rapport, borne haute", "ar": "النسبة، الحد الأعلى", "en": "Ratio, high bound", "format": "decimal"},
    "late_pct": {
        "fr": "Trois dernières années, part des six dernières (%)",
        "ar": "السنوات الثلاث الأخيرة من الست الأخيرة (%)",
        "en": "Last three years, part of the last six (%)",
        "format": "percent",
    },
    "late_of_all_pct": {
        "fr": "La même part, tous les projets (%)",
        "ar": "الحصة نفسها لكل المشاريع (%)",
        "en": "The same part of all projects (%)",
        "format": "percent",
    },
    "mean_age_of_all": {
        "fr": "Âge moyen, tous les projets",
        "ar": "متوسط العمر لكل المشاريع",
        "en": "Mean age of all projects",
        "format": "decimal",
    },
    "chance_pct": {
        "fr": "Probabilité d’une telle hausse (%)",
        "ar": "احتمال ارتفاع كهذا (%)",
        "en": "Chance of such a rise (%)",
        "format": "percent",
    },
    "bar_pct": {"fr": "Seuil (%)", "ar": "العتبة (%)", "en": "Bar (%)", "format": "percent"},
    "power_pct": {"fr": "Puissance (%)", "ar": "القوة (%)", "en": "Power (%)", "format": "percent"},
    "burst_year": {"fr": "Début d’une poussée nette", "ar": "بداية طفرة واضحة", "en": "Start of a clear burst", "format": "year"},
    "emerging": {"fr": "émerge", "ar": "في طور البروز", "en": "emerges"},
    "not_clear": {"fr": "le hasard peut suffire, ou ancien", "ar": "قد تكفي الصدفة، أو الفئة قديمة", "en": "chance may be enough, or old"},
    "all_records": {"fr": "tous les projets", "ar": "كل المشاريع", "en": "all projects"},
}
_RISEN = {
    "fr": "{name} (de {previous} à {latest:projects})",
    "ar": "{name} (من {previous} إلى {latest})",
    "en": "{name} (from {previous} to {latest:projects})",
}
_EMERGING = {
    "fr": "Émergent plus que le hasard ne le donne : {leaders}. {classes} jugés : {judged} ; trop minces pour l’être : {thin} ; probabilité "
    "moyenne de voir une part doubler : {power:percent}.",
    "ar": "ما يبرز أكثر مما تعطيه الصدفة: {leaders}. {classes} المفحوصة: {judged}؛ وما هو أصغر من أن يُفحص: {thin}؛ متوسط احتمال رصد حصة تتضاعف: "
    "{power:percent}.",
    "en": "Emerging by more than chance gives: {leaders}. {classes} judged: {judged}; too thin to be: {thin}; mean chance to see a share "
    "double: {power:percent}.",
}
_NONE = {
    "fr": "Rien n’émerge plus que le hasard ne le donne. {classes} jugés : {judged} ; trop minces pour l’être : {thin} ; probabilité "
    "moyenne de voir une part doubler : {power:percent}.",
    "ar": "لا يبرز شيء أكثر مما تعطيه الصدفة. {classes} المفحوصة: {judged}؛ وما هو أصغر من أن يُفحص: {thin}؛ متوسط احتمال رصد حصة تتضاعف: "
    "{power:percent}.",
    "en": "Nothing emerges by more than chance gives. {classes} judged: {judged}; too thin to be: {thin}; mean chance to see a share double: "
    "{power:percent}.",
}


def emergence_sentence(column: str, classes: Words) -> Sentence:
    """Return the sentence of emergence by `column`; `classes` names those that were judged.

    Its facts: the emerging classes as `leaders`, how many were judged, how many are too thin, and the mean power of those judged.
    """
    risen = {lang: text.replace("{name}", quoted(column)[lang]) for lang, text in _RISEN.items()}
    clear, by_chance = ({lang: text.replace("{classes}", classes[lang]) for lang, text in form.items()} for form in (_EMERGING, _NONE))
    return Sentence(lambda rows: _emergence_facts(rows, risen), clear["fr"], clear["ar"], clear["en"], only=by_chance)


def _emergence_facts(rows: Rows, words: Words) -> dict[str, object]:
    judged = [row for row in rows if row["chance_pct"] is not None]
    clear = [row for row in judged if is_emerging(row)]
    power = sum(row["power_pct"] for row in judged) / len(judged)
    counts = {"judged": len(judged), "thin": len(rows) - len(judged), "power": power}
    return {"leaders": Several(words, clear), **counts, "form": "first" if clear else "only"}
