"""What ADD or MNC led or joined, by axis."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted, sums, together
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP, PARTNERSHIP_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("partnership", 10),
    title={"fr": "L’ADD et le MNC par axe", "ar": "الوكالة والكلاستر حسب المحور", "en": "ADD and MNC by axis"},
    why={
        "fr": "Sur lesquels des sept axes du partenariat l’ADD ou le MNC ont agi.",
        "ar": "في أي من المحاور السبعة للشراكة تحركت الوكالة أو الكلاستر.",
        "en": "On which of the seven axes of the partnership ADD or MNC have acted.",
    },
    unit="records",
    basis=both("axis", where=OF_THE_PARTNERSHIP),
    sql="""
WITH joint_projects AS (
    SELECT project_id, axis FROM selected_projects
    WHERE project_id IN (
        SELECT project_id FROM project_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), joint_events AS (
    SELECT event_id, axis FROM selected_events
    WHERE event_id IN (
        SELECT event_id FROM event_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), listed AS (
    SELECT DISTINCT event_id AS listed_id FROM project_event_links JOIN joint_projects USING (project_id) WHERE relation = 'same_thing'
), counted AS (
    SELECT axis, 1 AS projects, 0 AS events, 0 AS twice FROM joint_projects
    UNION ALL
    SELECT axis, 0 AS projects, 1 AS events, CASE WHEN listed_id IS NULL THEN 0 ELSE 1 END AS twice
    FROM joint_events LEFT JOIN listed ON listed_id = event_id
)
SELECT axis, sum(projects) AS projects, sum(events) AS events, sum(projects) + sum(events) - sum(twice) AS total
FROM counted
WHERE axis IS NOT NULL
GROUP BY axis
ORDER BY total DESC, axis
""",
    chart=RankedBars(category="axis", value="total", colour="axis"),
    sentence=Sentence(
        together(first_place("total", quoted("axis")), sums("projects", "events")),
        fr="L’ADD ou le MNC figurent dans {projects:projects} et {events:events}, soit {whole} sans double compte ; l’axe {leaders} vient "
        "en tête ({total}).",
        ar="حضور الوكالة أو الكلاستر: {projects:projects} و{events:events}، أي ما مجموعه {whole} دون عدّ مزدوج؛ وفي الصدارة محور "
        "{leaders} ({total}).",
        en="ADD or MNC appear in {projects:projects} and {events:events}, {whole} in all with nothing counted twice; the axis {leaders} "
        "comes first ({total}).",
        tied={
            "fr": "L’ADD ou le MNC figurent dans {projects:projects} et {events:events}, soit {whole} sans double compte ; {leaders} se "
            "partagent la première place ({total} chacun).",
            "ar": "حضور الوكالة أو الكلاستر: {projects:projects} و{events:events}، أي ما مجموعه {whole} دون عدّ مزدوج؛ و{leaders} في "
            "الصدارة بالتساوي ({total} لكل محور).",
            "en": "ADD or MNC appear in {projects:projects} and {events:events}, {whole} in all with nothing counted twice; {leaders} "
            "share first place ({total} each).",
        },
        only={
            "fr": "L’ADD ou le MNC figurent dans {projects:projects} et {events:events}, soit {whole} sans double compte, sur un seul axe "
            ": {leaders}.",
            "ar": "حضور الوكالة أو الكلاستر: {projects:projects} و{events:events}، أي ما مجموعه {whole} دون عدّ مزدوج، في محور واحد: "
            "{leaders}.",
            "en": "ADD or MNC appear in {projects:projects} and {events:events}, {whole} in all with nothing counted twice, on one axis "
            "only: {leaders}.",
        },
    ),
    method={
        "fr": "Projets et événements de la vue que l’ADD ou le MNC ont menés ou rejoints. Une chose inscrite dans les deux registres est "
        "comptée une fois dans le total, sur l’axe du projet.",
        "ar": "مشاريع العرض وفعالياته التي قادتها الوكالة أو الكلاستر أو انضما إليها. وما ورد في السجلين يُحتسب في المجموع مرة واحدة، في محور "
        "المشروع.",
        "en": "Projects and events in the view that ADD or MNC led or joined. A thing that stands in both registers is counted once in the "
        "total, on the axis of the project.",
    },
    limits=with_more(
        PARTNERSHIP_LIMITS,
        fr="L’axe est un codage, pas un fait ; les sources ne rattachent presque jamais une action à un axe du partenariat.",
        ar="والمحور ترميز وليس واقعة؛ ونادرا ما تربط المصادر نشاطا بمحور من محاور الشراكة.",
        en="The axis is a coding, not a fact; sources almost never tie an action to an axis of the partnership.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
