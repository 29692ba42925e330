"""Growth of the projects: each whole year against the year before."""

from analytics.charts.ratio_line import RatioLine
from analytics.indicators.facts import last_known
from analytics.indicators.facts_growth import GROWTH_LIMITS, GROWTH_REFERENCE, WHOLE_YEARS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import growth
from analytics.statistics.steps import every_year, in_turn, needing
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("years", 40),
    title={"fr": "Évolution annuelle des projets", "ar": "التطور السنوي للمشاريع", "en": "Yearly growth of the projects"},
    why={
        "fr": "Quelles hausses d’une année à l’autre sont plus que du bruit ?",
        "ar": "أي ارتفاع من سنة إلى أخرى يتجاوز التقلب العادي؟",
        "en": "Which rises from one year to the next are more than noise?",
    },
    unit="ratio of projects",
    basis=projects("year", where=WHOLE_YEARS),
    sql="""
        WITH counted AS (SELECT year, count(*) AS projects FROM history_projects WHERE year IS NOT NULL GROUP BY year),
        named AS (SELECT year FROM counted UNION SELECT year + 1 AS year FROM counted)
        SELECT named.year, coalesce(earlier.projects, 0) AS previous, coalesce(later.projects, 0) AS latest
        FROM named
        CROSS JOIN registers
        LEFT JOIN counted AS later ON later.year = named.year
        LEFT JOIN counted AS earlier ON earlier.year = named.year - 1
        WHERE register = 'projects' AND named.year <= last_whole_year
          AND named.year BETWEEN (SELECT min(year) FROM selected_projects) AND (SELECT max(year) FROM selected_projects)
        ORDER BY named.year
    """,
    statistic=in_turn(every_year("previous", "latest"), growth(), needing("ratio", "previous", 1)),
    chart=RatioLine(value="ratio", low="low", high="high"),
    sentence=Sentence(
        last_known("ratio"),
        fr="En {year:year}, {latest:projects} contre {previous} un an plus tôt : rapport de {ratio:decimal} "
        "(intervalle à 95 % : de {low:decimal} à {high:decimal}).",
        ar="سنة {year:year}: {latest:projects} مقابل {previous} قبل سنة، أي نسبة {ratio:decimal} "
        "(مجال الثقة عند 95%: من {low:decimal} إلى {high:decimal}).",
        en="In {year:year}, {latest:projects} against {previous} a year earlier: a ratio of {ratio:decimal} "
        "(95% interval: {low:decimal} to {high:decimal}).",
    ),
    method={
        "fr": "Projets d’une année complète rapportés à ceux de l’année d’avant, même hors des bornes de la vue. Intervalle exact du rapport de "
        "deux effectifs ; pourcentage seulement si les deux atteignent 30, aucun rapport à zéro projet.",
        "ar": "مشاريع سنة مكتملة منسوبة إلى مشاريع السنة السابقة ولو كانت خارج حدود العرض. مجال مضبوط لنسبة عددين؛ ولا نسبة مئوية إلا إذا بلغ "
        "كل منهما 30، ولا نسبة إلى صفر.",
        "en": "Projects of a whole year divided by those of the year before, even outside the years of the view. Exact interval of the ratio of "
        "two counts; a percentage only where both reach 30, no ratio to zero projects.",
    },
    limits=GROWTH_LIMITS,
    reference=GROWTH_REFERENCE,
    reviewed="2026-11-24",
    labels={
        "previous": {"fr": "Projets de l’année d’avant", "ar": "مشاريع السنة السابقة", "en": "Projects of the year before"},
        "latest": {"fr": "Projets de l’année", "ar": "مشاريع السنة", "en": "Projects of the year"},
        "ratio": {
            "fr": "Rapport à l’année d’avant",
            "ar": "النسبة إلى السنة السابقة",
            "en": "Ratio to the year before",
            "format": "decimal",
        },
    },
)
