"""How long projects last, from their start to their end; refused where too few ends are known."""

from analytics.charts.step_curve import StepCurve
from analytics.indicators.facts_dynamics import PRESS_LIMITS, duration_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.durations import lasting
from analytics.warehouse.coverage import projects
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("dynamics", 45),
    title={"fr": "Durée des projets", "ar": "مدة المشاريع", "en": "How long projects last"},
    why={
        "fr": "Au bout de combien d’années un projet est-il terminé ?",
        "ar": "بعد كم سنة ينتهي المشروع؟",
        "en": "After how many years has a project ended?",
    },
    unit="percent of projects",
    basis=projects(
        "start_date",
        "status",
        where=Part("kind <> 'event_project' AND (status IS NULL OR status <> 'announced')", ("as_event", "no_kind", "not_begun")),
    ),
    sql="""
WITH followed AS (
    SELECT
        status,
        left(start_date, 4)::INTEGER AS started,
        left(end_date, 4)::INTEGER AS finished,
        left(source_date, 4)::INTEGER AS reported,
        year(as_of) AS closed
    FROM selected_projects CROSS JOIN registers
    WHERE register = 'projects' AND start_date IS NOT NULL AND kind <> 'event_project' AND status <> 'announced'
), judged AS (
    SELECT
        CASE WHEN status = 'running' THEN 'running' WHEN finished <= closed THEN 'ended' ELSE 'no_end' END AS state,
        started, finished, reported
    FROM followed
)
SELECT
    CASE state WHEN 'ended' THEN finished - started WHEN 'running' THEN greatest(coalesce(reported, started) - started, 0) END AS lasted_years,
    state,
    count(*) AS projects
FROM judged
GROUP BY lasted_years, state
ORDER BY lasted_years, state
""",
    statistic=lasting,
    chart=StepCurve("lasted_years", "share_pct", "low_pct", "high_pct"),
    sentence=Sentence(
        duration_facts,
        fr="Terminés au bout de {near:years} : {near_share:percent} (intervalle de {near_low:percent} à {near_high:percent}) ; la moitié l’est au "
        "bout de {half:years}. Projets suivis depuis leur début : {watched}.",
        ar="نسبة المشاريع المنتهية في مدة أقصاها {near:years}: {near_share:percent} (المجال من {near_low:percent} إلى {near_high:percent})؛ وينتهي نصفها "
        "في مدة قدرها {half:years}. عدد المشاريع المتابعة منذ بدايتها: {watched}.",
        en="Ended after {near:years}: {near_share:percent} (interval from {near_low:percent} to {near_high:percent}); half have ended after "
        "{half:years}. Projects watched from their start: {watched}.",
        only={
            "fr": "Terminés au bout de {near:years} : {near_share:percent} (intervalle de {near_low:percent} à {near_high:percent}) ; moins de la "
            "moitié est terminée. Projets suivis depuis leur début : {watched}.",
            "ar": "نسبة المشاريع المنتهية في مدة أقصاها {near:years}: {near_share:percent} (المجال من {near_low:percent} إلى {near_high:percent})؛ ولم ينته "
            "نصفها بعد. عدد المشاريع المتابعة منذ بدايتها: {watched}.",
            "en": "Ended after {near:years}: {near_share:percent} (interval from {near_low:percent} to {near_high:percent}); less than half have "
            "ended. Projects watched from their start: {watched}.",
        },
    ),
    method={
        "fr": "Du début à la fin publiée, en années civiles (Kaplan-Meier, un moins la survie, intervalle log-log à 95 %). Un projet dit en cours compte "
        "jusqu’à l’année de la source qui le dit. Donné seulement si 80 projets terminés sur 100 ont une date de fin ; pour une part connue à "
        "10 points près, il faut suivre une centaine de projets. Les projets annoncés et ceux qui sont un événement n’y sont pas.",
        "ar": "من البداية إلى النهاية المنشورة، بالسنوات الميلادية (كابلان-ماير، واحد ناقص دالة البقاء، مجال لوغاريتمي مزدوج عند 95%). والمشروع الموصوف "
        "بأنه قيد الإنجاز يُحتسب إلى سنة المصدر الذي يذكر ذلك. ولا تُعطى النتيجة إلا إذا كان لثمانين من كل مائة مشروع منته تاريخ نهاية؛ ولمعرفة نسبة في حدود "
        "10 نقاط يلزم تتبع نحو مائة مشروع. ولا تُحتسب المشاريع المعلن عنها ولا المشاريع التي هي فعاليات.",
        "en": "From the start to the published end, in calendar years (Kaplan-Meier, one minus survival, 95% log-log interval). A project said to "
        "be running counts until the year of the source that says so. Given only where 80 of 100 ended projects have an end date; to know a "
        "share within 10 points takes about a hundred projects. Announced projects and those that are an event are not in it.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="Une date de fin est souvent la fin prévue, pas celle qui a eu lieu, et la presse annonce plus de débuts que de fins.",
        ar="وتاريخ النهاية هو في الغالب النهاية المقررة لا الفعلية، والصحافة تعلن البدايات أكثر من النهايات.",
        en="An end date is often the planned end, not the one that came, and the press announces more starts than ends.",
    ),
    reference="Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452",
    reviewed="2026-11-29",
    labels={
        "lasted_years": {"fr": "Années depuis le début", "ar": "السنوات منذ البداية", "en": "Years since the start"},
        "state": {"fr": "État", "ar": "الحالة", "en": "State"},
        "at_risk": {"fr": "Suivis et pas encore terminés", "ar": "مشاريع متابعة لم تنته بعد", "en": "Watched and not ended yet"},
        "ended": {"fr": "Terminés cette année-là", "ar": "انتهت في تلك السنة", "en": "Ended in that year"},
        "share_pct": {"fr": "Terminés (%)", "ar": "المنتهية (%)", "en": "Ended (%)", "format": "percent"},
        "half_years": {"fr": "La moitié au bout de (années)", "ar": "نصفها بعد (سنوات)", "en": "Half after (years)"},
    },
)
