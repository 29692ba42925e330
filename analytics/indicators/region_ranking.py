"""Regions ranked by projects and events, things in both registers counted once."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("regions", 40),
    title={"fr": "Projets et événements par région", "ar": "المشاريع والفعاليات حسب الجهة", "en": "Projects and events by region"},
    why={
        "fr": "L’activité documentée de chaque région, projets et événements ensemble.",
        "ar": "النشاط الموثق لكل جهة، المشاريع والفعاليات معا.",
        "en": "The documented activity of each region, projects and events together.",
    },
    unit="records",
    basis=both("region", where=IN_A_REGION),
    sql="""
WITH placed AS (
    SELECT project_id, region FROM selected_projects WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
), listed AS (
    SELECT DISTINCT event_id AS listed_id FROM project_event_links JOIN placed USING (project_id) WHERE relation = 'same_thing'
), counted AS (
    SELECT region, 1 AS projects, 0 AS events, 0 AS twice FROM placed
    UNION ALL
    SELECT region, 0 AS projects, 1 AS events, CASE WHEN listed_id IS NULL THEN 0 ELSE 1 END AS twice
    FROM selected_events LEFT JOIN listed ON listed_id = event_id
    WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
)
SELECT region, sum(projects) AS projects, sum(events) AS events, sum(projects) + sum(events) - sum(twice) AS total
FROM counted
GROUP BY region
ORDER BY total DESC, region
""",
    chart=RankedBars(category="region", value="total"),
    sentence=Sentence(
        first_place("total", plain("region")),
        fr="{leaders} vient en tête : {total:records} ({projects:projects} et {events:events}, sans double compte).",
        ar="تأتي جهة {leaders} في الصدارة: {total:records} ({projects:projects} و{events:events}، دون عدّ مزدوج).",
        en="{leaders} comes first: {total:records} ({projects:projects} and {events:events}, nothing counted twice).",
        tied={
            "fr": "{leaders} se partagent la première place : {total:records} chacune, projets et événements, sans double compte.",
            "ar": "{leaders} في الصدارة بالتساوي: {total:records} لكل جهة، من مشاريع وفعاليات دون عدّ مزدوج.",
            "en": "{leaders} share first place: {total:records} each, projects and events, nothing counted twice.",
        },
        only={
            "fr": "Une seule région a des fiches dans cette vue, {leaders} : {total:records} ({projects:projects} et {events:events}, "
            "sans double compte).",
            "ar": "جهة واحدة فقط لها بطاقات في هذا العرض، {leaders}: {total:records} ({projects:projects} و{events:events}، دون عدّ مزدوج).",
            "en": "Only one region has records in this view, {leaders}: {total:records} ({projects:projects} and {events:events}, nothing "
            "counted twice).",
        },
    ),
    method={
        "fr": "Projets et événements de la vue par région. Une chose inscrite dans les deux registres est comptée une fois dans le total, "
        "dans la région du projet.",
        "ar": "مشاريع العرض وفعالياته حسب الجهة. وما ورد في السجلين معا يُحتسب في المجموع مرة واحدة، في جهة المشروع.",
        "en": "Projects and events in the view by region. A thing that stands in both registers is counted once in the total, in the region "
        "of the project.",
    },
    limits=PLACE_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
