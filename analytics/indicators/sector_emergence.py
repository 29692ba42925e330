"""Emergence of the sectors: young, fast, and how large; more than chance gives, or not."""

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
    page=("dynamics", 26),
    title={"fr": "Émergence des secteurs", "ar": "بروز القطاعات", "en": "Emergence of the sectors"},
    why={
        "fr": "Quel secteur est à la fois jeune et en hausse ?",
        "ar": "أي قطاع حديث العهد وآخذ في الارتفاع معا؟",
        "en": "Which sector is both young and rising?",
    },
    unit="percent of projects",
    basis=projects_of_all_years("sector", "year", where=WHOLE_YEARS),
    sql="""
        SELECT sector, year, count(*) AS projects, last_whole_year AS last_year,
               sector IN (SELECT sector FROM history_projects WHERE year <= last_whole_year) AS is_shown
        FROM reference_projects CROSS JOIN registers
        WHERE register = 'projects' AND sector IS NOT NULL AND year <= last_whole_year
        GROUP BY sector, year, last_whole_year
        ORDER BY sector, year
    """,
    statistic=emergence("sector", "projects"),
    chart=EmergenceMap(category="sector", count="projects"),
    sentence=emergence_sentence("sector", {"fr": "Secteurs", "ar": "القطاعات", "en": "Sectors"}),
    method=EMERGENCE_METHOD,
    limits=EMERGENCE_LIMITS,
    reference=EMERGENCE_REFERENCE,
    reviewed="2026-11-29",
    labels=EMERGENCE_LABELS,
)
