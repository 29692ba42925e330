"""Compound growth of the projects and of the events, a year."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import every_row
from analytics.indicators.facts_growth import GROWTH_LIMITS, GROWTH_REFERENCE, compound_labels
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.compound import compound_growth
from analytics.warehouse.coverage import both
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("years", 50),
    title={"fr": "Croissance annuelle composée", "ar": "النمو السنوي المركب", "en": "Compound yearly growth"},
    why={
        "fr": "Le rythme de fond des deux registres, au-delà des à-coups annuels.",
        "ar": "الوتيرة العامة للسجلين بعيدا عن التقلبات السنوية.",
        "en": "The underlying pace of both registers, beyond yearly jolts.",
    },
    unit="percent a year",
    basis=both(
        "year",
        where=Part(
            (
                "(year IS NULL OR year <= (SELECT last_whole_year FROM registers WHERE register = 'projects'))",
                "(year IS NULL OR year <= (SELECT last_whole_year FROM registers WHERE register = 'events'))",
            ),
            ("unfinished_year",),
        ),
    ),
    sql="""
        WITH dated AS (
            SELECT 'projects' AS register, year FROM selected_projects
            UNION ALL
            SELECT 'events' AS register, year FROM selected_events
        )
        SELECT dated.register, dated.year, count(*) AS records
        FROM dated JOIN registers ON registers.register = dated.register
        WHERE dated.year <= last_whole_year
        GROUP BY dated.register, dated.year
        ORDER BY dated.register DESC, dated.year
    """,
    statistic=compound_growth("register", "records"),
    chart=IntervalDots(category="register", value="growth_pct", low="low_pct", high="high_pct", compare=0),
    sentence=Sentence(
        every_row(
            "growths",
            {
                "fr": "{growth_pct:percent} pour le registre « {register} » de {first_period} à {last_period} "
                "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent})",
                "ar": "{growth_pct:percent} لسجل «{register}» من {first_period} إلى {last_period} "
                "(مجال الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent})",
                "en": "{growth_pct:percent} for the register “{register}” from {first_period} to {last_period} "
                "(95% interval: {low_pct:percent} to {high_pct:percent})",
            },
        ),
        fr="Croissance par an : {growths}.",
        ar="النمو السنوي: {growths}.",
        en="Growth a year: {growths}.",
    ),
    method={
        "fr": "Moyenne des trois dernières années complètes de la vue, rapportée à celle des trois premières années consécutives qui réunissent "
        "30 fiches, à la puissance 1 sur le nombre d’années entre leurs milieux. Intervalle exact du rapport, à la même puissance. "
        "Refus si une période compte moins de 30 fiches ou si elles se recouvrent.",
        "ar": "متوسط السنوات الثلاث الأخيرة المكتملة في العرض منسوبا إلى متوسط أول ثلاث سنوات متتالية تضم 30 بطاقة، مرفوعا إلى القوة 1 على عدد "
        "السنوات بين منتصفيهما. المجال المضبوط للنسبة بالقوة نفسها. لا جواب إذا قلت فترة عن 30 بطاقة أو تداخلت الفترتان.",
        "en": "Mean of the last three whole years of the view, divided by that of the first three years in a row that hold 30 records, to the "
        "power of 1 over the number of years between their middles. Exact interval of the ratio, to the same power. Refused where a "
        "period has fewer than 30 records or both overlap.",
    },
    limits=with_more(
        GROWTH_LIMITS,
        fr="Deux points ne disent rien du chemin ; le choix de la première période pèse sur le résultat.",
        ar="ولا تقول نقطتان شيئا عن المسار؛ ويؤثر اختيار الفترة الأولى في النتيجة.",
        en="Two points say nothing of the path; the choice of the first period weighs on the result.",
    ),
    reference=GROWTH_REFERENCE,
    reviewed="2026-11-24",
    labels=compound_labels({"fr": "Croissance par an (%)", "ar": "النمو السنوي (%)", "en": "Growth a year (%)"}),
)
