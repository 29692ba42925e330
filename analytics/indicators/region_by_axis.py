"""Projects by region and axis."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts import first_place
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
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
    chart=HeatTable(row="region", column="axis", value="projects", nothing=0),
    sentence=Sentence(
        first_place(
            "projects",
            {"fr": "{region} sur l’axe « {axis} »", "ar": "جهة {region} ضمن محور «{axis}»", "en": "{region} on the axis “{axis}”"},
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
        "fr": "Nombre de projets de la vue par région et par axe principal ; un zéro est un vrai zéro du registre.",
        "ar": "عدد مشاريع العرض حسب الجهة والمحور الرئيسي؛ والصفر صفر حقيقي في السجل.",
        "en": "Number of projects in the view by region and primary axis; a zero is a true zero of the register.",
    },
    limits=with_more(
        PLACE_LIMITS,
        fr="Une case de moins de 5 projets se lit, elle ne se compare pas.",
        ar="والخانة التي تضم أقل من 5 مشاريع تُقرأ ولا تُقارن بغيرها.",
        en="A cell with fewer than 5 projects can be read, not compared.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
