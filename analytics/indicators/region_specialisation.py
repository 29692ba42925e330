"""Specialisation of the regions: location quotients of regions and axes."""

from analytics.charts.quotient_table import QuotientTable
from analytics.indicators.facts_actors import IN_A_REGION, PLACE_LIMITS
from analytics.indicators.facts_axes import quotients_above_one
from analytics.indicators.facts_specialisation import BY_CHANCE, QUOTIENT_LABELS, SHRUNKEN_METHOD, SPECIALISATION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.specialisation import location_quotients
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("regions", 55),
    title={"fr": "Spécialisation des régions", "ar": "تخصص الجهات", "en": "Specialisation of the regions"},
    why={
        "fr": "Où une région est-elle plus présente sur un axe que ne le voudraient leurs poids ?",
        "ar": "أين تحضر جهة في محور أكثر مما يقتضيه وزن كل منهما؟",
        "en": "Where is a region more present on an axis than their weights would have it?",
    },
    unit="location quotient",
    basis=projects("region", "axis", where=IN_A_REGION),
    sql="""
        WITH known AS (
            SELECT region, axis FROM reference_projects
            WHERE axis IS NOT NULL AND region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
        ),
        by_region AS (SELECT region, count(*) AS of_region FROM known GROUP BY region),
        by_axis AS (SELECT axis, count(*) AS of_axis FROM known GROUP BY axis),
        cells AS (SELECT region, axis, count(*) AS projects FROM known GROUP BY region, axis),
        shown AS (
            SELECT region, axis FROM selected_projects
            WHERE axis IS NOT NULL AND region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
        )
        SELECT by_region.region, by_axis.axis, coalesce(cells.projects, 0) AS projects, of_region, of_axis,
               (SELECT count(*) FROM known) AS total
        FROM by_region CROSS JOIN by_axis
        LEFT JOIN cells ON cells.region = by_region.region AND cells.axis = by_axis.axis
        WHERE by_region.region IN (SELECT region FROM shown) AND by_axis.axis IN (SELECT axis FROM shown)
        ORDER BY by_region.region, by_axis.axis
    """,
    statistic=location_quotients("region", "axis", "projects"),
    chart=QuotientTable(row="region", column="axis", value="quotient"),
    sentence=Sentence(
        quotients_above_one,
        fr="Parmi les projets situés dans une région, l’intervalle du quotient est tout entier au-dessus de 1 dans {marked:cells} sur {tested} ; "
        "cases sans quotient, faute de 4 projets attendus : {untested}.",
        ar="من بين المشاريع المحددة الجهة، الخانات التي يقع مجال معاملها كله فوق 1: {marked} من أصل {tested}؛ والخانات التي لا معامل لها لأن "
        "مشاريعها المتوقعة أقل من 4: {untested}.",
        en="Among projects placed in a region, the whole interval of the quotient lies above 1 in {marked} of {tested:cells}; cells without a "
        "quotient, for lack of 4 expected projects: {untested}.",
    ),
    method=with_more(
        {
            "fr": "Part de l’axe dans la région, divisée par la part de l’axe dans l’ensemble des régions, que les filtres d’axe et de région ne "
            "réduisent pas. « National » et « International » sont des portées, pas des régions. Intervalle binomial exact à 95 % de la première "
            "part. Attendus : total de la région × total de l’axe / ensemble.",
            "ar": "حصة المحور في الجهة مقسومة على حصته في مجموع الجهات الذي لا يقلصه عاملا تصفية المحور والجهة. و«وطني» و«دولي» نطاقان وليسا "
            "جهتين. مجال مضبوط عند 95% للحصة الأولى (توزيع ثنائي الحدين). المتوقع: مجموع الجهة × مجموع المحور / المجموع العام.",
            "en": "Share of the axis within the region, divided by the share of the axis in all regions, which the filters of axis and region do not "
            "shrink. “National” and “International” are scopes, not regions. Exact 95% binomial interval of the first share. Expected: total of "
            "the region × total of the axis / all.",
        },
        **SHRUNKEN_METHOD,
    ),
    limits=with_more(PLACE_LIMITS, **BY_CHANCE),
    reference=SPECIALISATION_REFERENCE,
    reviewed="2026-11-29",
    labels=QUOTIENT_LABELS,
)
