"""Share of each sector in the projects, with its interval."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.shares_of_reference import shares_of
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("sectors", 20),
    title={"fr": "Part de chaque secteur", "ar": "حصة كل قطاع", "en": "Share of each sector"},
    why={
        "fr": "Quels écarts entre secteurs dépassent le hasard des petits nombres ?",
        "ar": "أي الفوارق بين القطاعات تتجاوز صدفة الأعداد الصغيرة؟",
        "en": "Which differences between sectors are more than the chance of small numbers?",
    },
    unit="percent of projects",
    basis=projects("sector"),
    sql="""
        SELECT sector, count(*) AS projects, (SELECT count(*) FROM reference_projects WHERE sector IS NOT NULL) AS total
        FROM selected_projects
        WHERE sector IS NOT NULL
        GROUP BY sector
        ORDER BY projects DESC, sector
    """,
    statistic=shares_of("projects", "total"),
    chart=IntervalDots(category="sector", value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        first_place("share_pct", quoted("sector")),
        fr="En tête des secteurs de la vue, {leaders} : {projects:projects} sur {total}, soit {share_pct:percent} (intervalle à 95 % : de "
        "{low_pct:percent} à {high_pct:percent}).",
        ar="في صدارة قطاعات العرض {leaders}: {projects:projects} من أصل {total}، أي {share_pct:percent} (مجال الثقة عند 95%: من "
        "{low_pct:percent} إلى {high_pct:percent}).",
        en="First among the sectors in view, {leaders}: {projects} of {total:projects}, or {share_pct:percent} (95% interval: "
        "{low_pct:percent} to {high_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {total} chacun, soit {share_pct:percent} "
            "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {total} لكل قطاع، أي {share_pct:percent} (مجال الثقة عند "
            "95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "{leaders} share first place: {projects} of {total:projects} each, or {share_pct:percent} (95% interval: "
            "{low_pct:percent} to {high_pct:percent}).",
        },
        only={
            "fr": "Un seul secteur a des projets dans cette vue, {leaders} : {projects:projects} sur {total}, soit {share_pct:percent} "
            "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "قطاع واحد فقط له مشاريع في هذا العرض، {leaders}: {projects:projects} من أصل {total}، أي {share_pct:percent} (مجال "
            "الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "Only one sector has projects in this view, {leaders}: {projects} of {total:projects}, or {share_pct:percent} (95% "
            "interval: {low_pct:percent} to {high_pct:percent}).",
        },
    ),
    method={
        "fr": "Projets du secteur rapportés à ceux de tous les secteurs dans la vue, même quand elle filtre les secteurs. Intervalle de "
        "Wilson à 95 % ; pas de part sous 30 projets.",
        "ar": "مشاريع القطاع منسوبة إلى مشاريع جميع القطاعات في العرض، حتى إن كان يصفّي القطاعات. مجال ويلسون عند 95%؛ ولا حصة دون 30 مشروعا.",
        "en": "Projects of the sector divided by those of all sectors in the view, even where it filters sectors. 95% Wilson interval; no "
        "share under 30 projects.",
    },
    limits=with_more(
        SECTOR_LIMITS,
        fr="L’intervalle dit le hasard des petits nombres, non les erreurs de codage ni les projets que la presse ignore.",
        ar="يعبر المجال عن صدفة الأعداد الصغيرة، لا عن أخطاء الترميز ولا عن المشاريع التي تغفلها الصحافة.",
        en="The interval tells the chance of small numbers, not coding errors nor the projects that the press does not report.",
    ),
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
)
