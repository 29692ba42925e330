"""The organisations that appear beside ADD or MNC."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("partnership", 40),
    title={"fr": "Avec qui l’ADD et le MNC agissent", "ar": "مع من تتحرك الوكالة والكلاستر", "en": "Whom ADD and MNC act with"},
    why={
        "fr": "Quelles organisations reviennent aux côtés de l’ADD ou du MNC.",
        "ar": "أي المنظمات تتكرر إلى جانب الوكالة أو الكلاستر.",
        "en": "Which organisations come back beside ADD or MNC.",
    },
    unit="records",
    basis=both(where=OF_THE_PARTNERSHIP),
    sql="""
WITH joint_projects AS (
    SELECT project_id FROM selected_projects
    WHERE project_id IN (
        SELECT project_id FROM project_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), joint_events AS (
    SELECT event_id FROM selected_events
    WHERE event_id IN (
        SELECT event_id FROM event_organisations
        WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
    )
), in_projects AS (
    SELECT project_id, organisation_id FROM joint_projects JOIN project_organisations USING (project_id)
), listed AS (
    SELECT DISTINCT event_id AS listed_id, organisation_id AS listed_organisation
    FROM project_event_links JOIN in_projects USING (project_id) WHERE relation = 'same_thing'
), counted AS (
    SELECT organisation_id, 1 AS projects, 0 AS events, 0 AS twice FROM in_projects
    UNION ALL
    SELECT organisation_id, 0 AS projects, 1 AS events, CASE WHEN listed_id IS NULL THEN 0 ELSE 1 END AS twice
    FROM joint_events JOIN event_organisations USING (event_id)
    LEFT JOIN listed ON listed_id = event_id AND listed_organisation = organisation_id
)
SELECT
    name AS organisation,
    sum(projects) AS projects,
    sum(events) AS events,
    sum(projects) + sum(events) - sum(twice) AS total,
    organisation_id
FROM counted JOIN organisations USING (organisation_id)
WHERE NOT is_group AND organisation_id NOT IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
GROUP BY name, organisation_id
ORDER BY total DESC, projects DESC, organisation, organisation_id
""",
    chart=RankedBars(category="organisation", value="total", is_wide=True),
    sentence=Sentence(
        first_place("total", plain("organisation")),
        fr="Aux côtés de l’ADD ou du MNC, {leaders} vient en tête : {total:records} ({projects:projects} et {events:events}, sans double "
        "compte).",
        ar="في صدارة المنظمات إلى جانب الوكالة أو الكلاستر {leaders}: {total:records} ({projects:projects} و{events:events}، دون عدّ "
        "مزدوج).",
        en="Beside ADD or MNC, {leaders} comes first: {total:records} ({projects:projects} and {events:events}, nothing counted twice).",
        tied={
            "fr": "Aux côtés de l’ADD ou du MNC, {leaders} se partagent la première place : {total:records} chacune, projets et "
            "événements sans double compte.",
            "ar": "إلى جانب الوكالة أو الكلاستر، {leaders} في الصدارة بالتساوي: {total:records} لكل منظمة، مشاريع وفعاليات دون عدّ مزدوج.",
            "en": "Beside ADD or MNC, {leaders} share first place: {total:records} each, projects and events with nothing counted twice.",
        },
        only={
            "fr": "Une seule organisation aux côtés de l’ADD ou du MNC, {leaders} : {total:records} ({projects:projects} et "
            "{events:events}, sans double compte).",
            "ar": "منظمة واحدة إلى جانب الوكالة أو الكلاستر، {leaders}: {total:records} ({projects:projects} و{events:events}، دون عدّ "
            "مزدوج).",
            "en": "Only one organisation beside ADD or MNC, {leaders}: {total:records} ({projects:projects} and {events:events}, nothing "
            "counted twice).",
        },
    ),
    method={
        "fr": "Projets et événements de la vue où l’organisation est nommée avec l’ADD ou le MNC, quel que soit le rôle de chacun. Une chose "
        "inscrite dans les deux registres est comptée une fois dans le total. Le graphique montre les quinze premières, le tableau les donne toutes ; "
        "les ex æquo selon les projets, "
        "puis les noms.",
        "ar": "مشاريع العرض وفعالياته التي تُذكر فيها المنظمة مع الوكالة أو الكلاستر، أيا كان دور كل منها. وما ورد في السجلين يُحتسب في المجموع "
        "مرة واحدة. يعرض الرسم المنظمات الخمس عشرة الأولى، ويضمها الجدول جميعا؛ وعند التساوي تُرتب حسب المشاريع ثم الأسماء.",
        "en": "Projects and events in the view in which the organisation is named with ADD or MNC, whatever the role of each. A thing that "
        "stands in both registers is counted once in the total. The chart shows the first fifteen, the table has them all; ties by projects, then by names.",
    },
    limits=ORGANISATION_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
