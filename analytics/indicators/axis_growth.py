"""Growth of each axis: the last three whole years against the three before."""

from analytics.charts.ratio_dots import RatioDots
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.facts_growth import (
    GROWTH_LABELS,
    GROWTH_LIMITS,
    GROWTH_METHOD,
    GROWTH_REFERENCE,
    LAST_SIX_WHOLE_YEARS,
    three_years_against_three,
)
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.of_rows import growth
from analytics.statistics.steps import in_turn, needing
from analytics.warehouse.coverage import projects_of_all_years

INDICATOR = Indicator(
    page=("axes", 40),
    title={"fr": "Évolution de chaque axe", "ar": "تطور كل محور", "en": "Growth of each axis"},
    why={
        "fr": "Quels axes montent ou reculent plus que le hasard ne l’explique ?",
        "ar": "أي المحاور ترتفع أو تتراجع بأكثر مما تفسره الصدفة؟",
        "en": "Which axes rise or fall by more than chance explains?",
    },
    unit="ratio of projects",
    basis=projects_of_all_years("axis", "year", where=LAST_SIX_WHOLE_YEARS),
    sql="""
        SELECT axis,
               last_whole_year AS last_year,
               count(*) FILTER (WHERE year <= last_whole_year - 3) AS previous,
               count(*) FILTER (WHERE year > last_whole_year - 3) AS latest
        FROM history_projects CROSS JOIN registers
        WHERE register = 'projects' AND axis IS NOT NULL AND year BETWEEN last_whole_year - 5 AND last_whole_year
        GROUP BY axis, last_whole_year
        ORDER BY latest * 1.0 / nullif(previous, 0) DESC NULLS LAST, axis
    """,
    statistic=in_turn(growth(), needing("ratio", "previous", 1)),
    chart=RatioDots(category="axis", value="ratio", low="low", high="high", colour="axis", compare=1),
    sentence=Sentence(
        three_years_against_three("axis"),
        fr="De {previous:projects} en {earlier} à {latest} en {later} ; changement net pour {leaders} ({clear:axes} sur {compared} : "
        "l’intervalle du rapport exclut 1).",
        ar="{previous:projects} في {earlier} ثم {latest:projects} في {later}؛ ويتضح التغير في {leaders} ({clear} من أصل {compared}: مجال "
        "النسبة لا يشمل العدد 1).",
        en="From {previous:projects} in {earlier} to {latest} in {later}; clear change for {leaders} ({clear} of {compared:axes}: the "
        "interval of the ratio excludes 1).",
        only={
            "fr": "De {previous:projects} en {earlier} à {latest} en {later} ; aucun changement net (axes comparés : {compared} ; chaque "
            "intervalle du rapport contient 1).",
            "ar": "{previous:projects} في {earlier} ثم {latest:projects} في {later}؛ ولا تغير واضحا (المحاور المقارنة: {compared}؛ ومجال كل "
            "نسبة يشمل العدد 1).",
            "en": "From {previous:projects} in {earlier} to {latest} in {later}; no clear change (axes compared: {compared}; each interval "
            "of the ratio includes 1).",
        },
    ),
    method=GROWTH_METHOD,
    limits=with_more(GROWTH_LIMITS, **AXIS_LIMITS),
    reference=GROWTH_REFERENCE,
    reviewed="2026-11-24",
    labels=GROWTH_LABELS,
)
