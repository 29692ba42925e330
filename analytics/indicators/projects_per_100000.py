"""Projects per 100,000 inhabitants, by region."""

from analytics.charts.tile_map import TileMap
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.rates import rates_per_100000
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("regions", 20),
    title={"fr": "Projets rapportés à la population", "ar": "المشاريع قياسا إلى عدد السكان", "en": "Projects relative to population"},
    why={
        "fr": "Une région peuplée peut compter plus de projets par sa seule taille ; le taux compare les régions à taille égale.",
        "ar": "قد تضم الجهة الكثيرة السكان مشاريع أكثر بحكم حجمها وحده؛ والمعدل يقارن الجهات على قدم المساواة.",
        "en": "A populous region may have more projects by its size alone; the rate compares regions as if they were of one size.",
    },
    unit="projects per 100,000 inhabitants",
    basis=projects("region", where=IN_A_REGION),
    sql="""
WITH counted AS (SELECT region, count(*) AS projects FROM selected_projects GROUP BY region)
SELECT region, projects, population
FROM counted JOIN regions_population ON region_code = region AND census_year = 2024
ORDER BY region
""",
    statistic=rates_per_100000("projects", "population"),
    chart=TileMap(value="projects_per_100000"),
    sentence=Sentence(
        first_place("projects_per_100000", plain("region")),
        fr="Parmi les régions d’au moins 5 projets, {leaders} vient en tête : {projects_per_100000:decimal} pour 100 000 habitants "
        "(intervalle à 95 % : de {low:decimal} à {high:decimal}), sur {projects:projects}.",
        ar="من بين الجهات التي تضم 5 مشاريع على الأقل، تأتي جهة {leaders} في الصدارة: {projects_per_100000:decimal} لكل مائة ألف نسمة "
        "(مجال الثقة عند 95%: من {low:decimal} إلى {high:decimal})، استنادا إلى {projects:projects}.",
        en="Among regions with at least 5 projects, {leaders} comes first: {projects_per_100000:decimal} per 100,000 inhabitants (95% "
        "interval: {low:decimal} to {high:decimal}), over {projects:projects}.",
        tied={
            "fr": "Parmi les régions d’au moins 5 projets, {leaders} se partagent la première place : {projects_per_100000:decimal} pour "
            "100 000 habitants.",
            "ar": "من بين الجهات التي تضم 5 مشاريع على الأقل، {leaders} في الصدارة بالتساوي: {projects_per_100000:decimal} لكل مائة ألف "
            "نسمة.",
            "en": "Among regions with at least 5 projects, {leaders} share first place: {projects_per_100000:decimal} per 100,000 "
            "inhabitants.",
        },
        only={
            "fr": "Une seule région compte au moins 5 projets, {leaders} : {projects_per_100000:decimal} pour 100 000 habitants "
            "(intervalle à 95 % : de {low:decimal} à {high:decimal}), sur {projects:projects}.",
            "ar": "لا تضم 5 مشاريع على الأقل سوى جهة واحدة، {leaders}: {projects_per_100000:decimal} لكل مائة ألف نسمة (مجال الثقة عند "
            "95%: من {low:decimal} إلى {high:decimal})، استنادا إلى {projects:projects}.",
            "en": "Only one region has at least 5 projects, {leaders}: {projects_per_100000:decimal} per 100,000 inhabitants (95% "
            "interval: {low:decimal} to {high:decimal}), over {projects:projects}.",
        },
    ),
    method={
        "fr": "Projets de la vue divisés par la population légale du recensement de 2024, multipliés par 100 000 ; intervalle exact de "
        "Poisson à 95 %. Une région de moins de 5 projets garde son effectif, sans taux.",
        "ar": "مشاريع العرض مقسومة على السكان القانونيين حسب إحصاء 2024 ومضروبة في مائة ألف؛ مع مجال بواسون المضبوط عند 95%. "
        "والجهة التي تضم أقل من 5 مشاريع يُذكر عددها دون معدل.",
        "en": "Projects in the view divided by the legal population of the 2024 census, times 100,000; exact 95% Poisson interval. A region "
        "with fewer than 5 projects keeps its count, without a rate.",
    },
    limits=with_more(
        PLACE_LIMITS,
        fr="Le taux d’une petite région repose sur peu de projets : deux intervalles qui se recouvrent ne se classent pas.",
        ar="ويستند معدل الجهة الصغيرة إلى مشاريع قليلة: لا يصح ترتيب جهتين يتداخل مجالاهما.",
        en="The rate of a small region rests on few projects: two regions whose intervals overlap cannot be ranked.",
    ),
    reference="Garwood 1936, Biometrika 28, doi 10.1093/biomet/28.3-4.437",
    reviewed="2026-11-24",
    labels={
        "projects_per_100000": {
            "fr": "Projets pour 100 000 habitants",
            "ar": "المشاريع لكل مائة ألف نسمة",
            "en": "Projects per 100,000 inhabitants",
            "format": "decimal",
        }
    },
)
