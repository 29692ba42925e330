"""Events by type."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 10),
    title={"fr": "Événements par type", "ar": "الفعاليات حسب النوع", "en": "Events by type"},
    why={
        "fr": "Par quelles rencontres passe l’animation de l’écosystème : conférences, salons, hackathons, concours.",
        "ar": "اللقاءات التي يمر عبرها تنشيط المنظومة: مؤتمرات ومعارض وهاكاثونات ومسابقات.",
        "en": "The gatherings through which the ecosystem meets: conferences, fairs, hackathons, competitions.",
    },
    unit="events",
    basis=events("event_type"),
    sql="""
        SELECT event_type, count(*) AS events
        FROM selected_events
        WHERE event_type IS NOT NULL
        GROUP BY ALL ORDER BY events DESC, event_type
    """,
    chart=RankedBars(category="event_type", value="events"),
    sentence=Sentence(
        first_place("events", quoted("event_type")),
        fr="Le type {leaders} vient en tête : {events:events} sur {whole}.",
        ar="في صدارة أنواع الفعاليات {leaders}: {events:events} من أصل {whole}.",
        en="The type {leaders} comes first: {events} of {whole:events}.",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} sur {whole} chacun.",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} من أصل {whole} لكل نوع.",
            "en": "{leaders} share first place: {events} of {whole:events} each.",
        },
        only={
            "fr": "Un seul type a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "نوع واحد فقط له فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one type has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements dans la vue, selon leur type. Chaque édition compte pour une.",
        "ar": "عدد دورات الفعاليات في العرض حسب نوعها. تُحتسب كل دورة مرة واحدة.",
        "en": "Number of event editions in the view, by their type. Each edition counts once.",
    },
    limits={
        "fr": "Le type est un codage (kappa de 0,88). 51 événements figurent aussi au registre des projets : ne pas additionner les deux.",
        "ar": "النوع ترميز (معامل كابا 0,88). وترد 51 فعالية أيضا في سجل المشاريع: فلا يُجمع السجلان.",
        "en": "The type is a coding (kappa of 0.88). 51 events also stand in the project register: do not add the two.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
)
