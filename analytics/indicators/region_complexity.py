"""The complexity of regions by their axes: refused until two samples would rank them alike."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_actors import IN_A_REGION
from analytics.indicators.facts_dynamics import PRESS_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.complexity import complexity
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("dynamics", 90),
    title={"fr": "Complexité des régions", "ar": "تعقيد الجهات", "en": "Complexity of the regions"},
    why={
        "fr": "Quelles régions réunissent des axes que peu d’autres ont ?",
        "ar": "أي الجهات تجمع محاور لا توجد إلا في قلة من غيرها؟",
        "en": "Which regions bring together axes that few others have?",
    },
    unit="standard deviations",
    basis=projects("region", "axis", where=IN_A_REGION),
    sql="""
        SELECT region, axis, count(*) AS projects
        FROM reference_projects
        WHERE axis IS NOT NULL AND region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
        GROUP BY region, axis
        ORDER BY region, axis
    """,
    statistic=complexity,
    chart=RankedBars("region", "index"),
    sentence=Sentence(
        lambda rows: {"regions": len(rows), "agreement_pct": rows[0]["agreement_pct"]},
        fr="Régions classées : {regions} ; deux tirages du même monde s’accordent à {agreement_pct:percent}.",
        ar="الجهات المرتبة: {regions}؛ ويتوافق سحبان من العالم نفسه بنسبة {agreement_pct:percent}.",
        en="Regions ranked: {regions}; two draws from the same world agree at {agreement_pct:percent}.",
    ),
    method={
        "fr": "Indice de complexité par vecteur propre du tableau régions × axes. L’accord est la corrélation médiane des rangs entre deux "
        "rééchantillonnages ; sous 80 sur 100, rien n’est montré.",
        "ar": "مؤشر التعقيد بالمتجه الذاتي لجدول الجهات × المحاور. والتوافق هو وسيط ارتباط الرتب بين إعادتي معاينة؛ ولا يُعرض شيء دون 80 من 100.",
        "en": "Complexity index by the eigenvector of the table regions × axes. The agreement is the median rank correlation of two "
        "resamples; under 80 of 100 nothing is shown.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="L’indice vient de l’étude des exportations, où il y a des milliers de produits ; sept axes sont peu.",
        ar="والمؤشر مأخوذ من دراسة الصادرات حيث آلاف المنتجات؛ وسبعة محاور عدد قليل.",
        en="The index comes from the study of exports, where there are thousands of products; seven axes are few.",
    ),
    reference="Hidalgo and Hausmann 2009, PNAS 106, doi 10.1073/pnas.0900943106",
    reviewed="2026-11-29",
    labels={"agreement_pct": {"fr": "Accord (%)", "ar": "التوافق (%)", "en": "Agreement (%)", "format": "percent"}},
)
