"""Bursts of the sectors: years in which one takes more of the projects than chance would give it."""

from analytics.charts.burst_spans import BurstSpans
from analytics.indicators.facts_bursts import BURST_LABELS, BURST_LIMITS, BURST_METHOD, BURST_REFERENCE, burst_sentence
from analytics.indicators.indicator import Indicator
from analytics.statistics.bursts_of_rows import heaviest_bursts
from analytics.warehouse.coverage import projects_of_all_years

INDICATOR = Indicator(
    page=("dynamics", 20),
    title={"fr": "Poussées des secteurs", "ar": "طفرات القطاعات", "en": "Bursts of the sectors"},
    why={
        "fr": "Quel secteur émerge, et la hausse dépasse-t-elle le hasard ?",
        "ar": "أي قطاع يبرز، وهل يتجاوز الارتفاع الصدفة؟",
        "en": "Which sector emerges, and is the rise more than chance?",
    },
    unit="projects",
    basis=projects_of_all_years("sector", "year"),
    sql="""
        SELECT sector, year, count(*) AS projects, sector IN (SELECT sector FROM history_projects WHERE year IS NOT NULL) AS is_shown
        FROM reference_projects
        WHERE sector IS NOT NULL AND year IS NOT NULL
        GROUP BY sector, year
        ORDER BY sector, year
    """,
    statistic=heaviest_bursts("sector", "projects"),
    chart=BurstSpans("sector"),
    sentence=burst_sentence("sector", {"fr": "Secteurs", "ar": "القطاعات", "en": "Sectors"}),
    method=BURST_METHOD,
    limits=BURST_LIMITS,
    reference=BURST_REFERENCE,
    reviewed="2026-11-29",
    labels=BURST_LABELS,
)
