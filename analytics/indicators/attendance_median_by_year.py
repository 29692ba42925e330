"""Median attendance by year."""

from analytics.charts.year_line import YearLine
from analytics.indicators.facts import last_drawn
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year, in_turn, needing
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 50),
    title={"fr": "Fréquentation médiane par année", "ar": "وسيط الحضور حسب السنة", "en": "Median attendance by year"},
    why={
        "fr": "Si l’événement type attire davantage, là où assez de chiffres existent pour le dire.",
        "ar": "هل تستقطب الفعالية المعتادة جمهورا أكبر، حيثما توفرت أرقام كافية للقول بذلك.",
        "en": "Whether the typical event draws more people, where enough figures exist to tell.",
    },
    unit="attendees",
    basis=events("year", "attendees_observed"),
    sql="""
        SELECT year, count(*) AS with_attendance, CASE WHEN count(*) >= 5 THEN median(attendees_observed) END AS median_attendees
        FROM selected_events
        WHERE year IS NOT NULL AND attendees_observed IS NOT NULL
        GROUP BY year ORDER BY year
    """,
    statistic=in_turn(every_year("with_attendance"), needing("median_attendees", "with_attendance", 5)),
    chart=YearLine(value="median_attendees"),
    sentence=Sentence(
        last_drawn("median_attendees"),
        fr="En {year:year}, la fréquentation médiane est de {median_attendees:people}, sur {with_attendance:events}.",
        ar="سنة {year:year}، يبلغ وسيط الحضور {median_attendees:people}، استنادا إلى {with_attendance:events}.",
        en="In {year:year}, the median attendance is {median_attendees:people}, over {with_attendance:events}.",
        thin={
            "fr": "En {last_year:year}, fréquentations connues : {last_with_attendance}, trop peu pour une médiane. En {year:year}, la "
            "fréquentation médiane est de {median_attendees:people}, sur {with_attendance:events}.",
            "ar": "سنة {last_year:year}، عدد الفعاليات المعروف حضورها {last_with_attendance}، وهو لا يكفي لحساب وسيط. وسنة {year:year}، "
            "يبلغ وسيط الحضور {median_attendees:people}، استنادا إلى {with_attendance:events}.",
            "en": "In {last_year:year}, known attendances: {last_with_attendance}, too few for a median. In {year:year}, the median "
            "attendance is {median_attendees:people}, over {with_attendance:events}.",
        },
    ),
    method={
        "fr": "Médiane de la fréquentation constatée des événements de l’année, prévisions écartées ; une année de moins de 5 événements "
        "chiffrés n’a pas de médiane, et la ligne s’y interrompt.",
        "ar": "وسيط الحضور الفعلي لفعاليات السنة مع استبعاد التوقعات؛ والسنة التي يُعرف حضور أقل من 5 فعاليات منها لا وسيط لها، فينقطع الخط عندها.",
        "en": "Median of the attendance observed at the events of the year, forecasts left out; a year of under 5 events with a figure has "
        "no median, and the line breaks there.",
    },
    limits={
        "fr": "La part des salons et des hackathons change d’une année à l’autre : la médiane bouge avec elle. Elle repose souvent sur cinq à "
        "neuf événements et sur les dires des organisateurs.",
        "ar": "تتغير حصة المعارض والهاكاثونات من سنة إلى أخرى، فيتغير الوسيط معها. وهو يستند غالبا إلى ما بين خمس وتسع فعاليات وإلى تصريحات المنظمين.",
        "en": "The mix of fairs and hackathons changes from year to year, and the median with it. It often rests on five to nine events and "
        "on what organisers say.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
    labels={"with_attendance": {"fr": "Fréquentation connue", "ar": "الحضور معروف", "en": "Attendance known"}},
)
