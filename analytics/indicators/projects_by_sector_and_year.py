"""Projects by sector and year."""

from analytics.charts.small_multiples import SmallMultiples
from analytics.indicators.facts_axes import CODEBOOK, SECTOR_LIMITS, YEAR_LIMITS
from analytics.indicators.facts_flows import widest_flow
from analytics.indicators.indicator import Indicator, with_more
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("sectors", 30),
    title={"fr": "Projets par secteur et par année", "ar": "المشاريع حسب القطاع والسنة", "en": "Projects by sector and year"},
    why={
        "fr": "Quand chaque secteur est entré dans le mouvement.",
        "ar": "متى التحق كل قطاع بالحركة.",
        "en": "When each sector joined the movement.",
    },
    unit="projects",
    basis=projects("sector", "year"),
    sql="""
        SELECT sector, year, count(*) AS projects
        FROM selected_projects
        WHERE sector IS NOT NULL AND year IS NOT NULL
        GROUP BY sector, year
        ORDER BY sector, year
    """,
    chart=SmallMultiples(facet="sector", value="projects"),
    sentence=widest_flow(
        {
            "fr": "le secteur « {sector} » en {year:year}",
            "ar": "قطاع «{sector}» سنة {year:year}",
            "en": "the sector “{sector}” in {year:year}",
        }
    ),
    method={
        "fr": "Nombre de projets de la vue par secteur et année de début ; une année sans colonne n’a pas de projet.",
        "ar": "عدد مشاريع العرض حسب القطاع وسنة البداية؛ والسنة التي لا عمود لها بلا مشاريع.",
        "en": "Number of projects of the view by sector and year of start; a year without a column has no project.",
    },
    limits=with_more(YEAR_LIMITS, **SECTOR_LIMITS),
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
