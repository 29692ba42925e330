"""How concentrated projects are over the regions, for all years and by period."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.facts_concentration import all_years_together
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.concentration_of_rows import concentration_by_period
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("regions", 60),
    title={"fr": "Concentration régionale", "ar": "التركّز الجهوي", "en": "Regional concentration"},
    why={
        "fr": "Les projets se répartissent-ils entre les régions, ou restent-ils dans quelques-unes ?",
        "ar": "هل تتوزع المشاريع بين الجهات أم تبقى في بعضها؟",
        "en": "Do projects spread over the regions, or stay in a few of them?",
    },
    unit="index from 0 to 1",
    basis=projects("region", "year", where=IN_A_REGION),
    sql="""
SELECT year, region, count(*) AS projects
FROM reference_projects
WHERE year IS NOT NULL AND region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
GROUP BY year, region
ORDER BY year, region
""",
    statistic=concentration_by_period("region", "projects"),
    chart=IntervalDots(category="period", value="index", low="low", high="high"),
    sentence=Sentence(
        all_years_together,
        fr="Trois régions au plus suffisent à réunir {top:percent} des {projects} projets ; deux projets tirés au hasard sont de la même "
        "région avec une probabilité de {chance:percent} (intervalle à 95 % : de {low:percent} à {high:percent} ; 8,3 % si les douze "
        "régions étaient égales).",
        ar="تكفي ثلاث جهات على الأكثر لجمع {top:percent} من المشاريع (عددها {projects})؛ واحتمال انتماء مشروعين مختارين عشوائيا إلى الجهة "
        "نفسها {chance:percent} (مجال الثقة عند 95%: من {low:percent} إلى {high:percent}؛ و8,3% لو تساوت الجهات الاثنتا عشرة).",
        en="At most three regions are enough to hold {top:percent} of the {projects} projects; two projects drawn at random are in the "
        "same region with a chance of {chance:percent} (95% interval: {low:percent} to {high:percent}; 8.3% if the twelve regions were "
        "equal).",
    ),
    method={
        "fr": "Indice de Herfindahl-Hirschman sans biais, somme des n(n-1) rapportée à N(N-1), sur les projets datés situés dans une "
        "région, sans le filtre sur la région ; intervalle à 95 % par rééchantillonnage. Périodes de trois ans ; une période de moins "
        "de 30 projets n’a pas d’indice.",
        "ar": "مؤشر هيرفندال-هيرشمان غير المتحيز، مجموع n(n-1) مقسوما على N(N-1)، على المشاريع المؤرخة المحددة الجهة دون التصفية حسب "
        "الجهة؛ ومجال ثقة عند 95% بإعادة المعاينة. الفترات من ثلاث سنوات؛ ولا مؤشر لفترة تضم أقل من 30 مشروعا.",
        "en": "Unbiased Herfindahl-Hirschman index, the sum of n(n-1) over N(N-1), of dated projects placed in a region, without the "
        "filter on region; 95% interval by resampling. Three-year periods; a period with fewer than 30 projects has no index.",
    },
    limits=with_more(
        PLACE_LIMITS,
        fr="La dernière période s’arrête avec le registre. Des intervalles qui se recouvrent ne montrent pas de changement.",
        ar="وتتوقف الفترة الأخيرة حيث يتوقف السجل. ولا تدل المجالات المتداخلة على أي تغير.",
        en="The last period stops with the register. Intervals that overlap show no change.",
    ),
    reference="Simpson 1949, Nature 163, doi 10.1038/163688a0",
    reviewed="2026-11-24",
    labels={
        "period": {"fr": "Période", "ar": "الفترة", "en": "Period"},
        "index": {
            "fr": "Indice de concentration (0 à 1)",
            "ar": "مؤشر التركّز (من 0 إلى 1)",
            "en": "Concentration index (0 to 1)",
            "format": "decimal",
        },
        "top3_share_pct": {
            "fr": "Part des trois premières régions (%)",
            "ar": "حصة الجهات الثلاث الأولى (%)",
            "en": "Share of the top three regions (%)",
            "format": "percent",
        },
    },
)
