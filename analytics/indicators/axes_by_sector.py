"""Axes within sectors: how many projects stand where the two meet."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts_actors import row_with_most
from analytics.indicators.facts_axes import AXIS_LIMITS, CODEBOOK, SECTOR_LIMITS, with_more
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 50),
    title={"fr": "Axes et secteurs", "ar": "المحاور والقطاعات", "en": "Axes and sectors"},
    why={
        "fr": "Où chaque secteur rencontre chaque axe, et où il n’y a rien.",
        "ar": "أين يلتقي كل قطاع بكل محور، وأين لا يوجد شيء.",
        "en": "Where each sector meets each axis, and where there is nothing.",
    },
    unit="projects",
    basis=projects("sector", "axis"),
    sql="""
        WITH counted AS (
            SELECT sector, axis, count(*) AS projects
            FROM selected_projects
            WHERE sector IS NOT NULL AND axis IS NOT NULL
            GROUP BY sector, axis
        ), by_sector AS (SELECT DISTINCT sector FROM counted),
        by_axis AS (SELECT DISTINCT axis FROM counted)
        SELECT by_sector.sector, by_axis.axis, coalesce(counted.projects, 0) AS projects
        FROM by_sector CROSS JOIN by_axis
        LEFT JOIN counted ON counted.sector = by_sector.sector AND counted.axis = by_axis.axis
        ORDER BY by_sector.sector, by_axis.axis
    """,
    chart=HeatTable(row="sector", column="axis", value="projects"),
    sentence=Sentence(
        row_with_most("projects", "sector", "axis"),
        fr="En tête, le secteur « {sector} » sur l’axe « {axis} » : {projects:projects} sur {total}.",
        ar="في الصدارة قطاع «{sector}» ضمن محور «{axis}»: {projects:projects} من أصل {total}.",
        en="First place goes to the sector “{sector}” on the axis “{axis}”: {projects} of {total:projects}.",
    ),
    method={
        "fr": "Nombre de projets de la vue par secteur et axe principal ; un zéro est un vrai zéro de la vue.",
        "ar": "عدد مشاريع العرض حسب القطاع والمحور الرئيسي؛ والصفر صفر حقيقي في العرض.",
        "en": "Number of projects of the view by sector and primary axis; a zero is a true zero of the view.",
    },
    limits=with_more(AXIS_LIMITS, **SECTOR_LIMITS),
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
