"""A composite index of regions: ranks with their intervals, and how many regions can be told apart at all."""

from analytics.charts.rank_dots import RankDots
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.facts_region_index import INDEX_LABELS, INDEX_LIMITS, INDEX_METHOD, RECORDS_OF_REGIONS, index_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.composite_of_regions import composite_of_regions
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("regions", 80),
    title={"fr": "Un indice composite des régions", "ar": "مؤشر مركب للجهات", "en": "A composite index of regions"},
    why={
        "fr": "Six mesures ensemble placent-elles les régions dans un ordre, ou cet ordre tient-il aux poids et au hasard ?",
        "ar": "هل تضع ستة مقاييس مجتمعة الجهات في ترتيب ما، أم أن الترتيب رهين بالأوزان والصدفة؟",
        "en": "Do six measures together put the regions in an order, or does the order hang on weights and chance?",
    },
    unit="rank",
    basis=both("region", where=IN_A_REGION),
    sql=RECORDS_OF_REGIONS,
    statistic=composite_of_regions(),
    chart=RankDots(category="region", value="rank", low="low_rank", high="high_rank"),
    sentence=Sentence(
        index_facts,
        fr="Si toutes les régions se valaient, {kept_by_chance_pct:percent} des paires garderaient quand même leur ordre dans 90 % des tirages. "
        "Ici, {pairs_kept} paires sur {pairs} le gardent, entre {regions:regions} d’au moins 10 fiches. Le premier rang reste possible pour "
        "{leaders}.",
        ar="لو كانت الجهات كلها متماثلة لاحتفظت مع ذلك {kept_by_chance_pct:percent} من الأزواج بترتيبها في 90% من السحوبات. والأزواج التي تحتفظ به هنا: "
        "{pairs_kept} من {pairs}، والجهات التي تضم 10 بطاقات على الأقل: {regions}. وتبقى المرتبة الأولى ممكنة لكل من {leaders}.",
        en="If all regions were alike, {kept_by_chance_pct:percent} of the pairs would still keep their order in 90% of draws. Here "
        "{pairs_kept} of {pairs} pairs keep it, among {regions:regions} of at least 10 records. First place remains possible for {leaders}.",
    ),
    method=INDEX_METHOD,
    limits=with_more(PLACE_LIMITS, **INDEX_LIMITS),
    reference="OECD and JRC 2008, doi 10.1787/9789264043466-en; Saisana, Saltelli and Tarantola 2005, doi 10.1111/j.1467-985X.2005.00350.x",
    reviewed="2026-11-29",
    labels=INDEX_LABELS,
)
