"""How concentrated projects are over the axes, for all years and by period."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.facts_concentration import all_years_together
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.concentration_of_rows import concentration_by_period
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 64),
    title={"fr": "Concentration sur les axes", "ar": "التركّز في المحاور", "en": "Concentration on the axes"},
    why={
        "fr": "Les projets se répartissent-ils entre les axes, ou se resserrent-ils sur quelques-uns ?",
        "ar": "هل تتوزع المشاريع بين المحاور أم تتجمع في بعضها؟",
        "en": "Do projects spread over the axes, or draw together on a few of them?",
    },
    unit="index from 0 to 1",
    basis=projects("axis", "year"),
    sql="""
SELECT year, axis, count(*) AS projects
FROM reference_projects
WHERE year IS NOT NULL AND axis IS NOT NULL
GROUP BY year, axis
ORDER BY year, axis
""",
    statistic=concentration_by_period("axis", "projects"),
    chart=IntervalDots(category="period", value="index", low="low", high="high"),
    sentence=Sentence(
        all_years_together,
        fr="Trois axes au plus suffisent à réunir {top:percent} des {projects} projets ; deux projets tirés au hasard sont du même axe avec une "
        "probabilité de {chance:percent} (intervalle à 95 % : de {low:percent} à {high:percent} ; 14,3 % si les sept axes étaient égaux).",
        ar="تكفي ثلاثة محاور على الأكثر لجمع {top:percent} من المشاريع (عددها {projects})؛ واحتمال انتماء مشروعين مختارين عشوائيا إلى المحور "
        "نفسه {chance:percent} (مجال الثقة عند 95%: من {low:percent} إلى {high:percent}؛ و14,3% لو تساوت المحاور السبعة).",
        en="At most three axes are enough to hold {top:percent} of the {projects} projects; two projects drawn at random are of the same axis with "
        "a chance of {chance:percent} (95% interval: {low:percent} to {high:percent}; 14.3% if the seven axes were equal).",
    ),
    method={
        "fr": "Indice de Herfindahl-Hirschman sans biais, somme des n(n-1) rapportée à N(N-1), sur les projets datés, sans le filtre sur l’axe ; "
        "intervalle à 95 % par rééchantillonnage. Périodes de trois ans ; une période de moins de 30 projets n’a pas d’indice.",
        "ar": "مؤشر هيرفندال-هيرشمان غير المتحيز، مجموع n(n-1) مقسوما على N(N-1)، على المشاريع المؤرخة دون التصفية حسب المحور؛ ومجال ثقة عند 95% "
        "بإعادة المعاينة. الفترات من ثلاث سنوات؛ ولا مؤشر لفترة تضم أقل من 30 مشروعا.",
        "en": "Unbiased Herfindahl-Hirschman index, the sum of n(n-1) over N(N-1), of dated projects, without the filter on axis; 95% interval by "
        "resampling. Three-year periods; a period with fewer than 30 projects has no index.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="La dernière période s’arrête avec le registre. Des intervalles qui se recouvrent ne montrent pas de changement.",
        ar="وتتوقف الفترة الأخيرة حيث يتوقف السجل. ولا تدل المجالات المتداخلة على أي تغير.",
        en="The last period stops with the register. Intervals that overlap show no change.",
    ),
    reference="Simpson 1949, Nature 163, doi 10.1038/163688a0",
    reviewed="2026-11-30",
    labels={
        "period": {"fr": "Période", "ar": "الفترة", "en": "Period"},
        "index": {
            "fr": "Indice de concentration (0 à 1)",
            "ar": "مؤشر التركّز (من 0 إلى 1)",
            "en": "Concentration index (0 to 1)",
            "format": "decimal",
        },
        "top3_share_pct": {
            "fr": "Part des trois premiers axes (%)",
            "ar": "حصة المحاور الثلاثة الأولى (%)",
            "en": "Share of the top three axes (%)",
            "format": "percent",
        },
    },
)
