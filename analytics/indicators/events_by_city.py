"""Events by city."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, number_of_rows, plain, together
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 90),
    title={"fr": "Événements par ville", "ar": "الفعاليات حسب المدينة", "en": "Events by city"},
    why={
        "fr": "Où l’on se réunit, et où l’on ne se réunit pas.",
        "ar": "أين تُنظَّم اللقاءات، وأين لا تُنظَّم.",
        "en": "Where people meet, and where they do not.",
    },
    unit="events",
    basis=events("city"),
    sql="""
        SELECT city, count(*) AS events
        FROM selected_events
        WHERE city IS NOT NULL
        GROUP BY city ORDER BY events DESC, city
    """,
    chart=RankedBars(category="city", value="events"),
    sentence=Sentence(
        together(first_place("events", plain("city")), number_of_rows("cities")),
        fr="{leaders} vient en tête : {events:events} sur {whole} ; villes en tout : {cities}.",
        ar="تأتي مدينة {leaders} في الصدارة: {events:events} من أصل {whole}؛ عدد المدن: {cities}.",
        en="{leaders} comes first: {events} of {whole:events}; cities in all: {cities}.",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} sur {whole} chacune ; villes en tout : {cities}.",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} من أصل {whole} لكل مدينة؛ عدد المدن: {cities}.",
            "en": "{leaders} share first place: {events} of {whole:events} each; cities in all: {cities}.",
        },
        only={
            "fr": "Une seule ville a des événements dans cette vue, {leaders} : {events:events}.",
            "ar": "مدينة واحدة فقط لها فعاليات في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one city has events in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements par ville nommée dans la source, étranger compris. Le graphique montre les quinze premières, "
        "le tableau les donne toutes.",
        "ar": "عدد دورات الفعاليات حسب المدينة المذكورة في المصدر، بما فيها مدن الخارج. يعرض الرسم الخمس عشرة الأولى، ويضمها الجدول جميعا.",
        "en": "Number of event editions by the city named in the source, abroad included. The chart shows the first fifteen, the table has "
        "them all.",
    },
    limits={
        "fr": "Un événement en ligne n’a pas toujours de ville. La presse nationale couvre mieux Casablanca et Rabat.",
        "ar": "ليس للفعالية المنظمة عن بعد مدينة دائما. والصحافة الوطنية تغطي الدار البيضاء والرباط أكثر من غيرهما.",
        "en": "An online event does not always have a city. The national press covers Casablanca and Rabat better.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
)
