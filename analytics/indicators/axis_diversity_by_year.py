"""Diversity of the axes over the years: their effective number in windows of three years."""

from analytics.charts.year_line import YearLine
from analytics.indicators.facts import last_known
from analytics.indicators.facts_axes import AXIS_LIMITS
from analytics.indicators.facts_growth import WHOLE_YEARS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.diversity_of_rows import diversity_by_window
from analytics.vocabulary import vocabularies
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 60),
    title={"fr": "Diversité des axes", "ar": "تنوع المحاور", "en": "Diversity of the axes"},
    why={
        "fr": "L’effort se répartit-il davantage entre les axes, ou se resserre-t-il ?",
        "ar": "هل يتوزع الجهد أكثر بين المحاور أم ينحصر؟",
        "en": "Is the effort spreading over the axes, or narrowing?",
    },
    unit="effective number of axes",
    basis=projects("axis", "year", where=WHOLE_YEARS),
    sql="""
        SELECT axis, year, count(*) AS projects
        FROM selected_projects CROSS JOIN registers
        WHERE register = 'projects' AND axis IS NOT NULL AND year <= last_whole_year
        GROUP BY axis, year
        ORDER BY axis, year
    """,
    statistic=diversity_by_window("axis", "projects", "effective_axes", len(vocabularies()["axes"].codes)),
    chart=YearLine(value="effective_axes", low="low", high="high"),
    sentence=Sentence(
        last_known("effective_axes"),
        fr="Dans la fenêtre qui se termine en {year:year}, le nombre effectif d’axes est de {effective_axes:tenth} "
        "(intervalle à 95 % : de {low:tenth} à {high:tenth}), sur {projects:projects}.",
        ar="في النافذة المنتهية في {year:year} يبلغ العدد الفعال للمحاور {effective_axes:tenth} "
        "(مجال عند 95%: من {low:tenth} إلى {high:tenth})، وعدد المشاريع {projects}.",
        en="In the window that ends in {year:year} the effective number of axes is {effective_axes:tenth} "
        "(95% interval: {low:tenth} to {high:tenth}), over {projects:projects}.",
    ),
    method={
        "fr": "Exponentielle de l’entropie de Shannon corrigée (Miller-Madow), par fenêtre glissante de trois années complètes, ou de toute la "
        "vue si elle est plus courte. L’intervalle couvre les répartitions entre les sept axes que les projets rendent plausibles, sans préjuger "
        "de leur équilibre ; rien sous 30 projets.",
        "ar": "أسّ إنتروبيا شانون المصححة (ميلر-مادو) في نافذة متحركة من ثلاث سنوات مكتملة، أو في العرض كله إن كان أقصر. ويضم المجال "
        "التوزيعات بين المحاور السبعة التي ترجّحها المشاريع، دون حكم مسبق على توازنها؛ ولا قيمة دون 30 مشروعا.",
        "en": "Exponential of the corrected Shannon entropy (Miller-Madow), in a moving window of three whole years, or of the whole view "
        "where it is shorter. The interval holds the divisions among the seven axes that the projects leave likely, whatever their evenness; "
        "nothing under 30 projects.",
    },
    limits=with_more(
        AXIS_LIMITS,
        fr="Deux fenêtres voisines partagent deux années : leurs valeurs ne sont pas indépendantes. "
        "Là où les parts sont presque égales, l’intervalle contient la vraie valeur environ 90 fois sur 100, et non 95.",
        ar="تشترك نافذتان متجاورتان في سنتين: قيمهما غير مستقلة. "
        "وحيث تكاد الحصص تتساوى يضم المجال القيمة الحقيقية نحو 90 مرة من كل 100، لا 95.",
        en="Neighbouring windows share two years: their values are not independent. "
        "Where shares are almost equal, the interval holds the true value about 90 times in 100, not 95.",
    ),
    reference="Stirling 2007, Journal of the Royal Society Interface 4, doi 10.1098/rsif.2007.0213; interval: Nemenman, Shafee and Bialek 2002, "
    "arXiv physics/0108025",
    reviewed="2026-11-24",
    labels={
        "effective_axes": {
            "fr": "Nombre effectif d’axes",
            "ar": "العدد الفعال للمحاور",
            "en": "Effective number of axes",
            "format": "decimal",
        }
    },
)
