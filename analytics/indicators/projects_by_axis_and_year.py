"""Projects by axis and year."""

from analytics.charts.small_multiples import SmallMultiples
from analytics.indicators.facts_axes import AXIS_LIMITS, CODEBOOK, YEAR_LIMITS
from analytics.indicators.facts_flows import widest_flow
from analytics.indicators.indicator import Indicator, with_more
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 30),
    title={"fr": "Projets par axe et par année", "ar": "المشاريع حسب المحور والسنة", "en": "Projects by axis and year"},
    why={
        "fr": "Quand chaque axe est apparu et comment il évolue.",
        "ar": "متى ظهر كل محور وكيف يتطور.",
        "en": "When each axis appeared, and how it moves.",
    },
    unit="projects",
    basis=projects("axis", "year"),
    sql="""
        SELECT axis, year, count(*) AS projects
        FROM selected_projects
        WHERE axis IS NOT NULL AND year IS NOT NULL
        GROUP BY axis, year
        ORDER BY axis, year
    """,
    chart=SmallMultiples(facet="axis", value="projects"),
    sentence=widest_flow(
        {"fr": "l’axe « {axis} » en {year:year}", "ar": "محور «{axis}» سنة {year:year}", "en": "the axis “{axis}” in {year:year}"}
    ),
    method={
        "fr": "Nombre de projets de la vue par axe principal et année de début ; une année sans colonne n’a pas de projet.",
        "ar": "عدد مشاريع العرض حسب المحور الرئيسي وسنة البداية؛ والسنة التي لا عمود لها بلا مشاريع.",
        "en": "Number of projects of the view by primary axis and year of start; a year without a column has no project.",
    },
    limits=with_more(YEAR_LIMITS, **AXIS_LIMITS),
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
