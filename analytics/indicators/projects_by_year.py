"""Projects by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts_actors import row_with_most
from analytics.indicators.facts_axes import CODEBOOK, YEAR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("years", 10),
    title={"fr": "Projets par année", "ar": "المشاريع حسب السنة", "en": "Projects by year"},
    why={
        "fr": "À quel rythme les projets commencent.",
        "ar": "بأي وتيرة تنطلق المشاريع.",
        "en": "How fast projects start.",
    },
    unit="projects",
    basis=projects("year"),
    sql="SELECT year, count(*) AS projects FROM selected_projects WHERE year IS NOT NULL GROUP BY year ORDER BY year",
    statistic=every_year("projects"),
    chart=YearColumns(values=("projects",)),
    sentence=Sentence(
        row_with_most("projects", "year"),
        fr="{year:year} vient en tête : {projects:projects} sur {total}.",
        ar="تأتي سنة {year:year} في الصدارة: {projects:projects} من أصل {total}.",
        en="{year:year} comes first: {projects} of {total:projects}.",
    ),
    method={
        "fr": "Nombre de projets de la vue par année de début ; une année sans projet entre la première et la dernière vaut zéro.",
        "ar": "عدد مشاريع العرض حسب سنة البداية؛ والسنة التي لا مشروع فيها بين الأولى والأخيرة تساوي صفرا.",
        "en": "Number of projects of the view by year of start; a year without a project between the first and the last is zero.",
    },
    limits=YEAR_LIMITS,
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
