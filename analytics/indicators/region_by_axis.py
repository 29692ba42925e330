"""Projects by region and axis."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS, and_also, row_with_most
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("regions", 50),
    title={"fr": "Régions et axes", "ar": "الجهات والمحاور", "en": "Regions and axes"},
    why={
        "fr": "Sur quels axes chaque région porte des projets, et lesquels y manquent.",
        "ar": "في أي المحاور تحمل كل جهة مشاريع، وأيها غائب عنها.",
        "en": "On which axes each region has projects, and which are missing there.",
    },
    unit="projects",
    basis=projects("region", "axis", where=IN_A_REGION),
    sql="""
WITH placed AS (
    SELECT region, axis FROM selected_projects WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
), counted AS (SELECT region, axis, count(*) AS projects FROM placed GROUP BY region, axis),
regions AS (SELECT DISTINCT region FROM placed),
axes AS (SELECT DISTINCT axis FROM placed)
SELECT regions.region, axes.axis, coalesce(projects, 0) AS projects
FROM regions CROSS JOIN axes LEFT JOIN counted ON counted.region = regions.region AND counted.axis = axes.axis
ORDER BY regions.region, axes.axis
""",
    chart=HeatTable(row="region", column="axis", value="projects"),
    sentence=Sentence(
        row_with_most("projects", "region", "axis"),
        fr="En tête, {region} sur l’axe « {axis} » : {projects:projects} sur {total}.",
        ar="في الصدارة جهة {region} ضمن محور «{axis}»: {projects:projects} من أصل {total}.",
        en="First place goes to {region} on the axis “{axis}”: {projects} of {total:projects}.",
    ),
    method={
        "fr": "Nombre de projets de la vue par région et par axe principal ; un zéro est un vrai zéro du registre.",
        "ar": "عدد مشاريع العرض حسب الجهة والمحور الرئيسي؛ والصفر صفر حقيقي في السجل.",
        "en": "Number of projects in the view by region and primary axis; a zero is a true zero of the register.",
    },
    limits=and_also(
        PLACE_LIMITS,
        fr="Une case de moins de 5 projets se lit, elle ne se compare pas.",
        ar="والخانة التي تضم أقل من 5 مشاريع تُقرأ ولا تُقارن بغيرها.",
        en="A cell with fewer than 5 projects can be read, not compared.",
    ),
    reference="docs/codebook.md",
    reviewed="2026-11-24",
)
