"""Events by format and year: in person, online, hybrid."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import part_of_whole
from analytics.indicators.facts_money import labels_of
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 30),
    title={"fr": "Format des événements par année", "ar": "صيغة الفعاليات حسب السنة", "en": "Format of events by year"},
    why={
        "fr": "Ce qui est resté du passage en ligne de 2020.",
        "ar": "ما بقي من الانتقال إلى التنظيم عن بعد سنة 2020.",
        "en": "What has stayed of the move online in 2020.",
    },
    unit="events",
    basis=events("format", "year"),
    sql="""
        SELECT year, count(*) AS events, count(*) FILTER (WHERE format = 'in_person') AS in_person,
               count(*) FILTER (WHERE format = 'online') AS online, count(*) FILTER (WHERE format = 'hybrid') AS hybrid
        FROM selected_events
        WHERE format IS NOT NULL AND year IS NOT NULL
        GROUP BY year ORDER BY year
    """,
    statistic=every_year("events", "in_person", "online", "hybrid"),
    chart=YearColumns(values=("in_person", "online", "hybrid")),
    sentence=Sentence(
        part_of_whole("in_person", "events"),
        fr="Entièrement en présentiel : {part:events} sur {whole}.",
        ar="حضوريا بالكامل: {part:events} من أصل {whole}.",
        en="Entirely in person: {part} of {whole:events}.",
    ),
    method={
        "fr": "Nombre d’éditions d’événements par format et par année de début. Une année sans événement rapporté vaut zéro.",
        "ar": "عدد دورات الفعاليات حسب الصيغة وسنة البداية. والسنة التي لم ترد فيها أي فعالية قيمتها صفر.",
        "en": "Number of event editions by format and year of the start. A year without a reported event is zero.",
    },
    limits={
        "fr": "Le format est rarement dit quand l’événement se tient sur place ; une partie en ligne peut passer inaperçue dans la presse. "
        "Les effectifs annuels reflètent aussi la couverture.",
        "ar": "نادرا ما تُذكر الصيغة عندما تكون الفعالية حضورية؛ وقد لا تنتبه الصحافة إلى الجزء المنظم عن بعد. "
        "وتعكس الأعداد السنوية التغطية أيضا.",
        "en": "The format is rarely named when an event is on site; a part held online may go unnoticed in the press. "
        "Yearly counts show coverage too.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
    labels=labels_of("formats"),
)
