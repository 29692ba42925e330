"""Events by axis."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import AXIS_LIMITS, EVENT_REGISTER
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("axes", 70),
    title={"fr": "Événements par axe", "ar": "الفعاليات حسب المحور", "en": "Events by axis"},
    why={
        "fr": "Quels axes réunissent l’écosystème.",
        "ar": "أي المحاور تجمع المنظومة.",
        "en": "Which axes bring the ecosystem together.",
    },
    unit="events",
    basis=events("axis"),
    sql="""
        SELECT axis, count(*) AS events
        FROM selected_events
        WHERE axis IS NOT NULL
        GROUP BY axis
        ORDER BY events DESC, axis
    """,
    chart=RankedBars(category="axis", value="events", colour="axis"),
    sentence=Sentence(
        first_place("events", quoted("axis")),
        fr="L’axe {leaders} vient en tête : {events:events} sur {whole}[ ({share:percent})].",
        ar="في الصدارة محور {leaders}: {events:events} من أصل {whole}[ ({share:percent})].",
        en="The axis {leaders} comes first: {events} of {whole:events}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} sur {whole} chacun[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} من أصل {whole} لكل محور[ ({share:percent})].",
            "en": "{leaders} share first place: {events} of {whole:events} each[ ({share:percent})].",
        },
        only={
            "fr": "Un seul axe a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "محور واحد فقط له فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one axis has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’événements du registre dans la vue, selon leur axe ; chaque édition compte.",
        "ar": "عدد فعاليات السجل في العرض حسب محورها؛ وتُحتسب كل دورة.",
        "en": "Number of events of the register in the view, by their axis; each edition counts.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="L’axe « Organisation d’événements » reçoit par construction la plupart des salons et concours.",
        ar="يستقبل محور تنظيم الفعاليات بحكم تعريفه معظم المعارض والمسابقات.",
        en="The axis of the organisation of events takes most fairs and competitions by construction.",
    ),
    reference=EVENT_REGISTER,
    reviewed="2026-11-24",
)
