"""Projects and events that started in each of the last eight whole quarters."""

from analytics.charts.measure_table import MeasureTable
from analytics.indicators.facts_axes import YEAR_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence, with_more
from analytics.warehouse.coverage import both_of_all_years
from analytics.warehouse.part import Part

_DRAWN = Part(
    """(
    length(start_date) >= 7
    AND left(start_date, 7) >= (SELECT strftime(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) - INTERVAL 24 MONTH, '%Y-%m')
                                FROM registers WHERE register IN ('projects', 'events'))
    AND left(start_date, 7) < (SELECT strftime(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY), '%Y-%m')
                               FROM registers WHERE register IN ('projects', 'events'))
    OR (start_date IS NULL OR length(start_date) < 7) AND year BETWEEN (SELECT year(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) - INTERVAL 24 MONTH)
                                            FROM registers WHERE register IN ('projects', 'events'))
                                       AND (SELECT max(last_whole_year) + 1 FROM registers WHERE register IN ('projects', 'events'))
)""",
    ("other_quarters", "no_year"),
)


def latest(rows: Rows) -> dict[str, object]:
    """Return the last quarter. No year before beside it: how many records lack a month differs from year to year."""
    return dict(rows[-1])


INDICATOR = Indicator(
    page=("years", 17),
    title={"fr": "Débuts par trimestre", "ar": "البدايات حسب الفصل", "en": "Starts by quarter"},
    why={
        "fr": "Ce que le dernier trimestre entier a ajouté.",
        "ar": "ما أضافه آخر فصل مكتمل.",
        "en": "What the last whole quarter has added.",
    },
    unit="records",
    basis=both_of_all_years(where=_DRAWN),
    sql="""
WITH closed AS (
    SELECT date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) AS until FROM registers WHERE register IN ('projects', 'events')
), quarters AS (
    SELECT begins, begins + INTERVAL 3 MONTH AS ends
    FROM closed, generate_series(until - INTERVAL 24 MONTH, until - INTERVAL 3 MONTH, INTERVAL 3 MONTH) AS span(begins)
), starts AS (
    SELECT year, CASE WHEN length(start_date) >= 7 THEN left(start_date, 7) END AS month, 'projects' AS register FROM history_projects
    UNION ALL
    SELECT year, CASE WHEN length(start_date) >= 7 THEN left(start_date, 7) END AS month, 'events' AS register FROM history_events
), counted AS (
    SELECT year, month, register, count(*) AS records FROM starts GROUP BY ALL
)
SELECT
    strftime(begins, '%Y-Q') || quarter(begins) AS quarter,
    coalesce(sum(records) FILTER (WHERE month IS NOT NULL AND register = 'projects'), 0)::BIGINT AS projects,
    coalesce(sum(records) FILTER (WHERE month IS NOT NULL AND register = 'events'), 0)::BIGINT AS events,
    coalesce(sum(records) FILTER (WHERE month IS NULL), 0)::BIGINT AS without_month
FROM quarters LEFT JOIN counted
    ON (month >= strftime(begins, '%Y-%m') AND month < strftime(ends, '%Y-%m')) OR (month IS NULL AND counted.year = year(begins))
GROUP BY ALL
ORDER BY quarter
""",
    chart=MeasureTable("quarter", ("projects", "events", "without_month"), is_tall=True, is_wide=False),
    sentence=Sentence(
        latest,
        fr="Au {quarter:date} : {projects:projects} et {events:events} dont on connaît le mois ; de la même année, sans mois connu : {without_month:records}.",
        ar="في {quarter:date}: {projects:projects} و{events:events} مما يُعرف شهره؛ ومن السنة نفسها، دون شهر معروف: {without_month:records}.",
        en="In {quarter:date}: {projects:projects} and {events:events} whose month is known; of the same year, without a known month: {without_month:records}.",
    ),
    method={
        "fr": "Fiches dont le début est connu au mois près, dans les huit derniers trimestres entiers avant la clôture des registres. Un trimestre sans "
        "fiche vaut zéro. À côté, pour toute l’année : les fiches mises à cette année sans mois connu, parfois d’après l’année de leur source. Ce nombre "
        "se répète d’un trimestre à l’autre et ne s’additionne pas ; il change d’une année à l’autre, et la phrase ne compare donc pas deux années. Les "
        "années de la vue ne bornent pas ce tableau.",
        "ar": "البطاقات التي يُعرف شهر بدايتها، في الفصول الثمانية المكتملة الأخيرة قبل إقفال السجلين. ويُحسب الفصل الذي لا بطاقة فيه صفرا. وإلى جانبها، "
        "للسنة كلها، البطاقات المنسوبة إليها دون شهر معروف، وأحيانا حسب سنة مصدرها. ويتكرر هذا العدد في فصول السنة فلا يُجمع؛ ويتغير من سنة إلى أخرى، فلا "
        "تقارن الجملة بين سنتين. ولا تحد سنوات العرض هذا الجدول.",
        "en": "Records whose start is known to the month, in the last eight whole quarters before the registers were closed. A quarter without a record "
        "is zero. Beside it, for the whole year: the records put in that year without a known month, sometimes by the year of their source. That number "
        "repeats from quarter to quarter and is not to be added up; it differs from year to year, so the sentence compares no two years. The years of the "
        "view do not bound this table.",
    },
    limits=with_more(
        YEAR_LIMITS,
        fr="Une fiche connue à l’année seulement n’est dans aucun trimestre, et les derniers trimestres sont encore incomplets.",
        ar="والبطاقة التي لا يُعرف منها إلا السنة ليست في أي فصل، والفصول الأخيرة لم تكتمل بعد.",
        en="A record known to the year only is in no quarter, and the latest quarters are still incomplete.",
    ),
    reference="Description of the tables projects and events",
    reviewed="2026-11-30",
    labels={
        "without_month": {
            "fr": "Sans mois, dans l’année",
            "ar": "دون شهر، في السنة",
            "en": "No month, in the year",
            "format": "integer",
        },
    },
)
