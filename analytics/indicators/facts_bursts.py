"""What the two indicators on bursts share: their sentence, method, limits and labels."""

from analytics.indicators.facts import quoted
from analytics.indicators.facts_dynamics import PRESS_LIMITS
from analytics.indicators.indicator import Rows, Sentence, Words
from analytics.words.fill import Several

BURST_REFERENCE = "Kleinberg 2003, Data Mining and Knowledge Discovery 7, doi 10.1023/A:1024940629314"
BURST_METHOD = {
    "fr": "Automate à deux états : dans une poussée, la part de la classe dans les projets de l’année double. Le poids dit de combien une poussée "
    "explique mieux les effectifs. Le seuil est celui que la plus forte poussée dépasse dans 5 % des mondes simulés sans poussée, toutes "
    "classes ensemble. La puissance est la probabilité de voir un doublement de deux ans. "
    "Une poussée se juge sur toutes les années et toutes les classes : les années de la vue et le filtre de la classe ne s’appliquent pas.",
    "ar": "آلة ذات حالتين: في الطفرة تتضاعف حصة الفئة من مشاريع السنة. ويقيس الوزن مدى تفوق الطفرة على غيابها في تفسير الأعداد. والعتبة هي ما تتجاوزه أقوى "
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
_CLEAR = {
    "fr": "Poussées nettes : {leaders}. {classes} examinés : {tested} ; puissance moyenne : {power:percent}.",
    "ar": "الطفرات الواضحة: {leaders}. {classes} المفحوصة: {tested}؛ متوسط القوة: {power:percent}.",
    "en": "Clear bursts: {leaders}. {classes} looked at: {tested}; mean power: {power:percent}.",
}
_BY_CHANCE = {
    "fr": "Aucune poussée ne dépasse ce que donne le hasard. {classes} examinés : {tested} ; probabilité moyenne de voir un doublement de deux "
    "ans : {power:percent}.",
    "ar": "لا طفرة تتجاوز ما تعطيه الصدفة. {classes} المفحوصة: {tested}؛ متوسط احتمال رصد تضاعف يدوم سنتين: {power:percent}.",
    "en": "No burst passes what chance gives. {classes} looked at: {tested}; mean chance to see a doubling that lasts two years: "
    "{power:percent}.",
}


def burst_sentence(column: str, classes: Words) -> Sentence:
    """Return the sentence of bursts by `column`; `classes` names those that were looked at.

    Its facts: the clear bursts as `leaders`, how many classes were looked at, and the mean power.
    """
    burst = {lang: text.replace("{name}", quoted(column)[lang]) for lang, text in _BURST.items()}
    clear, by_chance = ({lang: text.replace("{classes}", classes[lang]) for lang, text in form.items()} for form in (_CLEAR, _BY_CHANCE))
    return Sentence(lambda rows: _burst_facts(rows, burst), clear["fr"], clear["ar"], clear["en"], only=by_chance)


def _burst_facts(rows: Rows, words: Words) -> dict[str, object]:
    clear = [row for row in rows if row["weight"] is not None and row["weight"] > row["bar"]]
    power = sum(row["power_pct"] for row in rows) / len(rows)
    return {"leaders": Several(words, clear), "tested": len(rows), "power": power, "form": "first" if clear else "only"}
