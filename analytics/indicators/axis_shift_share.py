"""Shift-share: the last change of each axis, in three parts that add up."""

from analytics.charts.waterfall import Waterfall
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.facts_growth import largest_change
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.shift_share import shift_share_of
from analytics.warehouse.coverage import projects
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("years", 70),
    title={
        "fr": "Décomposition du dernier changement par axe",
        "ar": "تفكيك آخر تغير حسب المحور",
        "en": "Parts of the last change by axis",
    },
    why={
        "fr": "Un axe change-t-il avec l’ensemble, par ses secteurs, ou de lui-même ?",
        "ar": "هل يتغير المحور مع المجموع، أم بفعل قطاعاته، أم من تلقاء نفسه؟",
        "en": "Does an axis change with the whole, through its sectors, or by itself?",
    },
    unit="projects",
    basis=projects(
        "axis",
        "sector",
        "year",
        where=Part(
            "(year IS NULL OR year BETWEEN (SELECT max(year) - 1 FROM selected_projects CROSS JOIN registers "
            "WHERE register = 'projects' AND year <= last_whole_year) AND (SELECT max(year) FROM selected_projects CROSS JOIN registers "
            "WHERE register = 'projects' AND year <= last_whole_year))",
            ("other_years",),
        ),
    ),
    sql="""
        WITH ending AS (
            SELECT max(year) AS last_year FROM selected_projects CROSS JOIN registers WHERE register = 'projects' AND year <= last_whole_year
        ), shown AS (SELECT DISTINCT axis FROM selected_projects)
        SELECT measured.axis, sector, last_year,
               count(*) FILTER (WHERE year = last_year - 1) AS previous,
               count(*) FILTER (WHERE year = last_year) AS latest,
               shown.axis IS NOT NULL AS is_shown
        FROM reference_projects AS measured CROSS JOIN ending LEFT JOIN shown ON shown.axis = measured.axis
        WHERE measured.axis IS NOT NULL AND sector IS NOT NULL AND year BETWEEN last_year - 1 AND last_year
        GROUP BY measured.axis, sector, last_year, shown.axis
        ORDER BY measured.axis, sector
    """,
    statistic=shift_share_of("axis", "sector"),
    chart=Waterfall(category="axis", parts=("national", "mix", "own"), total="change"),
    sentence=Sentence(
        largest_change,
        fr="Le plus grand changement entre {previous_year:year} et {last_year:year} est celui de {leaders} : {national:tenth} avec "
        "l’ensemble, {mix:tenth} par ses secteurs, {own:tenth} en propre.",
        ar="أكبر تغير بين {previous_year:year} و{last_year:year} في محور {leaders}: {national:tenth} مع المجموع، و{mix:tenth} بفعل "
        "قطاعاته، و{own:tenth} خاصة به.",
        en="The largest change between {previous_year:year} and {last_year:year} is that of {leaders}: {national:tenth} with the whole, "
        "{mix:tenth} through its sectors, {own:tenth} of its own.",
        tied={
            "fr": "Les plus grands changements entre {previous_year:year} et {last_year:year} sont de même ampleur : {leaders}.",
            "ar": "أكبر التغيرات بين {previous_year:year} و{last_year:year} متساوية الحجم: {leaders}.",
            "en": "The largest changes between {previous_year:year} and {last_year:year} are of the same size: {leaders}.",
        },
        only={
            "fr": "Un seul axe dans cette vue, {leaders} entre {previous_year:year} et {last_year:year} : {national:tenth} avec "
            "l’ensemble, {mix:tenth} par ses secteurs, {own:tenth} en propre.",
            "ar": "لا يظهر في هذا العرض سوى محور واحد، {leaders} بين {previous_year:year} و{last_year:year}: {national:tenth} مع المجموع، "
            "و{mix:tenth} بفعل قطاعاته، و{own:tenth} خاصة به.",
            "en": "Only one axis in this view, {leaders} between {previous_year:year} and {last_year:year}: {national:tenth} with the "
            "whole, {mix:tenth} through its sectors, {own:tenth} of its own.",
        },
    ),
    method={
        "fr": "Changement entre les deux dernières années complètes de la vue. Ensemble : projets de l’axe × croissance de tous. Secteurs : ce "
        "que leur croissance à chacun y ajoute. Propre : le reste. Les trois parts redonnent le changement ; les filtres d’axe et de secteur "
        "ne réduisent pas l’ensemble.",
        "ar": "التغير بين آخر سنتين مكتملتين في العرض. المجموع: مشاريع المحور × نمو الجميع. القطاعات: ما يضيفه نمو كل منها. الخاص: الباقي. ومجموع "
        "الأجزاء الثلاثة هو التغير؛ ولا يقلص عاملا تصفية المحور والقطاع المجموع.",
        "en": "Change between the last two whole years of the view. Whole: projects of the axis × growth of all. Sectors: what the growth of each "
        "adds. Own: the rest. The three parts add up to the change; the filters of axis and sector do not shrink the whole.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="Un calcul comptable, non une cause : quelques projets suffisent à déplacer une part.",
        ar="عملية حسابية وليست سببا: تكفي مشاريع قليلة لتغيير أي جزء.",
        en="Bookkeeping, not a cause: a few projects are enough to move a part.",
    ),
    reference="Dunn 1960, Papers of the Regional Science Association 6, doi 10.1111/j.1435-5597.1960.tb01705.x",
    reviewed="2026-11-24",
    labels={
        "last_year": {"fr": "Dernière année complète", "ar": "آخر سنة مكتملة", "en": "Last whole year", "format": "year"},
        "previous": {"fr": "Projets de l’année d’avant", "ar": "مشاريع السنة السابقة", "en": "Projects of the year before"},
        "latest": {"fr": "Projets de la dernière année", "ar": "مشاريع السنة الأخيرة", "en": "Projects of the last year"},
        "change": {"fr": "Changement", "ar": "التغير", "en": "Change"},
        "national": {"fr": "Avec l’ensemble", "ar": "مع المجموع", "en": "With the whole", "format": "decimal"},
        "mix": {"fr": "Par ses secteurs", "ar": "بفعل قطاعاته", "en": "Through its sectors", "format": "decimal"},
        "own": {"fr": "En propre", "ar": "خاص بالمحور", "en": "Of its own", "format": "decimal"},
    },
)
