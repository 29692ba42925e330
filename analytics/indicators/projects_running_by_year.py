"""Projects reported as running, year by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_axes import CODEBOOK, YEAR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import projects_of_all_years
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("years", 15),
    title={"fr": "Projets en cours par année", "ar": "المشاريع قيد الإنجاز حسب السنة", "en": "Projects running by year"},
    why={
        "fr": "Combien de projets étaient en cours, d’après la dernière source qui le dit.",
        "ar": "كم مشروعا كان قيد الإنجاز حسب آخر مصدر يذكر ذلك.",
        "en": "How many projects were running, by the last source that says so.",
    },
    unit="projects",
    basis=projects_of_all_years("year", "status", where=Part("(status IS NULL OR status IN ('running', 'completed'))", ("not_running",))),
    sql="""
WITH spans AS (
    SELECT
        year AS first_year,
        greatest(year, CASE status
            WHEN 'running' THEN coalesce(left(source_date, 4)::INTEGER, year)
            ELSE coalesce(left(end_date, 4)::INTEGER, year)
        END) AS last_year
    FROM history_projects
    WHERE status IN ('running', 'completed') AND year IS NOT NULL
)
SELECT year, count(*) AS running
FROM spans, generate_series(first_year, last_year) AS span(year)
GROUP BY year
ORDER BY year
""",
    statistic=every_year("running"),
    chart=YearColumns(values=("running",)),
    sentence=Sentence(
        first_place("running", plain("year:year")),
        fr="{leaders} vient en tête : {running:projects} en cours.",
        ar="تأتي سنة {leaders} في الصدارة: {running:projects} قيد الإنجاز.",
        en="{leaders} comes first: {running:projects} running.",
        tied={
            "fr": "{leaders} se partagent la première place : {running:projects} en cours chacune.",
            "ar": "{leaders} في الصدارة بالتساوي: {running:projects} قيد الإنجاز لكل سنة.",
            "en": "{leaders} share first place: {running:projects} running each.",
        },
        only={
            "fr": "Une seule année a des projets en cours dans cette vue, {leaders} : {running:projects}.",
            "ar": "سنة واحدة فقط لها مشاريع قيد الإنجاز في هذا العرض، {leaders}: {running:projects}.",
            "en": "Only one year has running projects in this view, {leaders}: {running:projects}.",
        },
    ),
    method={
        "fr": "Un projet dit en cours compte de son année de début à celle de la source qui le dit ; un projet achevé, jusqu’à l’année de sa fin, "
        "et pour sa seule année de début si la fin n’est pas connue. Les projets annoncés ne comptent pas. Les années de la vue ne bornent pas "
        "ce graphique : un projet commencé avant elles peut y être en cours.",
        "ar": "يُحتسب المشروع الموصوف بأنه قيد الإنجاز من سنة بدايته إلى سنة المصدر الذي يذكر ذلك؛ والمشروع المكتمل إلى سنة نهايته، أو في سنة "
        "بدايته وحدها إذا جُهلت نهايته. ولا تُحتسب المشاريع المعلن عنها. ولا تحد سنوات العرض هذا الرسم: فقد يكون مشروع بدأ قبلها قيد الإنجاز فيها.",
        "en": "A project said to be running counts from its first year to that of the source that says so; a completed one to the year of its end, "
        "and for its first year alone where the end is unknown. Announced projects do not count. The years of the view do not bound this "
        "chart: a project begun before them may be running in them.",
    },
    limits=with_more(
        YEAR_LIMITS,
        fr="« En cours » est la dernière information, non un constat : peu de sources reviennent sur un projet, et les dernières années en comptent "
        "donc trop peu. Les échecs sont rarement rapportés.",
        ar="وعبارة «قيد الإنجاز» آخر معلومة متاحة لا معاينة: فقلما تعود المصادر إلى مشروع، ولذلك تأتي أعداد السنوات الأخيرة ناقصة. ونادرا ما "
        "يُذكر الإخفاق.",
        en="“Running” is the last report, not an inspection: few sources come back to a project, so the latest years count too few. Failures are "
        "seldom reported.",
    ),
    reference=CODEBOOK,
    reviewed="2026-11-29",
    labels={"running": {"fr": "Projets en cours", "ar": "المشاريع قيد الإنجاز", "en": "Running projects", "format": "integer"}},
)
