"""Events that ADD or MNC organised or joined, by type."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP, PARTNERSHIP_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("partnership", 60),
    title={
        "fr": "Événements de l’ADD et du MNC par type",
        "ar": "فعاليات الوكالة والكلاستر حسب النوع",
        "en": "Events of ADD and MNC by type",
    },
    why={
        "fr": "Par quels types d’événements l’ADD et le MNC animent l’écosystème.",
        "ar": "بأي أنواع من الفعاليات تنشّط الوكالة والكلاستر المنظومة.",
        "en": "Through which types of event ADD and MNC enliven the ecosystem.",
    },
    unit="events",
    basis=events("event_type", where=OF_THE_PARTNERSHIP),
    sql="""
SELECT event_type, count(*) AS events
FROM selected_events
WHERE event_type IS NOT NULL AND event_id IN (
    SELECT event_id FROM event_organisations
    WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
)
GROUP BY event_type
ORDER BY events DESC, event_type
""",
    chart=RankedBars(category="event_type", value="events"),
    sentence=Sentence(
        first_place("events", quoted("event_type")),
        fr="Le type {leaders} vient en tête : {events:events} sur {whole}[ ({share:percent})].",
        ar="في صدارة أنواع الفعاليات {leaders}: {events:events} من أصل {whole}[ ({share:percent})].",
        en="The type {leaders} comes first: {events} of {whole:events}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} sur {whole} chacun[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} من أصل {whole} لكل نوع[ ({share:percent})].",
            "en": "{leaders} share first place: {events} of {whole:events} each[ ({share:percent})].",
        },
        only={
            "fr": "Un seul type a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "نوع واحد فقط له فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one type has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements de la vue que l’ADD ou le MNC ont organisées ou rejointes, selon leur type.",
        "ar": "عدد دورات الفعاليات في العرض التي نظمتها الوكالة أو الكلاستر أو انضما إليها، حسب نوعها.",
        "en": "Number of event editions in the view that ADD or MNC organised or joined, by type.",
    },
    limits=PARTNERSHIP_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
