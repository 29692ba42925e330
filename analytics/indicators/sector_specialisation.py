"""Specialisation of the sectors: location quotients of sectors and axes."""

from analytics.charts.quotient_table import QuotientTable
from analytics.indicators.facts_axes import AXIS_LIMITS, quotients_above_one
from analytics.indicators.facts_specialisation import BY_CHANCE, QUOTIENT_LABELS, SHRUNKEN_METHOD, SPECIALISATION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.specialisation import location_quotients
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("sectors", 50),
    title={"fr": "Spécialisation des secteurs", "ar": "تخصص القطاعات", "en": "Specialisation of the sectors"},
    why={
        "fr": "Où un secteur est-il plus présent sur un axe que ne le voudraient leurs poids ?",
        "ar": "أين يحضر قطاع في محور أكثر مما يقتضيه وزن كل منهما؟",
        "en": "Where is a sector more present on an axis than their weights would have it?",
    },
    unit="location quotient",
    basis=projects("sector", "axis"),
    sql="""
        WITH known AS (SELECT sector, axis FROM reference_projects WHERE sector IS NOT NULL AND axis IS NOT NULL),
        by_sector AS (SELECT sector, count(*) AS of_sector FROM known GROUP BY sector),
        by_axis AS (SELECT axis, count(*) AS of_axis FROM known GROUP BY axis),
        cells AS (SELECT sector, axis, count(*) AS projects FROM known GROUP BY sector, axis)
        SELECT by_sector.sector, by_axis.axis, coalesce(cells.projects, 0) AS projects, of_sector, of_axis,
               (SELECT count(*) FROM known) AS total
        FROM by_sector CROSS JOIN by_axis
        LEFT JOIN cells ON cells.sector = by_sector.sector AND cells.axis = by_axis.axis
        WHERE by_sector.sector IN (SELECT sector FROM selected_projects WHERE axis IS NOT NULL)
          AND by_axis.axis IN (SELECT axis FROM selected_projects WHERE sector IS NOT NULL)
        ORDER BY by_sector.sector, by_axis.axis
    """,
    statistic=location_quotients("sector", "axis", "projects"),
    chart=QuotientTable(row="sector", column="axis", value="quotient"),
    sentence=Sentence(
        quotients_above_one,
        fr="L’intervalle du quotient est tout entier au-dessus de 1 dans {marked:cells} sur {tested} ; cases sans quotient, faute de 4 "
        "projets attendus : {untested}.",
        ar="الخانات التي يقع مجال معاملها كله فوق 1: {marked} من أصل {tested}؛ والخانات التي لا معامل لها لأن مشاريعها المتوقعة أقل من 4: "
        "{untested}.",
        en="The whole interval of the quotient lies above 1 in {marked} of {tested:cells}; cells without a quotient, for lack of 4 "
        "expected projects: {untested}.",
    ),
    method=with_more(
        {
            "fr": "Part de l’axe dans le secteur, divisée par la part de l’axe dans l’ensemble, que les filtres d’axe et de secteur ne réduisent pas. "
            "Intervalle binomial exact à 95 % de la première part. Attendus : total du secteur × total de l’axe / ensemble.",
            "ar": "حصة المحور في القطاع مقسومة على حصته في المجموع الذي لا يقلصه عاملا تصفية المحور والقطاع. مجال مضبوط عند 95% للحصة الأولى "
            "(توزيع ثنائي الحدين). المتوقع: مجموع القطاع × مجموع المحور / المجموع العام.",
            "en": "Share of the axis within the sector, divided by the share of the axis in all, which the filters of axis and sector do not shrink. "
            "Exact 95% binomial interval of the first share. Expected: total of the sector × total of the axis / all.",
        },
        **SHRUNKEN_METHOD,
    ),
    limits=with_more(AXIS_LIMITS, **BY_CHANCE),
    reference=SPECIALISATION_REFERENCE,
    reviewed="2026-11-29",
    labels=QUOTIENT_LABELS,
)
