"""What ADD or MNC led or joined before and since their agreement of 24 June 2020, by axis."""

from analytics.charts.grouped_bars import GroupedBars
from analytics.indicators.facts import sums
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP_AROUND_2020, PARTNERSHIP_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence, with_more
from analytics.statistics.before_since import rate_ratio, whole_years_before, whole_years_since
from analytics.warehouse.coverage import both


def both_periods(rows: Rows) -> dict[str, object]:
    """Return facts: records before, since and unplaced over all axes, the years of both periods, the first of all and the last."""
    bounds = {"first_year": whole_years_before(rows[0])[0], "last_year": whole_years_since(rows[0])[1]}
    return {**{name: rows[0][name] for name in ("before_years", "since_years")}, **bounds, **sums("before", "since", "unplaced")(rows)}


INDICATOR = Indicator(
    page=("partnership", 30),
    title={
        "fr": "Avant et depuis l’accord de juin 2020",
        "ar": "قبل اتفاق يونيو 2020 وبعده",
        "en": "Before and since the agreement of June 2020",
    },
    why={
        "fr": "Ce que l’ADD ou le MNC faisaient avant leur accord du 24 juin 2020, et ce qu’ils font depuis, par axe.",
        "ar": "ما كانت تقوم به الوكالة أو الكلاستر قبل اتفاقهما في 24 يونيو 2020، وما يقومان به منذئذ، حسب المحور.",
        "en": "What ADD or MNC did before their agreement of 24 June 2020, and what they have done since, by axis.",
    },
    unit="records",
    basis=both("year", where=OF_THE_PARTNERSHIP_AROUND_2020),
    sql="""
WITH joint_projects AS (
    SELECT project_id, axis, year, start_date FROM selected_projects
    WHERE project_id IN (
        SELECT project_id FROM project_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), joint_events AS (
    SELECT event_id, axis, year, start_date FROM selected_events
    WHERE event_id IN (
        SELECT event_id FROM event_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), listed AS (
    SELECT DISTINCT event_id AS listed_id FROM project_event_links JOIN joint_projects USING (project_id) WHERE relation = 'same_thing'
), counted AS (
    SELECT axis, year, start_date FROM joint_projects
    UNION ALL
    SELECT axis, year, start_date FROM joint_events LEFT JOIN listed ON listed_id = event_id WHERE listed_id IS NULL
), dated AS (
    SELECT year FROM selected_projects UNION ALL SELECT year FROM selected_events
), span AS (
    SELECT greatest(min(year), 4040 - max(last_whole_year)) AS first_year, least(max(year), max(last_whole_year)) AS last_year
    FROM dated CROSS JOIN (SELECT last_whole_year FROM registers WHERE register = 'projects') AS covered
), placed AS (
    SELECT axis, year, CASE
        WHEN year < 2020 THEN 'before'
        WHEN year > 2020 THEN 'since'
        WHEN length(start_date) = 10 AND start_date < '2020-06-24' OR length(start_date) = 7 AND start_date < '2020-06' THEN 'before'
        WHEN length(start_date) = 10 OR length(start_date) = 7 AND start_date > '2020-06' THEN 'since'
        ELSE 'unplaced'
    END AS period
    FROM counted
)
SELECT
    axis,
    count(*) FILTER (WHERE period = 'before') AS before,
    count(*) FILTER (WHERE period = 'since') AS since,
    count(*) FILTER (WHERE period = 'unplaced') AS unplaced,
    max(first_year) AS first_year,
    max(last_year) AS last_year
FROM placed CROSS JOIN span
WHERE axis IS NOT NULL AND year BETWEEN first_year AND last_year
GROUP BY axis
ORDER BY axis
""",
    statistic=rate_ratio,
    chart=GroupedBars(category="axis", values=("before", "since"), accent=1),
    sentence=Sentence(
        both_periods,
        fr="De {first_year:year} à {last_year:year}, projets et événements de l’ADD ou du MNC, sans double compte : {before} avant le "
        "24 juin 2020 (sur {before_years:years}), {since} depuis (sur {since_years:years}), et {unplaced} en 2020 sans date assez précise.",
        ar="من {first_year:year} إلى {last_year:year}، مشاريع الوكالة أو الكلاستر وفعالياتهما دون عدّ مزدوج: {before} قبل "
        "24 يونيو 2020 (المدة بالسنوات: {before_years:tenth})، و{since} منذ ذلك التاريخ (المدة بالسنوات: "
        "{since_years:tenth})، و{unplaced} في 2020 دون تاريخ دقيق بما يكفي.",
        en="From {first_year:year} to {last_year:year}, projects and events of ADD or MNC, with nothing counted twice: {before} before "
        "24 June 2020 (over {before_years:years}), {since} since (over {since_years:years}), and {unplaced} in 2020 without a precise enough date.",
    ),
    method={
        "fr": "Projets et événements de la vue, comptés une fois, sur autant d’années complètes avant 2020 qu’après, dans les limites de la "
        "vue. Le rapport compare les nombres par an ; intervalle exact à 95 %. Un pourcentage exige 30 fiches avant et 30 depuis. Une vue "
        "connaît des années entières : qui choisit une barre retient son axe et, des années de sa période, toute l’année 2020.",
        "ar": "مشاريع العرض وفعالياته، محسوبة مرة واحدة، على عدد متساو من السنوات المكتملة قبل 2020 وبعدها، في حدود العرض. وتقارن النسبة "
        "الأعداد السنوية؛ بمجال ثقة مضبوط عند 95%. ولا تُحسب نسبة مئوية إلا بوجود 30 بطاقة قبل الاتفاق و30 بعده. والعرض يعرف السنوات "
        "الكاملة: فاختيار عمود يُبقي محوره وسنوات فترته، ومنها سنة 2020 بأكملها.",
        "en": "Projects and events in the view, counted once, over as many whole years before 2020 as after, within the view. The ratio "
        "compares numbers a year; exact 95% interval. A percentage takes 30 records before and 30 since. A view knows "
        "whole years: choosing a bar keeps its axis and the years of its period, all of 2020 among them.",
    },
    limits=with_more(
        PARTNERSHIP_LIMITS,
        fr="Une fiche de 2020 dont la date se réduit à l’année ou à juin ne peut être placée : elle est comptée à part. La presse "
        "couvre mieux les années récentes ; une hausse n’est pas un effet de l’accord.",
        ar="ولا يمكن تصنيف بطاقة من 2020 يقتصر تاريخها على السنة أو على شهر يونيو: فهي تُحتسب على حدة. والصحافة تغطي السنوات الأخيرة أكثر؛ ولا يعني "
        "الارتفاع أنه أثر للاتفاق.",
        en="A record of 2020 whose date is only the year, or June, cannot be placed: it is counted apart. The press covers recent years "
        "better; a rise is not an effect of the agreement.",
    ),
    reference="Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313",
    reviewed="2026-11-24",
    labels={
        "before": {"fr": "Avant le 24 juin 2020", "ar": "قبل 24 يونيو 2020", "en": "Before 24 June 2020", "years": whole_years_before},
        "since": {"fr": "Depuis le 24 juin 2020", "ar": "منذ 24 يونيو 2020", "en": "Since 24 June 2020", "years": whole_years_since},
        "unplaced": {"fr": "2020, date imprécise", "ar": "2020، تاريخ غير دقيق", "en": "2020, date not precise"},
        "before_years": {"fr": "Années avant", "ar": "السنوات قبل الاتفاق", "en": "Years before", "format": "decimal"},
        "since_years": {"fr": "Années depuis", "ar": "السنوات بعد الاتفاق", "en": "Years since", "format": "decimal"},
        "ratio": {"fr": "Rapport des nombres par an", "ar": "نسبة الأعداد السنوية", "en": "Ratio of numbers a year", "format": "decimal"},
    },
)
