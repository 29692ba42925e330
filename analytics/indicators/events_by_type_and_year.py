"""Events by type and year."""

from analytics.charts.small_multiples import SmallMultiples
from analytics.indicators.facts import first_place
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 20),
    title={"fr": "Types d’événements par année", "ar": "أنواع الفعاليات حسب السنة", "en": "Types of event by year"},
    why={
        "fr": "Quels formats de rencontre montent, lesquels s’effacent.",
        "ar": "أنواع اللقاءات الصاعدة وتلك التي تتراجع.",
        "en": "Which kinds of gathering rise, and which fade.",
    },
    unit="events",
    basis=events("event_type", "year"),
    sql="""
        SELECT event_type, year, count(*) AS events
        FROM selected_events
        WHERE event_type IS NOT NULL AND year IS NOT NULL
        GROUP BY ALL ORDER BY event_type, year
    """,
    chart=SmallMultiples(facet="event_type", value="events"),
    sentence=Sentence(
        first_place(
            "events",
            {
                "fr": "le type « {event_type} » en {year:year}",
                "ar": "«{event_type}» سنة {year:year}",
                "en": "the type “{event_type}” in {year:year}",
            },
        ),
        fr="En tête, {leaders} : {events:events}.",
        ar="في الصدارة {leaders}: {events:events}.",
        en="First place goes to {leaders}: {events:events}.",
        tied={
            "fr": "À égalité en tête, {leaders} : {events:events} dans chaque cas.",
            "ar": "في الصدارة بالتساوي {leaders}: {events:events} لكل حالة.",
            "en": "First place is shared by {leaders}: {events:events} each.",
        },
        only={
            "fr": "Une seule combinaison dans cette vue, {leaders} : {events:events}.",
            "ar": "لا تظهر في هذا العرض سوى حالة واحدة، {leaders}: {events:events}.",
            "en": "Only one combination in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements par type et par année de début ; une absence de colonne vaut zéro événement rapporté. "
        "Tous les panneaux ont la même échelle.",
        "ar": "عدد دورات الفعاليات حسب النوع وسنة البداية؛ غياب العمود يعني عدم ورود أي فعالية. وجميع اللوحات على المقياس نفسه.",
        "en": "Number of event editions by type and year of the start; no column means no reported event. All panels share one scale.",
    },
    limits={
        "fr": "Les effectifs annuels reflètent la couverture de presse autant que l’activité : 2012–2016 est mince, 2026 s’arrête vers avril.",
        "ar": "تعكس الأعداد السنوية التغطية الصحفية بقدر ما تعكس النشاط: فترة 2012–2016 ضعيفة التوثيق، و2026 تتوقف قرابة أبريل.",
        "en": "Yearly counts show press coverage as much as activity: 2012–2016 is thin, 2026 stops about April.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
)
