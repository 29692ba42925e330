"""Records by function of the innovation system, with the share of each."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_coding import FUNCTION_COUNTS, NOT_TWICE
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.of_rows import shares
from analytics.statistics.steps import in_turn
from analytics.statistics.totals import totals
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("functions", 10),
    title={"fr": "Poids de chaque fonction", "ar": "وزن كل وظيفة", "en": "Weight of each function"},
    why={
        "fr": "Quelles fonctions du système d’innovation sont nourries, lesquelles sont presque vides ?",
        "ar": "أي وظائف منظومة الابتكار نشطة، وأيها شبه فارغة؟",
        "en": "Which functions of the innovation system are fed, and which are nearly empty?",
    },
    unit="percent of coded records",
    basis=both("year", where=NOT_TWICE),
    sql=FUNCTION_COUNTS,
    statistic=in_turn(totals("records", "function"), shares("records")),
    chart=IntervalDots(category="function", value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        first_place("records", quoted("function")),
        fr="En tête, {leaders} : {records:records} sur {whole} codées, soit {share_pct:percent} (intervalle à 95 % : de {low_pct:percent} à "
        "{high_pct:percent}).",
        ar="في الصدارة {leaders}: {records:records} من أصل {whole} مرمزة، أي {share_pct:percent} (مجال الثقة عند 95%: من {low_pct:percent} "
        "إلى {high_pct:percent}).",
        en="First, {leaders}: {records} of {whole:records} coded, or {share_pct:percent} (95% interval: {low_pct:percent} to "
        "{high_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la première place : {records:records} sur {whole} codées chacune.",
            "ar": "{leaders} في الصدارة بالتساوي: {records:records} من أصل {whole} مرمزة لكل وظيفة.",
            "en": "{leaders} share first place: {records} of {whole:records} coded each.",
        },
        only={
            "fr": "Une seule fonction a des fiches dans cette vue, {leaders} : {records:records}.",
            "ar": "وظيفة واحدة فقط لها بطاقات في هذا العرض، {leaders}: {records:records}.",
            "en": "Only one function has records in this view, {leaders}: {records:records}.",
        },
    ),
    method=with_more(
        FUNCTION_METHOD,
        fr="Part dans les fiches codées de la vue, intervalle de Wilson à 95 % ; pas de part sous 30 fiches.",
        ar="الحصة من بطاقات العرض المرمزة، بمجال ويلسون عند 95%؛ ولا حصة دون 30 بطاقة.",
        en="Share of the coded records in view, 95% Wilson interval; no share under 30 records.",
    ),
    limits=with_more(
        FUNCTION_LIMITS,
        fr="L’intervalle ne dit que le hasard des petits nombres ; un autre codage changerait davantage.",
        ar="ولا يعبر المجال إلا عن صدفة الأعداد الصغيرة، وقد يغيّر ترميز آخر أكثر من ذلك.",
        en="The interval tells the chance of small numbers only; another coding would change more.",
    ),
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
)
