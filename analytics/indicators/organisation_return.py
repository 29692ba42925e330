"""How long organisations take to come back, and in what: a project or an event."""

from analytics.charts.step_curve import StepCurve
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.facts_dynamics import return_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.returning import returns
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("dynamics", 30),
    title={"fr": "Retour des organisations", "ar": "عودة المنظمات", "en": "Return of organisations"},
    why={
        "fr": "Une organisation vue une fois revient-elle, au bout de combien de temps, et dans quoi ?",
        "ar": "هل تعود المنظمة التي ظهرت مرة، وبعد كم من الوقت، وفي ماذا؟",
        "en": "Does an organisation seen once come back, after how long, and in what?",
    },
    unit="percent of organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH taken AS (
    SELECT organisation_id, year, 'project' AS register FROM history_projects JOIN project_organisations USING (project_id)
    UNION ALL
    SELECT organisation_id, year, 'event' AS register FROM history_events JOIN event_organisations USING (event_id)
), closed AS (SELECT min(last_whole_year) AS last_year FROM registers WHERE register IN ('projects', 'events')),
known AS (
    SELECT taken.organisation_id, year, register
    FROM taken JOIN organisations ON organisations.organisation_id = taken.organisation_id, closed
    WHERE NOT is_group AND year <= last_year
), entered AS (SELECT organisation_id, min(year) AS first_year FROM known GROUP BY organisation_id),
later AS (
    SELECT known.organisation_id, min(year) AS next_year
    FROM known JOIN entered ON entered.organisation_id = known.organisation_id
    WHERE year > first_year
    GROUP BY known.organisation_id
), back AS (
    SELECT known.organisation_id, next_year, max(register) AS back_in
    FROM known JOIN later ON later.organisation_id = known.organisation_id AND known.year = later.next_year
    GROUP BY known.organisation_id, next_year
), shown AS (SELECT year FROM selected_projects UNION SELECT year FROM selected_events)
SELECT coalesce(next_year, last_year) - first_year AS waited_years, back_in, count(*) AS organisations
FROM entered LEFT JOIN back ON back.organisation_id = entered.organisation_id, closed
WHERE first_year < last_year AND first_year IN (SELECT year FROM shown)
GROUP BY ALL
ORDER BY waited_years, back_in
""",
    statistic=returns,
    chart=StepCurve("waited_years", "share_pct", "low_pct", "high_pct", parts=("project_pct", "event_pct")),
    sentence=Sentence(
        return_facts,
        fr="Revenues en {near:years} au plus : {near_share:percent} (intervalle de {near_low:percent} à {near_high:percent}) ; en {far:years} : "
        "{far_share:percent}. Organisations suivies : {watched}.",
        ar="نسبة المنظمات التي عادت في مهلة أقصاها {near:years}: {near_share:percent} (المجال من {near_low:percent} إلى {near_high:percent})؛ "
        "وفي مهلة أقصاها {far:years}: "
        "{far_share:percent}. عدد المنظمات المتابعة: {watched}.",
        en="Back within {near:years}: {near_share:percent} (interval from {near_low:percent} to {near_high:percent}); within {far:years}: "
        "{far_share:percent}. Organisations watched: {watched}.",
    ),
    method={
        "fr": "Du premier projet ou événement d’une organisation à sa prochaine année dans le registre (Kaplan-Meier, un moins la survie, intervalle "
        "log-log à 95 %). Celle qui n’est pas encore revenue à la dernière année complète reste dans le compte jusque-là. Projet ou événement : ce qui "
        "vient d’abord (Aalen-Johansen) ; la même année, le projet. Les années de la vue choisissent celles de la première apparition.",
        "ar": "من أول مشروع أو فعالية للمنظمة إلى سنتها التالية في السجل (كابلان-ماير، واحد ناقص البقاء، مجال لوغاريتمي مزدوج عند 95%). ومن لم تعد بعد في آخر "
        "سنة مكتملة تبقى في الحساب إلى ذلك الحين. مشروع أو فعالية: ما يأتي أولا (آلين-يوهانسن)؛ وفي السنة نفسها يُعتمد المشروع. وتختار سنوات العرض سنوات "
        "الظهور الأول.",
        "en": "From the first project or event of an organisation to its next year in the register (Kaplan-Meier, one minus survival, 95% log-log "
        "interval). One that has not come back by the last whole year counts until then. Project or event: what comes first "
        "(Aalen-Johansen); in the same year, the project. The years of the view choose those of the first appearance.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Une organisation active sans que la presse l’écrive passe pour absente : le retour est un minimum.",
        ar="والمنظمة التي تنشط دون أن تكتب عنها الصحافة تُعد غائبة: فنسبة العودة حد أدنى.",
        en="An organisation that is active unreported counts as absent: the return is a minimum.",
    ),
    reference="Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452; Aalen and Johansen 1978, Scandinavian Journal of Statistics 5",
    reviewed="2026-11-29",
    labels={
        "waited_years": {
            "fr": "Années depuis la première apparition",
            "ar": "السنوات منذ الظهور الأول",
            "en": "Years since the first appearance",
        },
        "at_risk": {"fr": "Suivies et pas encore revenues", "ar": "متابعة ولم تعد بعد", "en": "Watched and not back yet"},
        "came_back": {"fr": "Revenues cette année-là", "ar": "عادت في تلك السنة", "en": "Back in that year"},
        "share_pct": {"fr": "Revenues (%)", "ar": "المنظمات التي عادت (%)", "en": "Back (%)", "format": "percent"},
        "project_pct": {"fr": "D’abord dans un projet (%)", "ar": "في مشروع أولا (%)", "en": "In a project first (%)", "format": "percent"},
        "event_pct": {"fr": "D’abord à un événement (%)", "ar": "في فعالية أولا (%)", "en": "At an event first (%)", "format": "percent"},
    },
)
