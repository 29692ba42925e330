"""Projects by region."""

from analytics.charts.tile_map import TileMap
from analytics.indicators.facts import leader
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
    chart=TileMap(value="projects"),
    sentence=Sentence(
        leader("region", "projects"),
        fr="Parmi les projets situés dans une région, {region} vient en tête : {projects} sur {total} ({share:percent}).",
        ar="من بين المشاريع المحددة الجهة، تأتي جهة {region} في الصدارة: {projects} من أصل {total} ({share:percent}).",
        en="Among projects placed in a region, {region} comes first: {projects} of {total} ({share:percent}).",
    ),
    method={
        "fr": "Nombre de projets de la vue par région de réalisation. « National » et « International » sont des portées, pas des régions.",
        "ar": "عدد مشاريع العرض حسب جهة الإنجاز. «وطني» و«دولي» نطاقان وليسا جهتين.",
        "en": "Number of projects in the view by the region where they take place. “National” and “International” are scopes, not regions.",
    },
    limits=PLACE_LIMITS,
    reference="docs/codebook.md",
    reviewed="2026-11-24",
)
