"""Events by region."""

from analytics.charts.tile_map import TileMap
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("regions", 30),
    title={"fr": "Événements par région", "ar": "الفعاليات حسب الجهة", "en": "Events by region"},
    why={
        "fr": "Où l’écosystème se réunit, et quelles régions n’accueillent presque rien.",
        "ar": "أين تجتمع المنظومة، وأي الجهات لا تكاد تحتضن شيئا.",
        "en": "Where the ecosystem meets, and which regions host almost nothing.",
    },
    unit="events",
    basis=events("region", where=IN_A_REGION),
    sql="""
SELECT region, count(*) AS events
FROM selected_events
WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
GROUP BY region
ORDER BY events DESC, region
""",
    chart=TileMap(value="events", nothing=0),
    sentence=Sentence(
        first_place("events", plain("region")),
        fr="Parmi les événements situés dans une région, {leaders} vient en tête : {events} sur {whole}[ ({share:percent})].",
        ar="من بين الفعاليات المحددة الجهة، تأتي جهة {leaders} في الصدارة: {events} من أصل {whole}[ ({share:percent})].",
        en="Among events placed in a region, {leaders} comes first: {events} of {whole}[ ({share:percent})].",
        tied={
            "fr": "Parmi les événements situés dans une région, {leaders} se partagent la première place : {events} sur {whole} chacune"
            "[ ({share:percent})].",
            "ar": "من بين الفعاليات المحددة الجهة، {leaders} في الصدارة بالتساوي: {events} من أصل {whole} لكل جهة[ ({share:percent})].",
            "en": "Among events placed in a region, {leaders} share first place: {events} of {whole} each[ ({share:percent})].",
        },
        only={
            "fr": "Une seule région a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "جهة واحدة فقط لها فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one region has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements de la vue, selon la région du lieu. Un événement en ligne n’a pas de région.",
        "ar": "عدد دورات الفعاليات في العرض حسب جهة المكان. والفعالية المنظمة عن بعد لا جهة لها.",
        "en": "Number of event editions in the view, by the region of the venue. An online event has no region.",
    },
    limits=PLACE_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
