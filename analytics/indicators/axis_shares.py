"""Share of each axis in the projects, with its interval."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.shares_of_reference import shares_of
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 20),
    title={"fr": "Part de chaque axe", "ar": "حصة كل محور", "en": "Share of each axis"},
    why={
        "fr": "Quels écarts entre axes dépassent le hasard des petits nombres ?",
        "ar": "أي الفوارق بين المحاور تتجاوز صدفة الأعداد الصغيرة؟",
        "en": "Which differences between axes are more than the chance of small numbers?",
    },
    unit="percent of projects",
    basis=projects("axis"),
    sql="""
        SELECT axis, count(*) AS projects, (SELECT count(*) FROM reference_projects WHERE axis IS NOT NULL) AS total
        FROM selected_projects
        WHERE axis IS NOT NULL
        GROUP BY axis
        ORDER BY projects DESC, axis
    """,
    statistic=shares_of("projects", "total"),
    chart=IntervalDots(category="axis", value="share_pct", low="low_pct", high="high_pct", colour="axis"),
    sentence=Sentence(
        first_place("share_pct", quoted("axis")),
        fr="En tête des axes de la vue, {leaders} : {projects:projects} sur {total}, soit {share_pct:percent} (intervalle à 95 % : de "
        "{low_pct:percent} à {high_pct:percent}).",
        ar="في صدارة محاور العرض {leaders}: {projects:projects} من أصل {total}، أي {share_pct:percent} (مجال الثقة عند 95%: من "
        "{low_pct:percent} إلى {high_pct:percent}).",
        en="First among the axes in view, {leaders}: {projects} of {total:projects}, or {share_pct:percent} (95% interval: "
        "{low_pct:percent} to {high_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {total} chacun, soit {share_pct:percent} "
            "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {total} لكل محور، أي {share_pct:percent} (مجال الثقة عند "
            "95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "{leaders} share first place: {projects} of {total:projects} each, or {share_pct:percent} (95% interval: "
            "{low_pct:percent} to {high_pct:percent}).",
        },
        only={
            "fr": "Un seul axe a des projets dans cette vue, {leaders} : {projects:projects} sur {total}, soit {share_pct:percent} "
            "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "محور واحد فقط له مشاريع في هذا العرض، {leaders}: {projects:projects} من أصل {total}، أي {share_pct:percent} (مجال "
            "الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "Only one axis has projects in this view, {leaders}: {projects} of {total:projects}, or {share_pct:percent} (95% "
            "interval: {low_pct:percent} to {high_pct:percent}).",
        },
    ),
    method={
        "fr": "Projets de l’axe rapportés à ceux de tous les axes dans la vue, même quand elle filtre les axes. Intervalle de Wilson à 95 % ; "
        "pas de part sous 30 projets.",
        "ar": "مشاريع المحور منسوبة إلى مشاريع جميع المحاور في العرض، حتى إن كان يصفّي المحاور. مجال ويلسون عند 95%؛ ولا حصة دون 30 مشروعا.",
        "en": "Projects of the axis divided by those of all axes in the view, even where it filters axes. 95% Wilson interval; no share "
        "under 30 projects.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="L’intervalle dit le hasard des petits nombres, non les erreurs de codage ni les projets que la presse ignore.",
        ar="يعبر المجال عن صدفة الأعداد الصغيرة، لا عن أخطاء الترميز ولا عن المشاريع التي تغفلها الصحافة.",
        en="The interval tells the chance of small numbers, not coding errors nor the projects that the press does not report.",
    ),
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
)
