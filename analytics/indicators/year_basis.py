"""Where the year of a project comes from."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import CODEBOOK
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("years", 80),
    title={"fr": "D’où vient l’année d’un projet", "ar": "مصدر سنة المشروع", "en": "Where the year of a project comes from"},
    why={
        "fr": "Combien de dates sont dites par la source, et combien sont déduites ou manquent.",
        "ar": "كم تاريخا يذكره المصدر، وكم منها مستنتج أو مفقود.",
        "en": "How many dates the source states, and how many are inferred or missing.",
    },
    unit="projects",
    basis=projects("year_basis"),
    sql="""
        SELECT year_basis, count(*) AS projects
        FROM selected_projects
        WHERE year_basis IS NOT NULL
        GROUP BY year_basis
        ORDER BY projects DESC, year_basis
    """,
    statistic=shares("projects"),
    chart=RankedBars(category="year_basis", value="projects"),
    sentence=Sentence(
        first_place("projects", quoted("year_basis")),
        fr="L’origine {leaders} vient en tête : {projects:projects} sur {whole}[ ({share:percent})].",
        ar="في صدارة أسس تحديد السنة {leaders}: {projects:projects} من أصل {whole}[ ({share:percent})].",
        en="The basis {leaders} comes first: {projects} of {whole:projects}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {whole} chacune[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {whole} لكل أساس[ ({share:percent})].",
            "en": "{leaders} share first place: {projects} of {whole:projects} each[ ({share:percent})].",
        },
        only={
            "fr": "Une seule origine a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "أساس واحد فقط له مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one basis has projects in this view, {leaders}: {projects:projects}.",
        },
    ),
    method={
        "fr": "Nombre de projets de la vue selon l’origine de leur année : indiquée par la source, déduite, année de l’article, ou inconnue. "
        "Part avec intervalle de Wilson à 95 % ; rien sous 30 projets.",
        "ar": "عدد مشاريع العرض حسب أساس سنتها: مذكورة في المصدر، أو مستنتجة، أو سنة المقال، أو مجهولة. الحصة بمجال ويلسون عند 95%؛ ولا قيمة "
        "دون 30 مشروعا.",
        "en": "Number of projects of the view by the basis of their year: stated by the source, inferred, year of the article, or unknown. Share "
        "with a 95% Wilson interval; nothing under 30 projects.",
    },
    limits={
        "fr": "Une année « indiquée » peut être celle de l’annonce. L’audit de 70 fiches trouve 1,2 % d’erreurs par champ ; les dates en sont "
        "le point faible.",
        "ar": "قد تكون السنة المذكورة سنة الإعلان. وقد وجد تدقيق 70 بطاقة نسبة خطأ 1,2% في الحقول؛ والتواريخ أضعف نقطة فيها.",
        "en": "A stated year may be that of the announcement. The audit of 70 records finds 1.2% of errors by field; dates are its weak point.",
    },
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
