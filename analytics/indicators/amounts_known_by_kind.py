"""Share of projects with a published amount, by kind."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import part_of_whole
from analytics.indicators.facts_money import with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 20),
    title={
        "fr": "Montants publiés par nature de projet",
        "ar": "المبالغ المنشورة حسب نوع المشروع",
        "en": "Published amounts by kind of project",
    },
    why={
        "fr": "Avant de lire un montant, savoir pour combien de projets il en existe un.",
        "ar": "قبل قراءة أي مبلغ، ينبغي معرفة عدد المشاريع التي نُشر مبلغها.",
        "en": "Before reading an amount, know for how many projects there is one.",
    },
    unit="%",
    basis=projects("kind"),
    sql="""
        SELECT kind, count(*) AS projects, count(budget_amount) AS amounts
        FROM selected_projects
        WHERE kind IS NOT NULL
        GROUP BY ALL ORDER BY projects DESC, kind
    """,
    statistic=shares("amounts", "projects"),
    chart=IntervalDots(category="kind", value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        part_of_whole("amounts", "projects"),
        fr="Montant publié pour {part:projects} sur {whole}[, soit {share:percent}].",
        ar="المشاريع المنشور مبلغها: {part} من أصل {whole}[، أي {share:percent}].",
        en="An amount is published for {part} of {whole:projects}[, or {share:percent}].",
    ),
    method={
        "fr": "Projets dont la source publie un montant, rapportés à tous les projets de même nature ; intervalle de Wilson à 95 %. "
        "Une nature de moins de 30 projets garde ses effectifs, sans part.",
        "ar": "المشاريع التي ينشر مصدرها مبلغا، منسوبة إلى مجموع مشاريع النوع نفسه؛ مجال ويلسون عند 95%. "
        "والنوع الذي يضم أقل من 30 مشروعا تُذكر أعداده دون حصة.",
        "en": "Projects whose source publishes an amount, over all projects of the same kind; 95% Wilson interval. "
        "A kind of under 30 projects keeps its counts, without a share.",
    },
    limits=with_unverified_round(
        fr="Un montant absent n’est pas un montant nul : la presse publie surtout les grandes sommes.",
        ar="غياب المبلغ لا يعني أنه منعدم: فالصحافة تنشر أساسا المبالغ الكبيرة.",
        en="An amount that is absent is not zero: the press mostly publishes large sums.",
    ),
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
)
