"""Share of events whose attendance is known, by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import part_of_whole
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.statistics.steps import every_year, in_turn
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 60),
    title={"fr": "Fréquentation connue par année", "ar": "الحضور المعروف حسب السنة", "en": "Known attendance by year"},
    why={
        "fr": "Avant de lire une fréquentation, savoir pour combien d’événements elle existe.",
        "ar": "قبل قراءة أرقام الحضور، ينبغي معرفة عدد الفعاليات التي تتوفر عليها.",
        "en": "Before reading attendance, know for how many events it exists.",
    },
    unit="%",
    basis=events("year"),
    sql="""
        SELECT year, count(*) AS events, count(attendees_observed) AS with_attendance,
               count(*) - count(attendees_observed) AS without_attendance
        FROM selected_events
        WHERE year IS NOT NULL
        GROUP BY year ORDER BY year
    """,
    statistic=in_turn(every_year("events", "with_attendance", "without_attendance"), shares("with_attendance", "events")),
    chart=YearColumns(values=("with_attendance", "without_attendance")),
    sentence=Sentence(
        part_of_whole("with_attendance", "events"),
        fr="Fréquentation connue pour {part:events} sur {whole}[, soit {share:percent} des événements datés].",
        ar="الفعاليات المعروف حضورها: {part} من أصل {whole}[، أي {share:percent} من الفعاليات المؤرخة].",
        en="Attendance is known for {part} of {whole:events}[, or {share:percent} of dated events].",
    ),
    method={
        "fr": "Événements dont une source donne la fréquentation constatée, rapportés aux événements de l’année ; intervalle de Wilson à "
        "95 %. Une année de moins de 30 événements garde ses effectifs, sans part.",
        "ar": "الفعاليات التي يذكر مصدر ما حضورها المسجل، منسوبة إلى فعاليات السنة؛ مجال ويلسون عند 95%. "
        "والسنة التي تضم أقل من 30 فعالية تُذكر أعدادها دون حصة.",
        "en": "Events for which a source gives the attendance observed, over the events of the year; 95% Wilson interval. "
        "A year of under 30 events keeps its counts, without a share.",
    },
    limits={
        "fr": "Une prévision ne compte pas comme fréquentation connue. Lancements, conventions et appels n’ont presque jamais de fréquentation.",
        "ar": "لا يُعد التوقع حضورا معروفا. ونادرا ما يكون لعمليات الإطلاق والاتفاقيات وطلبات المشاريع حضور معلن.",
        "en": "A forecast does not count as known attendance. Launches, agreements and calls hardly ever have one.",
    },
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
    labels={
        "with_attendance": {"fr": "Fréquentation connue", "ar": "الحضور معروف", "en": "Attendance known"},
        "without_attendance": {"fr": "Fréquentation inconnue", "ar": "الحضور غير معروف", "en": "Attendance unknown"},
    },
)
