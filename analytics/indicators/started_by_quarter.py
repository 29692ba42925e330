"""Projects and events that started in each of the last eight whole quarters."""

from analytics.charts.measure_table import MeasureTable
from analytics.indicators.facts_axes import YEAR_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence, with_more
from analytics.warehouse.coverage import both_of_all_years

_DRAWN = """(
    length(start_date) >= 7
    AND left(start_date, 7) >= (SELECT strftime(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) - INTERVAL 24 MONTH, '%Y-%m')
                                FROM registers WHERE register IN ('projects', 'events'))
    AND left(start_date, 7) < (SELECT strftime(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY), '%Y-%m')
                               FROM registers WHERE register IN ('projects', 'events'))
    OR start_date IS NULL AND year BETWEEN (SELECT year(date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) - INTERVAL 24 MONTH)
                                            FROM registers WHERE register IN ('projects', 'events'))
                                       AND (SELECT max(last_whole_year) + 1 FROM registers WHERE register IN ('projects', 'events'))
)"""


def latest(rows: Rows) -> dict[str, object]:
    """Return the last quarter, and beside its counts those of the same quarter a year before."""
    last, before = rows[-1], rows[-5]
    return {**last, "projects_before": before["projects"], "events_before": before["events"]}


INDICATOR = Indicator(
    page=("years", 17),
    title={"fr": "Débuts par trimestre", "ar": "البدايات حسب الفصل", "en": "Starts by quarter"},
    why={
        "fr": "Ce que le dernier trimestre entier a ajouté.",
        "ar": "ما أضافه آخر فصل مكتمل.",
        "en": "What the last whole quarter has added.",
    },
    unit="records",
    basis=both_of_all_years("start_date", where=_DRAWN),
    sql="""
WITH closed AS (
    SELECT date_trunc('quarter', min(as_of) + INTERVAL 1 DAY) AS until FROM registers WHERE register IN ('projects', 'events')
), quarters AS (
    SELECT begins, begins + INTERVAL 3 MONTH AS ends
    FROM closed, generate_series(until - INTERVAL 24 MONTH, until - INTERVAL 3 MONTH, INTERVAL 3 MONTH) AS span(begins)
), dated AS (
    SELECT left(start_date, 7) AS month, 'projects' AS register FROM history_projects WHERE length(start_date) >= 7
    UNION ALL
    SELECT left(start_date, 7) AS month, 'events' AS register FROM history_events WHERE length(start_date) >= 7
)
SELECT
    strftime(begins, '%Y-Q') || quarter(begins) AS quarter,
    count(*) FILTER (WHERE register = 'projects') AS projects,
    count(*) FILTER (WHERE register = 'events') AS events
FROM quarters LEFT JOIN dated ON month >= strftime(begins, '%Y-%m') AND month < strftime(ends, '%Y-%m')
GROUP BY ALL
ORDER BY quarter
""",
    chart=MeasureTable("quarter", ("projects", "events"), is_tall=True, is_wide=False),
    sentence=Sentence(
        latest,
        fr="Au {quarter:date} : {projects:projects} et {events:events} ; un an avant : {projects_before} et {events_before}. Sans les fiches dont "
        "on ne connaît que l’année.",
        ar="في {quarter:date}: {projects:projects} و{events:events}؛ وقبل سنة: {projects_before} و{events_before}. دون البطاقات التي لا يُعرف منها إلا السنة.",
        en="In {quarter:date}: {projects:projects} and {events:events}; a year before: {projects_before} and {events_before}. Without records "
        "known to the year only.",
    ),
    method={
        "fr": "Fiches dont le début est connu au mois près, dans les huit derniers trimestres entiers avant la clôture des registres. Un trimestre sans "
        "fiche vaut zéro. Les années de la vue ne bornent pas ce tableau.",
        "ar": "البطاقات التي يُعرف شهر بدايتها، في الفصول الثمانية المكتملة الأخيرة قبل إقفال السجلين. ويُحسب الفصل الذي لا بطاقة فيه صفرا. "
        "ولا تحد سنوات العرض هذا الجدول.",
        "en": "Records whose start is known to the month, in the last eight whole quarters before the registers were closed. A quarter without a record "
        "is zero. The years of the view do not bound this table.",
    },
    limits=with_more(
        YEAR_LIMITS,
        fr="Une fiche connue à l’année seulement n’est dans aucun trimestre, et les derniers trimestres sont encore incomplets.",
        ar="والبطاقة التي لا يُعرف منها إلا السنة ليست في أي فصل، والفصول الأخيرة لم تكتمل بعد.",
        en="A record known to the year only is in no quarter, and the latest quarters are still incomplete.",
    ),
    reference="Description of the tables projects and events",
    reviewed="2026-11-29",
)
