"""Regions ranked by projects and events, things in both registers counted once."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS, row_with_most
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
        lambda rows: {**row_with_most("total", "region", "projects", "events")(rows), "most": max(row["total"] for row in rows)},
        fr="{region} vient en tête : {projects:projects} et {events:events}, soit {most} sans double compte.",
        ar="تأتي جهة {region} في الصدارة: {projects:projects} و{events:events}، أي ما مجموعه {most} دون عدّ مزدوج.",
        en="{region} comes first: {projects:projects} and {events:events}, {most} in all with nothing counted twice.",
    ),
    method={
        "fr": "Projets et événements de la vue par région. Une chose inscrite dans les deux registres est comptée une fois dans le total, "
        "dans la région du projet.",
        "ar": "مشاريع العرض وفعالياته حسب الجهة. وما ورد في السجلين معا يُحتسب في المجموع مرة واحدة، في جهة المشروع.",
        "en": "Projects and events in the view by region. A thing that stands in both registers is counted once in the total, in the region "
        "of the project.",
    },
    limits=PLACE_LIMITS,
    reference="docs/codebook.md",
    reviewed="2026-11-24",
)
