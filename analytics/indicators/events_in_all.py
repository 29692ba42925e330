"""How many events there were in all, documented or not, from the two registers that both list some of them."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts_dynamics import PRESS_LIMITS, list_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.lags_of_rows import two_lists
from analytics.warehouse.coverage import Basis
from analytics.warehouse.part import Part

_AS_EVENTS = Part(("kind = 'event_project'", "true"), ("not_event",))

INDICATOR = Indicator(
    page=("dynamics", 60),
    title={"fr": "Combien d’événements en tout ?", "ar": "كم عدد الفعاليات إجمالا؟", "en": "How many events in all?"},
    why={
        "fr": "Quelle part de ce qui s’est tenu les deux registres ont-ils vue ?",
        "ar": "أي جزء مما نُظم فعلا رصده السجلان؟",
        "en": "What part of what took place have both registers seen?",
    },
    unit="events",
    basis=Basis(("projects", "events"), (), _AS_EVENTS),
    sql="""
WITH listed AS (SELECT project_id FROM selected_projects WHERE kind = 'event_project'),
shared AS (
    SELECT DISTINCT project_event_links.project_id
    FROM project_event_links
    JOIN listed ON listed.project_id = project_event_links.project_id
    JOIN selected_events ON selected_events.event_id = project_event_links.event_id
    WHERE relation = 'same_thing'
)
SELECT (SELECT count(*) FROM listed) AS first, (SELECT count(*) FROM selected_events) AS second, (SELECT count(*) FROM shared) AS shared
ORDER BY first
""",
    statistic=two_lists,
    chart=IntervalDots("list", "events", "low", "high"),
    sentence=Sentence(
        list_facts,
        fr="Environ {estimate} événements en tout (intervalle de {low} à {high}) ; "
        "les deux listes en donnent {listed} sans double compte, soit {listed_pct:percent}.",
        ar="عدد الفعاليات إجمالا نحو {estimate} (المجال من {low} إلى {high})؛ وتورد القائمتان معا {listed} منها دون عدّ مزدوج، أي {listed_pct:percent}.",
        en="About {estimate} events in all (interval from {low} to {high}); "
        "the two lists hold {listed} of them, each counted once, that is {listed_pct:percent}.",
    ),
    method={
        "fr": "Deux listes : les projets de la nature « Événement ou lauréat » et le registre des événements ; ce qu’elles partagent vient des liens "
        "« same_thing ». Un appel ou une convention qui est aussi un événement n’est pas de cette nature : l’encadré « Activité par année », qui les "
        "compte, trouve donc plus de doublons. Estimation de Chapman, intervalle de Sadinle à 95 %. Il faut au moins 7 événements communs.",
        "ar": "قائمتان: المشاريع من نوع «فعالية أو فائز بها» وسجل الفعاليات؛ والمشترك بينهما من روابط same_thing. وطلب المشاريع أو الاتفاقية التي هي أيضا "
        "فعالية ليست من هذا النوع: لذلك يجد إطار «النشاط حسب السنة» الذي يحتسبها مكررات أكثر. تقدير تشابمان ومجال سادينل عند 95%. ويلزم 7 فعاليات "
        "مشتركة على الأقل.",
        "en": "Two lists: projects of the kind “Event or its winner”, and the event register; what they share comes from the links “same_thing”. A call "
        "or an agreement that is an event too is not of that kind: the card “Activity by year”, which counts them, therefore finds more "
        "duplicates. Chapman’s estimate with Sadinle’s 95% interval. It takes at least 7 shared events.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="Le calcul suppose qu’être dans une liste ne dit rien de l’autre. Or les deux puisent aux mêmes journaux, ce qui rend le nombre trop petit, et "
        "des lauréats inscrits comme projets ne correspondent à aucune édition, ce qui le rend trop grand.",
        ar="ويفترض الحساب أن الورود في قائمة لا يدل على الورود في الأخرى. غير أن كلتيهما تستقيان من الصحف نفسها فيصغر العدد، وأن فائزين سُجلوا مشاريع "
        "لا يقابلون أي دورة فيكبر.",
        en="The method assumes that standing in one list says nothing about the other. But both draw on the same papers, which makes the number too "
        "small, and winners entered as projects match no edition, which makes it too large.",
    ),
    reference="Chapman 1951; Sadinle 2009, doi 10.1080/03610910903168595",
    reviewed="2026-11-29",
    labels={
        "in_all": {"fr": "En tout, documentés ou non", "ar": "إجمالا، موثقة أم لا", "en": "In all, documented or not"},
        "first": {"fr": "Inscrits comme projets", "ar": "مسجلة كمشاريع", "en": "Entered as projects"},
        "second": {"fr": "Registre des événements", "ar": "سجل الفعاليات", "en": "Event register"},
        "shared": {"fr": "Dans ces deux listes", "ar": "في هاتين القائمتين", "en": "In both of these lists"},
        "low": {"fr": "Borne basse", "ar": "الحد الأدنى", "en": "Low bound"},
        "high": {"fr": "Borne haute", "ar": "الحد الأعلى", "en": "High bound"},
        "listed": {"fr": "Dans l’une ou l’autre", "ar": "في إحداهما على الأقل", "en": "In one or the other"},
    },
)
