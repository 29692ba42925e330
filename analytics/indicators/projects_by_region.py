"""Projects by region."""

from analytics.charts.tile_map import TileMap
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("regions", 10),
    title={"fr": "Projets par région", "ar": "المشاريع حسب الجهة", "en": "Projects by region"},
    why={
        "fr": "Où se trouvent les projets parmi les douze régions du Royaume.",
        "ar": "أين توجد المشاريع بين جهات المملكة الاثنتي عشرة.",
        "en": "Where the projects are, among the twelve regions of the Kingdom.",
    },
    unit="projects",
    basis=projects("region", where=IN_A_REGION),
    sql="""
SELECT region, count(*) AS projects
FROM selected_projects
WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
GROUP BY region
ORDER BY projects DESC, region
""",
    chart=TileMap(value="projects", nothing=0),
    sentence=Sentence(
        first_place("projects", plain("region")),
        fr="Parmi les projets situés dans une région, {leaders} vient en tête : {projects} sur {whole}[ ({share:percent})].",
        ar="من بين المشاريع المحددة الجهة، تأتي جهة {leaders} في الصدارة: {projects} من أصل {whole}[ ({share:percent})].",
        en="Among projects placed in a region, {leaders} comes first: {projects} of {whole}[ ({share:percent})].",
        tied={
            "fr": "Parmi les projets situés dans une région, {leaders} se partagent la première place : {projects} sur {whole} chacune"
            "[ ({share:percent})].",
            "ar": "من بين المشاريع المحددة الجهة، {leaders} في الصدارة بالتساوي: {projects} من أصل {whole} لكل جهة[ ({share:percent})].",
            "en": "Among projects placed in a region, {leaders} share first place: {projects} of {whole} each[ ({share:percent})].",
        },
        only={
            "fr": "Une seule région a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "جهة واحدة فقط لها مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one region has projects in this view, {leaders}: {projects:projects}.",
        },
    ),
    method={
        "fr": "Nombre de projets de la vue par région de réalisation. « National » et « International » sont des portées, pas des régions.",
        "ar": "عدد مشاريع العرض حسب جهة الإنجاز. «وطني» و«دولي» نطاقان وليسا جهتين.",
        "en": "Number of projects in the view by the region where they take place. “National” and “International” are scopes, not regions.",
    },
    limits=PLACE_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
