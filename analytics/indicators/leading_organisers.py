"""Organisations that organise the most events."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, number_of_rows, plain, together
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import events
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("events", 80),
    title={"fr": "Principaux organisateurs", "ar": "أبرز المنظمين", "en": "Leading organisers"},
    why={
        "fr": "Qui réunit l’écosystème, et à qui s’adresser pour le réunir.",
        "ar": "من يجمع المنظومة، وإلى من يُتوجَّه لجمعها.",
        "en": "Who brings the ecosystem together, and whom to ask to do so.",
    },
    unit="events",
    basis=events(
        "organiser",
        where=Part(
            "(organiser IS NULL OR event_id IN (SELECT event_id FROM event_organisations JOIN organisations USING (organisation_id) "
            "WHERE role = 'lead' AND NOT is_group))",
            ("group_organiser",),
        ),
    ),
    sql="""
        SELECT organisation_id, name AS organisation, count(*) AS events
        FROM selected_events
        JOIN event_organisations USING (event_id)
        JOIN organisations USING (organisation_id)
        WHERE role = 'lead' AND NOT is_group
        GROUP BY organisation_id, name ORDER BY events DESC, organisation_id
    """,
    chart=RankedBars(category="organisation", value="events"),
    sentence=Sentence(
        together(first_place("events", plain("organisation")), number_of_rows("organisations")),
        fr="{leaders} vient en tête : {events:events} ; organisateurs en tout : {organisations}.",
        ar="في الصدارة {leaders}: {events:events}؛ عدد المنظمين: {organisations}.",
        en="{leaders} comes first: {events:events}; organisers in all: {organisations}.",
        tied={
            "fr": "{leaders} se partagent la première place : {events:events} chacun ; organisateurs en tout : {organisations}.",
            "ar": "{leaders} في الصدارة بالتساوي: {events:events} لكل منظِّم؛ عدد المنظمين: {organisations}.",
            "en": "{leaders} share first place: {events:events} each; organisers in all: {organisations}.",
        },
        only={
            "fr": "Un seul organisateur figure dans cette vue, {leaders} : {events:events}.",
            "ar": "منظِّم واحد فقط يظهر في هذا العرض، {leaders}: {events:events}.",
            "en": "Only one organiser appears in this view, {leaders}: {events:events}.",
        },
    ),
    method={
        "fr": "Nombre d’éditions d’événements par organisateur nommé ; un événement de deux organisateurs compte pour chacun. "
        "Le graphique montre les quinze premiers, le tableau les donne tous.",
        "ar": "عدد دورات الفعاليات حسب المنظم المذكور؛ والفعالية التي لها منظمان تُحتسب لكل منهما. يعرض الرسم الخمسة عشر الأوائل، ويضمهم الجدول جميعا.",
        "en": "Number of event editions by named organiser; an event of two organisers counts for each. "
        "The chart shows the first fifteen, the table has them all.",
    },
    limits={
        "fr": "Un ministère qui change de nom n’est compté une fois que si la liste des organisations connaît ses deux noms. "
        "Les partenaires et les groupes sans nom propre (« des banques ») n’y figurent pas.",
        "ar": "الوزارة التي غيرت اسمها لا تُحتسب مرة واحدة إلا إذا عرفت قائمة المنظمات اسميها. ولا يشمل الشركاء ولا المجموعات التي لا اسم خاصا لها "
        "(مثل «أبناك»).",
        "en": "A ministry that changed its name is one only where the list of organisations knows both names. "
        "Partners and groups without a name of their own (“banks”) are not in it.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
)
