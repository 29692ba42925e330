"""Events by sector."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import EVENT_REGISTER, EVENT_SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("sectors", 70),
    title={"fr": "Événements par secteur", "ar": "الفعاليات حسب القطاع", "en": "Events by sector"},
    why={
        "fr": "De quels secteurs parle-t-on dans les salons, conférences et concours.",
        "ar": "أي القطاعات تتناولها المعارض والمؤتمرات والمسابقات.",
        "en": "Which sectors fairs, conferences and competitions are about.",
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
        first_place("events", quoted("sector")),
        fr="Le secteur {leaders} vient en tête : {events:events} sur {whole}[ ({share:percent})].",
        ar="في الصدارة قطاع {leaders}: {events:events} من أصل {whole}[ ({share:percent})].",
        en="The sector {leaders} comes first: {events} of {whole:events}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} sur {whole} chacun[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} من أصل {whole} لكل قطاع[ ({share:percent})].",
            "en": "{leaders} share first place: {events} of {whole:events} each[ ({share:percent})].",
        },
        only={
            "fr": "Un seul secteur a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "قطاع واحد فقط له فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one sector has events in this view, {leaders}: {events:events}.",
        },
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
