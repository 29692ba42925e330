"""Bursts of the axes: years in which one takes more of the projects than chance would give it."""

from analytics.charts.burst_spans import BurstSpans
from analytics.indicators.facts_dynamics import BURST_LABELS, BURST_LIMITS, BURST_METHOD, BURST_REFERENCE, burst_facts
from analytics.indicators.indicator import Indicator, Sentence
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
    sentence=Sentence(
        burst_facts("axis"),
        fr="Poussées nettes : {leaders}. Axes examinés : {tested} ; puissance moyenne : {power:percent}.",
        ar="الطفرات الواضحة: {leaders}. المحاور المفحوصة: {tested}؛ متوسط القوة: {power:percent}.",
        en="Clear bursts: {leaders}. Axes looked at: {tested}; mean power: {power:percent}.",
        only={
            "fr": "Aucune poussée ne dépasse ce que donne le hasard. Axes examinés : {tested} ; chance moyenne de voir un doublement de deux ans : "
            "{power:percent}.",
            "ar": "لا طفرة تتجاوز ما تعطيه الصدفة. المحاور المفحوصة: {tested}؛ متوسط احتمال رصد تضاعف يدوم سنتين: {power:percent}.",
            "en": "No burst passes what chance gives. Axes looked at: {tested}; mean chance to see a doubling that lasts two years: "
            "{power:percent}.",
        },
    ),
    method=BURST_METHOD,
    limits=BURST_LIMITS,
    reference=BURST_REFERENCE,
    reviewed="2026-11-29",
    labels=BURST_LABELS,
)
