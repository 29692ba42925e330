"""Diversity of the sectors of each axis: their effective number."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.diversity_of_rows import diversity_by_group
from analytics.vocabulary import vocabularies
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("sectors", 60),
    title={"fr": "Diversité sectorielle des axes", "ar": "التنوع القطاعي للمحاور", "en": "Diversity of sectors by axis"},
    why={
        "fr": "Quels axes irriguent toute l’économie, et lesquels un petit nombre de secteurs ?",
        "ar": "أي المحاور تمس الاقتصاد كله، وأيها يقتصر على قطاعات قليلة؟",
        "en": "Which axes reach the whole economy, and which a few sectors?",
    },
    unit="effective number of sectors",
    basis=projects("axis", "sector"),
    sql="""
        SELECT axis, sector, count(*) AS projects
        FROM selected_projects
        WHERE axis IS NOT NULL AND sector IS NOT NULL
        GROUP BY axis, sector
        ORDER BY axis, sector
    """,
    statistic=diversity_by_group("axis", "projects", "effective_sectors", len(vocabularies()["sectors"].codes)),
    chart=IntervalDots(category="axis", value="effective_sectors", low="low", high="high", colour="axis"),
    sentence=Sentence(
        first_place("effective_sectors", quoted("axis")),
        fr="Parmi les axes d’au moins 30 projets, {leaders} vient en tête par la diversité des secteurs : nombre effectif de "
        "{effective_sectors:tenth} (intervalle à 95 % : de {low:tenth} à {high:tenth}), sur {projects:projects}.",
        ar="من بين المحاور التي تضم 30 مشروعا على الأقل، يأتي محور {leaders} في الصدارة من حيث تنوع القطاعات: عددها الفعال "
        "{effective_sectors:tenth} (مجال عند 95%: من {low:tenth} إلى {high:tenth})، استنادا إلى {projects:projects}.",
        en="Among axes with at least 30 projects, {leaders} comes first for the diversity of its sectors: effective number "
        "{effective_sectors:tenth} (95% interval: {low:tenth} to {high:tenth}), over {projects:projects}.",
        tied={
            "fr": "Parmi les axes d’au moins 30 projets, {leaders} se partagent la première place par la diversité des secteurs : nombre "
            "effectif de {effective_sectors:tenth} chacun.",
            "ar": "من بين المحاور التي تضم 30 مشروعا على الأقل، {leaders} في الصدارة بالتساوي من حيث تنوع القطاعات: العدد الفعال "
            "{effective_sectors:tenth} لكل محور.",
            "en": "Among axes with at least 30 projects, {leaders} share first place for the diversity of their sectors: effective number "
            "{effective_sectors:tenth} each.",
        },
        only={
            "fr": "Un seul axe compte au moins 30 projets, {leaders} : nombre effectif de secteurs de {effective_sectors:tenth} "
            "(intervalle à 95 % : de {low:tenth} à {high:tenth}), sur {projects:projects}.",
            "ar": "لا يضم 30 مشروعا على الأقل سوى محور واحد، {leaders}: العدد الفعال لقطاعاته {effective_sectors:tenth} (مجال عند "
            "95%: من {low:tenth} إلى {high:tenth})، استنادا إلى {projects:projects}.",
            "en": "Only one axis has at least 30 projects, {leaders}: effective number of sectors {effective_sectors:tenth} (95% "
            "interval: {low:tenth} to {high:tenth}), over {projects:projects}.",
        },
    ),
    method={
        "fr": "Exponentielle de l’entropie de Shannon des secteurs de l’axe, corrigée (Miller-Madow) : combien de secteurs égaux seraient aussi "
        "divers. L’intervalle couvre les répartitions entre tous les secteurs que les projets rendent plausibles, sans préjuger de leur "
        "équilibre ; rien sous 30 projets.",
        "ar": "أسّ إنتروبيا شانون لقطاعات المحور بعد التصحيح (ميلر-مادو): كم قطاعا متساويا يعادل هذا التنوع. ويضم المجال التوزيعات "
        "بين جميع القطاعات التي ترجّحها المشاريع، دون حكم مسبق على توازنها؛ ولا قيمة دون 30 مشروعا.",
        "en": "Exponential of the Shannon entropy of the axis’s sectors, corrected (Miller-Madow): how many equal sectors would be as diverse. "
        "The interval holds the divisions among all sectors that the projects leave likely, whatever their evenness; nothing under 30 projects.",
    },
    limits=with_more(
        SECTOR_LIMITS,
        fr="« Transversal » compte ici pour un secteur comme un autre. "
        "Là où les parts sont presque égales, l’intervalle contient la vraie valeur environ 90 fois sur 100, et non 95.",
        ar="ويُحتسب «متعدد القطاعات» هنا قطاعا كغيره. وحيث تكاد الحصص تتساوى يضم المجال القيمة الحقيقية نحو 90 مرة من كل 100، لا 95.",
        en="“Cross-sector” counts here as one sector like any other. "
        "Where shares are almost equal, the interval holds the true value about 90 times in 100, not 95.",
    ),
    reference="Stirling 2007, Journal of the Royal Society Interface 4, doi 10.1098/rsif.2007.0213; interval: Nemenman, Shafee and Bialek 2002, "
    "arXiv physics/0108025",
    reviewed="2026-11-24",
    labels={
        "effective_sectors": {
            "fr": "Nombre effectif de secteurs",
            "ar": "العدد الفعال للقطاعات",
            "en": "Effective number of sectors",
            "format": "decimal",
        }
    },
)
