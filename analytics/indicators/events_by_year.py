"""Events by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_axes import EVENT_REGISTER, YEAR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("years", 20),
    title={"fr": "Événements par année", "ar": "الفعاليات حسب السنة", "en": "Events by year"},
    why={
        "fr": "À quel rythme l’écosystème se réunit.",
        "ar": "بأي وتيرة تجتمع المنظومة.",
        "en": "How often the ecosystem meets.",
    },
    unit="events",
    basis=events("year"),
    sql="SELECT year, count(*) AS events FROM selected_events WHERE year IS NOT NULL GROUP BY year ORDER BY year",
    statistic=every_year("events"),
    chart=YearColumns(values=("events",)),
    sentence=Sentence(
        first_place("events", plain("year:year")),
        fr="{leaders} vient en tête : {events} sur {whole:events} avec une année.",
        ar="تأتي سنة {leaders} في الصدارة: {events} من أصل {whole:events} بسنة معلومة.",
        en="{leaders} comes first: {events} of {whole:events} with a year.",
        tied={
            "fr": "{leaders} se partagent la première place : {events} chacune, sur {whole:events} avec une année.",
            "ar": "{leaders} في الصدارة بالتساوي: {events} لكل سنة من أصل {whole:events} بسنة معلومة.",
            "en": "{leaders} share first place: {events} each, of {whole:events} with a year.",
        },
        only={
            "fr": "Une seule année a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "سنة واحدة فقط لها فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one year has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’événements de la vue par année de début ; chaque édition compte, une année sans événement vaut zéro.",
        "ar": "عدد فعاليات العرض حسب سنة البداية؛ وتُحتسب كل دورة، والسنة التي لا فعالية فيها تساوي صفرا.",
        "en": "Number of events of the view by year of start; each edition counts, a year without an event is zero.",
    },
    limits=YEAR_LIMITS,
    reference=EVENT_REGISTER,
    reviewed="2026-11-24",
)
