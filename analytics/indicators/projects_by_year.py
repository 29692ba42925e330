"""Projects by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain
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
        first_place("projects", plain("year:year")),
        fr="{leaders} vient en tête : {projects} sur {whole:projects} avec une année.",
        ar="تأتي سنة {leaders} في الصدارة: {projects} من أصل {whole:projects} بسنة معلومة.",
        en="{leaders} comes first: {projects} of {whole:projects} with a year.",
        tied={
            "fr": "{leaders} se partagent la première place : {projects} chacune, sur {whole:projects} avec une année.",
            "ar": "{leaders} في الصدارة بالتساوي: {projects} لكل سنة من أصل {whole:projects} بسنة معلومة.",
            "en": "{leaders} share first place: {projects} each, of {whole:projects} with a year.",
        },
        only={
            "fr": "Une seule année a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "سنة واحدة فقط لها مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one year has projects in this view, {leaders}: {projects:projects}.",
        },
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
