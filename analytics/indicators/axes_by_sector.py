"""Axes within sectors: how many projects stand where the two meet."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts import first_place
from analytics.indicators.facts_axes import AXIS_LIMITS, CODEBOOK, SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
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
    chart=HeatTable(row="sector", column="axis", value="projects", nothing=0),
    sentence=Sentence(
        first_place(
            "projects",
            {
                "fr": "le secteur « {sector} » sur l’axe « {axis} »",
                "ar": "قطاع «{sector}» ضمن محور «{axis}»",
                "en": "the sector “{sector}” on the axis “{axis}”",
            },
        ),
        fr="En tête, {leaders} : {projects:projects} sur {whole}.",
        ar="في الصدارة {leaders}: {projects:projects} من أصل {whole}.",
        en="First place goes to {leaders}: {projects} of {whole:projects}.",
        tied={
            "fr": "À égalité en tête, {leaders} : {projects:projects} sur {whole} dans chaque cas.",
            "ar": "في الصدارة بالتساوي {leaders}: {projects:projects} من أصل {whole} لكل حالة.",
            "en": "First place is shared by {leaders}: {projects} of {whole:projects} each.",
        },
        only={
            "fr": "Une seule combinaison dans cette vue, {leaders} : {projects:projects}.",
            "ar": "لا تظهر في هذا العرض سوى حالة واحدة، {leaders}: {projects:projects}.",
            "en": "Only one combination in this view, {leaders}: {projects:projects}.",
        },
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
