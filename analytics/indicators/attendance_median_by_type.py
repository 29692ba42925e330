"""Median attendance by type of event, with an order-statistic interval."""

from analytics.charts.log_dots import LogDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.medians import medians
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 40),
    title={"fr": "Fréquentation médiane par type", "ar": "وسيط الحضور حسب نوع الفعالية", "en": "Median attendance by type"},
    why={
        "fr": "La taille habituelle d’un salon, d’une conférence ou d’un hackathon, sans que le plus grand la fixe.",
        "ar": "الحجم المعتاد لمعرض أو مؤتمر أو هاكاثون دون أن يحدده أكبرها.",
        "en": "The usual size of a fair, a conference or a hackathon, without the largest one setting it.",
    },
    unit="attendees",
    basis=events("event_type", "attendees_observed"),
    sql="""
        SELECT event_type, with_attendance, place, attendees_observed
        FROM (
            SELECT event_type, attendees_observed, count(*) OVER (PARTITION BY event_type) AS with_attendance,
                   row_number() OVER (PARTITION BY event_type ORDER BY attendees_observed, event_id) AS place
            FROM selected_events
            WHERE event_type IS NOT NULL AND attendees_observed IS NOT NULL
        ) AS ranked
        WHERE abs(2 * place - with_attendance - 1) <= 2 * sqrt(with_attendance) + 3
        ORDER BY with_attendance DESC, event_type, place
    """,
    statistic=medians("event_type", "with_attendance", "attendees_observed", ("median_attendees", "low_attendees", "high_attendees")),
    chart=LogDots(category="event_type", value="median_attendees", low="low_attendees", high="high_attendees"),
    sentence=Sentence(
        first_place("median_attendees", quoted("event_type")),
        fr="Parmi les types d’au moins 5 fréquentations connues, {leaders} vient en tête : médiane de {median_attendees:people}, sur "
        "{with_attendance:events}.",
        ar="من بين الأنواع التي يُعرف حضور 5 فعاليات منها على الأقل، في الصدارة {leaders}: الوسيط {median_attendees:people}، استنادا إلى "
        "{with_attendance:events}.",
        en="Among types with at least 5 known attendances, {leaders} comes first: a median of {median_attendees:people}, over "
        "{with_attendance:events}.",
        tied={
            "fr": "Parmi les types d’au moins 5 fréquentations connues, {leaders} se partagent la première place : médiane de "
            "{median_attendees:people} chacun.",
            "ar": "من بين الأنواع التي يُعرف حضور 5 فعاليات منها على الأقل، {leaders} في الصدارة بالتساوي: الوسيط "
            "{median_attendees:people} لكل نوع.",
            "en": "Among types with at least 5 known attendances, {leaders} share first place: a median of {median_attendees:people} each.",
        },
        only={
            "fr": "Un seul type compte au moins 5 fréquentations connues, {leaders} : médiane de {median_attendees:people}, sur "
            "{with_attendance:events}.",
            "ar": "لا يُعرف حضور 5 فعاليات على الأقل إلا لنوع واحد، {leaders}: الوسيط {median_attendees:people}، استنادا إلى "
            "{with_attendance:events}.",
            "en": "Only one type has at least 5 known attendances, {leaders}: a median of {median_attendees:people}, over "
            "{with_attendance:events}.",
        },
    ),
    method={
        "fr": "Médiane de la fréquentation constatée, par type, dès 5 événements ; les prévisions sont écartées. Intervalle à 95 % sans "
        "hypothèse sur la distribution, à partir de 6 événements. La requête rend les valeurs proches du milieu, par rang.",
        "ar": "وسيط الحضور الفعلي حسب النوع، ابتداء من 5 فعاليات؛ وتُستبعد التوقعات. مجال ثقة عند 95% دون افتراض بشأن التوزيع، ابتداء من "
        "6 فعاليات. ويعيد الاستعلام القيم القريبة من الوسط حسب رتبتها.",
        "en": "Median of the attendance observed, by type, from 5 events on; forecasts are left out. 95% interval without assumption on "
        "the distribution, from 6 events on. The query returns the values near the middle, by rank.",
    },
    limits={
        "fr": "La fréquentation mêle visiteurs, inscrits et participants, et vient souvent de l’organisateur. On la connaît surtout pour les "
        "grands événements : les médianes sont sans doute trop hautes.",
        "ar": "يخلط الحضور بين الزوار والمسجلين والمشاركين، وغالبا ما يعلنه المنظم. وهو معروف أساسا بالنسبة إلى الفعاليات الكبرى: "
        "فالوسيط أعلى من الواقع على الأرجح.",
        "en": "Attendance mixes visitors, registrations and participants, and often comes from the organiser. It is known mostly for large "
        "events: the medians are probably too high.",
    },
    reference="Thompson 1936, Annals of Mathematical Statistics 7, doi 10.1214/aoms/1177732502",
    reviewed="2026-11-24",
    labels={
        "with_attendance": {"fr": "Fréquentation connue", "ar": "الحضور معروف", "en": "Attendance known"},
        "low_attendees": {"fr": "Borne basse", "ar": "الحد الأدنى", "en": "Low bound"},
        "high_attendees": {"fr": "Borne haute", "ar": "الحد الأعلى", "en": "High bound"},
    },
)
