"""Events by sector."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import leader
from analytics.indicators.facts_axes import EVENT_REGISTER, EVENT_SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("sectors", 70),
    title={"fr": "Événements par secteur", "ar": "الفعاليات حسب القطاع", "en": "Events by sector"},
    why={
        "fr": "De quels secteurs parle-t-on dans les salons, conférences et concours.",
        "ar": "أي القطاعات تتناولها المعارض والمؤتمرات والمسابقات.",
        "en": "Which sectors fairs, conferences and contests are about.",
    },
    unit="events",
    basis=events("sector"),
    sql="""
        SELECT sector, count(*) AS events
        FROM selected_events
        WHERE sector IS NOT NULL
        GROUP BY sector
        ORDER BY events DESC, sector
    """,
    chart=RankedBars(category="sector", value="events"),
    sentence=Sentence(
        leader("sector", "events"),
        fr="Le secteur « {sector} » vient en tête : {events:events} sur {total} ({share:percent}).",
        ar="في الصدارة قطاع «{sector}»: {events:events} من أصل {total} ({share:percent}).",
        en="The sector “{sector}” comes first: {events} of {total:events} ({share:percent}).",
    ),
    method={
        "fr": "Nombre d’événements du registre dans la vue, selon leur secteur ; chaque édition compte.",
        "ar": "عدد فعاليات السجل في العرض حسب قطاعها؛ وتُحتسب كل دورة.",
        "en": "Number of events of the register in the view, by their sector; each edition counts.",
    },
    limits=EVENT_SECTOR_LIMITS,
    reference=EVENT_REGISTER,
    reviewed="2026-11-24",
)
