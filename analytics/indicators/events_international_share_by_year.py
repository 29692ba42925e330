"""Share of events of international scope by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import part_of_whole
from analytics.indicators.facts_money import labels_of
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.statistics.steps import every_year, in_turn
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("events", 100),
    title={
        "fr": "Événements internationaux par année",
        "ar": "الفعاليات ذات النطاق الدولي حسب السنة",
        "en": "International events by year",
    },
    why={
        "fr": "Si les rencontres s’ouvrent au-delà du pays.",
        "ar": "هل تنفتح اللقاءات على خارج البلاد.",
        "en": "Whether gatherings open up beyond the country.",
    },
    unit="%",
    basis=events("scope", "year"),
    sql="""
        SELECT year, count(*) AS events, count(*) FILTER (WHERE scope = 'international') AS international,
               count(*) FILTER (WHERE scope = 'national') AS national
        FROM reference_events
        WHERE scope IS NOT NULL AND year IS NOT NULL
        GROUP BY year ORDER BY year
    """,
    statistic=in_turn(every_year("events", "international", "national"), shares("international", "events")),
    chart=YearColumns(values=("international", "national")),
    sentence=Sentence(
        part_of_whole("international", "events"),
        fr="Portée internationale pour {part:events} sur {whole}[, soit {share:percent} des événements datés].",
        ar="الفعاليات ذات النطاق الدولي: {part} من أصل {whole}[، أي {share:percent} من الفعاليات المؤرخة].",
        en="International scope for {part} of {whole:events}[, or {share:percent} of dated events].",
    ),
    method={
        "fr": "Événements de portée internationale rapportés aux événements de l’année dont la portée est connue, sans le filtre de portée ; "
        "intervalle de Wilson à 95 %. Une année de moins de 30 événements garde ses effectifs, sans part.",
        "ar": "الفعاليات ذات النطاق الدولي منسوبة إلى فعاليات السنة المعروف نطاقها، دون عامل تصفية النطاق؛ مجال ويلسون عند 95%. "
        "والسنة التي تضم أقل من 30 فعالية تُذكر أعدادها دون حصة.",
        "en": "Events of international scope over the events of the year whose scope is known, without the filter of scope; Wilson interval "
        "at 95%. A year of under 30 events keeps its counts, without a share.",
    },
    limits={
        "fr": "« International » est la lecture du codeur : un intervenant étranger n’y suffit pas toujours. Une seule année du registre "
        "publié atteint 30 événements.",
        "ar": "«دولي» قراءة المرمِّز: فمتدخل أجنبي واحد لا يكفي دائما. ولا تبلغ 30 فعالية إلا سنة واحدة من السجل المنشور.",
        "en": "“International” is the coder’s reading: one foreign speaker is not always enough. A single year of the published register "
        "reaches 30 events.",
    },
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
    labels=labels_of("scopes"),
)
