"""Functions within axes: how many dated records stand where the two meet."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts import first_place
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.facts_coding import FUNCTION_COUNTS, NOT_TWICE
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.totals import totals
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("functions", 30),
    title={"fr": "Fonctions et axes", "ar": "الوظائف والمحاور", "en": "Functions and axes"},
    why={
        "fr": "Sur quel axe chaque fonction est-elle nourrie, et où manque-t-elle ?",
        "ar": "في أي محور تُغذى كل وظيفة، وأين تغيب؟",
        "en": "On which axis is each function fed, and where is it missing?",
    },
    unit="records",
    basis=both("axis", "year", where=NOT_TWICE),
    sql=FUNCTION_COUNTS,
    statistic=totals("records", "function", "axis"),
    chart=HeatTable(row="function", column="axis", value="records", nothing=0),
    sentence=Sentence(
        first_place(
            "records",
            {
                "fr": "la fonction « {function} » sur l’axe « {axis} »",
                "ar": "وظيفة «{function}» في محور «{axis}»",
                "en": "the function “{function}” on the axis “{axis}”",
            },
        ),
        fr="En tête, {leaders} : {records:records} sur {whole}.",
        ar="في الصدارة {leaders}: {records:records} من أصل {whole}.",
        en="First place goes to {leaders}: {records} of {whole:records}.",
        tied={
            "fr": "À égalité en tête, {leaders} : {records:records} sur {whole} dans chaque cas.",
            "ar": "في الصدارة بالتساوي {leaders}: {records:records} من أصل {whole} لكل حالة.",
            "en": "First place is shared by {leaders}: {records} of {whole:records} each.",
        },
        only={
            "fr": "Une seule combinaison dans cette vue, {leaders} : {records:records}.",
            "ar": "لا تظهر في هذا العرض سوى حالة واحدة، {leaders}: {records:records}.",
            "en": "Only one combination in this view, {leaders}: {records:records}.",
        },
    ),
    method=FUNCTION_METHOD,
    limits=with_more(
        FUNCTION_LIMITS,
        fr=f"{AXIS_LIMITS['fr']} Certaines règles dépendent de l’axe : la table ne prouve pas un lien entre axe et fonction.",
        ar=f"{AXIS_LIMITS['ar']} وبعض القواعد تتوقف على المحور: فلا يثبت الجدول علاقة بين المحور والوظيفة.",
        en=f"{AXIS_LIMITS['en']} Some rules depend on the axis: the table proves no link between axis and function.",
    ),
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
)
