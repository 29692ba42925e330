"""The year that is not over yet, beside the same months of the year before."""

from analytics.charts.measure_table import MeasureTable
from analytics.indicators.facts_axes import YEAR_LIMITS
from analytics.indicators.facts_dynamics import months_compared
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.same_months import same_months
from analytics.warehouse.coverage import both_of_all_years
from analytics.warehouse.part import Part

_TWO_YEARS = Part(
    "year BETWEEN (SELECT max(last_whole_year) FROM registers WHERE register IN ('projects', 'events')) "
    "AND (SELECT max(last_whole_year) FROM registers WHERE register IN ('projects', 'events')) + 1",
    ("other_years", "no_year"),
)

INDICATOR = Indicator(
    page=("years", 18),
    title={
        "fr": "L’année en cours, mêmes mois",
        "ar": "السنة الجارية والأشهر نفسها من السنة السابقة",
        "en": "The year so far, same months",
    },
    why={
        "fr": "Où en est l’année inachevée, comparée à ce qui lui est comparable.",
        "ar": "إلى أين وصلت السنة غير المكتملة مقارنة بما يقابلها.",
        "en": "Where the unfinished year stands, beside what can be compared with it.",
    },
    unit="records",
    basis=both_of_all_years("year", where=_TWO_YEARS),
    sql="""
WITH closed AS (
    SELECT register, last_whole_year + 1 AS this_year, strftime(as_of, '%Y-%m') AS until, month(as_of) AS last_month
    FROM registers
    WHERE register IN ('projects', 'events') AND last_whole_year < year(as_of)
), dated AS (
    SELECT year, start_date, 'projects' AS register FROM history_projects
    UNION ALL
    SELECT year, start_date, 'events' AS register FROM history_events
), placed AS (
    SELECT
        dated.register, year, this_year, until, last_month,
        CASE WHEN length(start_date) >= 7 AND left(start_date, 4)::INTEGER = year THEN substr(start_date, 6, 2)::INTEGER END AS month
    FROM dated JOIN closed ON closed.register = dated.register
    WHERE year IN (this_year - 1, this_year)
)
SELECT
    register, until,
    count(*) FILTER (WHERE year < this_year AND month <= last_month) AS before,
    count(*) FILTER (WHERE year = this_year AND month <= last_month) AS now,
    count(*) FILTER (WHERE year < this_year AND month IS NULL) AS without_month_before,
    count(*) FILTER (WHERE year = this_year AND month IS NULL) AS without_month_now,
    count(*) FILTER (WHERE year < this_year) AS records_before,
    count(*) FILTER (WHERE year = this_year) AS records_now
FROM placed
GROUP BY ALL
ORDER BY register DESC
""",
    statistic=same_months,
    chart=MeasureTable("register", ("now", "before", "without_month_now", "without_month_before"), is_wide=False),
    sentence=Sentence(
        months_compared,
        fr="De janvier à {until:date}, contre les mêmes mois de l’année précédente : {pairs}.",
        ar="من يناير إلى {until:date}، مقابل الأشهر نفسها من السنة السابقة: {pairs}.",
        en="From January to {until:date}, beside the same months of the year before: {pairs}.",
        thin={
            "fr": "De janvier à {until:date}, contre les mêmes mois de l’année précédente : {pairs}. {others} : pas de chiffres, faute d’assez de fiches "
            "dont le mois est connu.",
            "ar": "من يناير إلى {until:date}، مقابل الأشهر نفسها من السنة السابقة: {pairs}. {others}: دون أعداد، لقلة البطاقات التي يُعرف شهرها.",
            "en": "From January to {until:date}, beside the same months of the year before: {pairs}. {others}: no counts, as too few records have a month.",
        },
    ),
    method={
        "fr": "Fiches dont le début est connu au mois près, de janvier au mois de clôture des registres, dans l’année inachevée et dans la précédente. Un "
        "registre où, l’une des deux années, plus d’une fiche sur cinq n’a pas de mois reste sans chiffres : ces fiches peuvent être de n’importe quel "
        "mois. Les années de la vue ne bornent pas ce tableau.",
        "ar": "البطاقات التي يُعرف شهر بدايتها، من يناير إلى شهر إقفال السجلين، في السنة غير المكتملة وفي السنة السابقة. والسجل الذي تزيد فيه البطاقات "
        "التي لا شهر لها على الخمس في إحدى السنتين يبقى دون أعداد، إذ قد تكون من أي شهر. ولا تحد سنوات العرض هذا الجدول.",
        "en": "Records whose start is known to the month, from January to the month in which the registers were closed, in the unfinished year and in the "
        "one before. A register in which more than one record in five of either year has no month stays without counts, since they may be of any. The years "
        "of the view do not bound this table.",
    },
    limits=with_more(
        YEAR_LIMITS,
        fr="Les derniers mois sont encore incomplets : des sources paraîtront.",
        ar="والأشهر الأخيرة لم تكتمل بعد: فستصدر مصادر أخرى.",
        en="The latest months are still incomplete: more sources will appear.",
    ),
    reference="Eurostat 2015, ESS guidelines on seasonal adjustment (year-on-year comparison of the same months)",
    reviewed="2026-11-29",
    labels={
        "until": {"fr": "Jusqu’à", "ar": "إلى غاية", "en": "Until", "format": "date"},
        "now": {"fr": "Cette année", "ar": "هذه السنة", "en": "This year", "format": "integer"},
        "before": {
            "fr": "Mêmes mois, année précédente",
            "ar": "الأشهر نفسها من السنة السابقة",
            "en": "Same months, year before",
            "format": "integer",
        },
        "without_month_now": {
            "fr": "Sans mois, cette année",
            "ar": "دون شهر، هذه السنة",
            "en": "Without a month, this year",
            "format": "integer",
        },
        "without_month_before": {
            "fr": "Sans mois, année précédente",
            "ar": "دون شهر، السنة السابقة",
            "en": "Without a month, year before",
            "format": "integer",
        },
        "records_now": {"fr": "Fiches, cette année", "ar": "بطاقات هذه السنة", "en": "Records, this year", "format": "integer"},
        "records_before": {
            "fr": "Fiches, année précédente",
            "ar": "بطاقات السنة السابقة",
            "en": "Records, year before",
            "format": "integer",
        },
    },
)
