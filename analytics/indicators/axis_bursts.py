"""Bursts of the axes: years in which one takes more of the projects than chance would give it."""

from analytics.charts.burst_spans import BurstSpans
from analytics.indicators.facts_bursts import BURST_LABELS, BURST_LIMITS, BURST_METHOD, BURST_REFERENCE, burst_sentence
from analytics.indicators.indicator import Indicator
from analytics.statistics.bursts_of_rows import heaviest_bursts
from analytics.warehouse.coverage import projects_of_all_years

INDICATOR = Indicator(
    page=("dynamics", 10),
    title={"fr": "Poussées des axes", "ar": "طفرات المحاور", "en": "Bursts of the axes"},
    why={
        "fr": "Quel axe prend, certaines années, plus de place que d’habitude ?",
        "ar": "أي محور يأخذ في بعض السنوات مكانا أكبر من المعتاد؟",
        "en": "Which axis takes, in some years, more room than usual?",
    },
    unit="projects",
    basis=projects_of_all_years("axis", "year"),
    sql="""
        SELECT axis, year, count(*) AS projects, axis IN (SELECT axis FROM history_projects WHERE year IS NOT NULL) AS is_shown
        FROM reference_projects
        WHERE axis IS NOT NULL AND year IS NOT NULL
        GROUP BY axis, year
        ORDER BY axis, year
    """,
    statistic=heaviest_bursts("axis", "projects"),
    chart=BurstSpans("axis"),
    sentence=burst_sentence("axis", {"fr": "Axes", "ar": "المحاور", "en": "Axes"}),
    method=BURST_METHOD,
    limits=BURST_LIMITS,
    reference=BURST_REFERENCE,
    reviewed="2026-11-29",
    labels=BURST_LABELS,
)
