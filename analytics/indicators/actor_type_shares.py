"""The share of each type of actor in all projects."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_actors import ACTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.shares_of_reference import shares_of
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 20),
    title={"fr": "Part de chaque type d’acteur", "ar": "حصة كل نوع من الفاعلين", "en": "Share of each type of actor"},
    why={
        "fr": "Le poids de chaque type d’acteur, et ce que l’on peut en conclure sans se tromper.",
        "ar": "وزن كل نوع من الفاعلين، وما يمكن استنتاجه منه دون خطأ.",
        "en": "The weight of each type of actor, and what can safely be concluded from it.",
    },
    unit="percent of projects",
    basis=projects("actor_type"),
    sql="""
WITH every AS (SELECT count(*) AS all_projects FROM reference_projects WHERE actor_type IS NOT NULL)
SELECT actor_type, count(*) AS projects, max(all_projects) AS all_projects
FROM selected_projects CROSS JOIN every
WHERE actor_type IS NOT NULL
GROUP BY actor_type
ORDER BY projects DESC, actor_type
""",
    statistic=shares_of("projects", "all_projects"),
    chart=IntervalDots(category="actor_type", value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        first_place("share_pct", quoted("actor_type")),
        fr="En tête des types d’acteur de la vue, {leaders} : {projects:projects} sur {all_projects}, soit {share_pct:percent} "
        "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
        ar="في صدارة أنواع الفاعلين في العرض {leaders}: {projects:projects} من أصل {all_projects}، أي {share_pct:percent} (مجال الثقة عند "
        "95%: من {low_pct:percent} إلى {high_pct:percent}).",
        en="First among the actor types in view, {leaders}: {projects} of {all_projects:projects}, or {share_pct:percent} (95% interval: "
        "{low_pct:percent} to {high_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {all_projects} chacun, soit {share_pct:percent} "
            "(intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {all_projects} لكل نوع، أي {share_pct:percent} (مجال الثقة "
            "عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "{leaders} share first place: {projects} of {all_projects:projects} each, or {share_pct:percent} (95% interval: "
            "{low_pct:percent} to {high_pct:percent}).",
        },
        only={
            "fr": "Un seul type d’acteur a des projets dans cette vue, {leaders} : {projects:projects} sur {all_projects}, soit "
            "{share_pct:percent} (intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "نوع واحد فقط من الفاعلين له مشاريع في هذا العرض، {leaders}: {projects:projects} من أصل {all_projects}، أي "
            "{share_pct:percent} (مجال الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
            "en": "Only one actor type has projects in this view, {leaders}: {projects} of {all_projects:projects}, or "
            "{share_pct:percent} (95% interval: {low_pct:percent} to {high_pct:percent}).",
        },
    ),
    method={
        "fr": "Projets de chaque type rapportés à tous les projets de la vue dont le type d’acteur est connu, sans le filtre sur ce type ; "
        "intervalle de Wilson à 95 %. Aucune part sous 30 projets.",
        "ar": "مشاريع كل نوع منسوبة إلى جميع مشاريع العرض المعروف نوع فاعلها، دون التصفية حسب هذا النوع؛ مع مجال ويلسون عند 95%. "
        "ولا حصة دون 30 مشروعا.",
        "en": "Projects of each type over all projects in the view whose type of actor is known, without the filter on that type; 95% Wilson "
        "interval. No share under 30 projects.",
    },
    limits=with_more(
        ACTOR_LIMITS,
        fr="L’intervalle dit le hasard du comptage, pas le biais de la presse.",
        ar="ويعبّر المجال عن صدفة العدّ لا عن تحيز الصحافة.",
        en="The interval states the chance in counting, not the bias of the press.",
    ),
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
    labels={"all_projects": {"fr": "Tous les projets", "ar": "جميع المشاريع", "en": "All projects"}},
)
