"""Readings of each indicator with a target, by publisher, beside its baselines and targets."""

from analytics.charts.target_panels import TargetPanels
from analytics.indicators.facts_targets import TARGET_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence
from analytics.warehouse.coverage import targets


def reading_counts(rows: Rows) -> dict[str, object]:
    """Return facts: how many indicators are drawn, their readings and publishers, and how many are read by several."""
    told = [row for row in rows if row["mark"] == "reading"]
    by_indicator: dict[str, set] = {}
    for row in told:
        by_indicator.setdefault(row["indicator_key"], set()).add(row["publisher"])
    several = sum(len(publishers) > 1 for publishers in by_indicator.values())
    return {"indicators": len(by_indicator), "readings": len(told), "several": several}


INDICATOR = Indicator(
    page=("targets", 20),
    title={"fr": "Les relevés et leurs objectifs", "ar": "القراءات وأهدافها", "en": "Readings and their targets"},
    why={
        "fr": "Voir qui a relevé quoi et quand, avant de croire un rythme.",
        "ar": "لنر من قرأ ماذا ومتى قبل تصديق أي وتيرة.",
        "en": "See who read what, and when, before a pace is believed.",
    },
    unit="the unit of each indicator",
    basis=targets("target_year", shown=("target_year",)),
    sql="""
        WITH told AS (
            SELECT indicator_key, coalesce(publisher, regexp_extract(source_url, '^https?://(?:www[.])?([^/]+)', 1)) AS publisher,
                   regexp_replace(unit, ' (of [0-9]+|0-1)', '') AS unit, year, value, source_url,
                   CASE WHEN is_repeated THEN 'repeated' ELSE 'reading' END AS mark
            FROM progress
            WHERE year <= (SELECT date_part('year', as_of) FROM registers WHERE register = 'targets')
        ), read AS (
            SELECT DISTINCT selected_targets.indicator_key, selected_targets.unit FROM selected_targets
            JOIN told ON told.indicator_key = selected_targets.indicator_key AND told.unit = selected_targets.unit
        ), marks AS (
            SELECT indicator_key, unit, mark, publisher, NULL AS strategy, year, value AS figure_value, source_url FROM told
            UNION
            SELECT indicator_key, unit, 'baseline' AS mark, NULL AS publisher, strategy, baseline_year, baseline_value, source_url
            FROM selected_targets WHERE baseline_value IS NOT NULL AND baseline_year IS NOT NULL
            UNION
            SELECT indicator_key, unit, 'target' AS mark, NULL AS publisher, strategy, target_year, target_value, source_url
            FROM selected_targets WHERE target_year IS NOT NULL
        )
        SELECT marks.indicator_key, marks.unit, mark, publisher, strategy, year, figure_value, source_url
        FROM read JOIN marks ON marks.indicator_key = read.indicator_key AND marks.unit = read.unit
        ORDER BY marks.indicator_key, marks.unit, mark, publisher, year, figure_value, strategy, source_url
    """,
    chart=TargetPanels(),
    sentence=Sentence(
        reading_counts,
        fr="Indicateurs relevés au moins une fois : {indicators} ; relevés : {readings}. Indicateurs relevés par plusieurs éditeurs : {several}.",
        ar="المؤشرات المقروءة مرة على الأقل: {indicators}؛ القراءات: {readings}. والمؤشرات التي يقرؤها أكثر من ناشر: {several}.",
        en="Indicators read at least once: {indicators}; readings: {readings}. Indicators read by several publishers: {several}.",
    ),
    method={
        "fr": "Tous les relevés datés d’un indicateur qui a un objectif dans la même unité, chaque éditeur à part ; là où aucun n’est nommé, le site qui a "
        "publié le chiffre en tient lieu. Un chiffre répété a sa propre marque et n’est pas compté. Les années au-delà de la date du registre sont des "
        "prévisions, laissées de côté.",
        "ar": "كل القراءات المؤرخة لمؤشر له هدف بالوحدة نفسها، وكل ناشر على حدة؛ وحيث لا يُذكر ناشر يقوم الموقع الذي نشر الرقم مقامه. وللرقم المكرر علامته "
        "ولا يُحسب. والسنوات التي تتجاوز تاريخ السجل توقعات، وقد تُركت جانبا.",
        "en": "All dated readings of an indicator that has a target in the same unit, each publisher apart; where none is named, the site that printed the "
        "figure stands for it. A repeated figure has a mark of its own and is not counted. Years beyond the register’s date are forecasts and left aside.",
    },
    limits=TARGET_LIMITS,
    reference="Description of the table progress",
    reviewed="2026-11-29",
    labels={
        "figure_value": {"fr": "Valeur publiée", "ar": "القيمة المنشورة", "en": "Published value", "format": "figure"},
    },
)
