"""Emergence of the axes: young, fast, and how large; more than chance gives, or not."""

from analytics.charts.emergence_map import EmergenceMap
from analytics.indicators.facts_emergence import (
    EMERGENCE_LABELS,
    EMERGENCE_LIMITS,
    EMERGENCE_METHOD,
    EMERGENCE_REFERENCE,
    emergence_sentence,
)
from analytics.indicators.facts_growth import WHOLE_YEARS
from analytics.indicators.indicator import Indicator
from analytics.statistics.emergence import emergence
from analytics.warehouse.coverage import projects_of_all_years

INDICATOR = Indicator(
    page=("dynamics", 24),
    title={"fr": "Émergence des axes", "ar": "بروز المحاور", "en": "Emergence of the axes"},
    why={
        "fr": "Quel axe est à la fois jeune et en hausse ?",
        "ar": "أي محور حديث العهد وآخذ في الارتفاع معا؟",
        "en": "Which axis is both young and rising?",
    },
    unit="percent of projects",
    basis=projects_of_all_years("axis", "year", where=WHOLE_YEARS),
    sql="""
        SELECT axis, year, count(*) AS projects, last_whole_year AS last_year,
               axis IN (SELECT axis FROM history_projects WHERE year <= last_whole_year) AS is_shown
        FROM reference_projects CROSS JOIN registers
        WHERE register = 'projects' AND axis IS NOT NULL AND year <= last_whole_year
        GROUP BY axis, year, last_whole_year
        ORDER BY axis, year
    """,
    statistic=emergence("axis", "projects"),
    chart=EmergenceMap(category="axis", count="projects"),
    sentence=emergence_sentence("axis", {"fr": "Axes", "ar": "المحاور", "en": "Axes"}),
    method=EMERGENCE_METHOD,
    limits=EMERGENCE_LIMITS,
    reference=EMERGENCE_REFERENCE,
    reviewed="2026-11-29",
    labels=EMERGENCE_LABELS,
)
