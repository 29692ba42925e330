"""Records by function and year, one small chart a function."""

from analytics.charts.small_multiples import SmallMultiples
from analytics.indicators.facts import first_place
from analytics.indicators.facts_coding import FUNCTION_COUNTS, NOT_TWICE
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.totals import totals_by_year
from analytics.warehouse.coverage import both

_PEAK = {
    "fr": "« {function} » en {year:year}",
    "ar": "«{function}» سنة {year:year}",
    "en": "“{function}” in {year:year}",
}

INDICATOR = Indicator(
    page=("functions", 20),
    title={"fr": "Fonctions, année après année", "ar": "الوظائف سنة بعد سنة", "en": "Functions, year by year"},
    why={
        "fr": "Quelle fonction s’est éveillée quand, et laquelle reste muette ?",
        "ar": "أي وظيفة نشطت ومتى، وأيها ظلت صامتة؟",
        "en": "Which function woke up when, and which stays silent?",
    },
    unit="records",
    basis=both("year", where=NOT_TWICE),
    sql=FUNCTION_COUNTS,
    statistic=totals_by_year("records", "function"),
    chart=SmallMultiples(facet="function", value="records"),
    sentence=Sentence(
        first_place("records", _PEAK),
        fr="Le plus haut compte d’une année : {leaders}, {records:records}.",
        ar="أعلى عدد في سنة: {leaders}، {records:records}.",
        en="The highest count of a year: {leaders}, {records:records}.",
        tied={
            "fr": "Le plus haut compte d’une année, à égalité : {leaders}, {records:records} chaque fois.",
            "ar": "أعلى عدد في سنة بالتساوي: {leaders}، {records:records} في كل مرة.",
            "en": "The highest count of a year is shared: {leaders}, {records:records} each.",
        },
        only={
            "fr": "Une seule année a des fiches : {leaders}, {records:records}.",
            "ar": "سنة واحدة فقط لها بطاقات: {leaders}، {records:records}.",
            "en": "Only one year has records: {leaders}, {records:records}.",
        },
    ),
    method=FUNCTION_METHOD,
    limits=with_more(
        FUNCTION_LIMITS,
        fr="Une hausse peut être celle de la couverture par la presse ; la dernière année est partielle.",
        ar="وقد يكون الارتفاع ارتفاعا في التغطية الصحفية؛ والسنة الأخيرة جزئية.",
        en="A rise may be one of press coverage; the last year is partial.",
    ),
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
)
