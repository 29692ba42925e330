"""Events by axis."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import leader
from analytics.indicators.facts_axes import AXIS_LIMITS, EVENT_REGISTER, with_more
from analytics.indicators.indicator import Indicator, Sentence
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
        leader("axis", "events"),
        fr="L’axe « {axis} » vient en tête : {events:events} sur {total} ({share:percent}).",
        ar="في الصدارة محور «{axis}»: {events:events} من أصل {total} ({share:percent}).",
        en="The axis “{axis}” comes first: {events} of {total:events} ({share:percent}).",
    ),
    method={
        "fr": "Nombre d’événements du registre dans la vue, selon leur axe ; chaque édition compte.",
        "ar": "عدد فعاليات السجل في العرض حسب محورها؛ وتُحتسب كل دورة.",
        "en": "Number of events of the register in the view, by their axis; each edition counts.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="L’axe « Organisation d’événements » attend par construction la plupart des salons et concours.",
        ar="يستقبل محور تنظيم الفعاليات بحكم تعريفه معظم المعارض والمسابقات.",
        en="The axis of the organisation of events takes most fairs and contests by construction.",
    ),
    reference=EVENT_REGISTER,
    reviewed="2026-11-24",
)
