"""Change of the functions: the pace of the last four whole years beside the four before, where a change could be seen."""

from analytics.charts.ratio_dots import RatioDots
from analytics.indicators.facts_coding import FUNCTION_HISTORY, FUNCTIONS_OF_ALL_YEARS
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE, change_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.pace import change_of_pace

INDICATOR = Indicator(
    page=("functions", 40),
    title={"fr": "Changement de rythme des fonctions", "ar": "تغير إيقاع الوظائف", "en": "Change of pace of the functions"},
    why={
        "fr": "Un changement ne se voit que là où assez de fiches arrivent chaque trimestre.",
        "ar": "لا يُرى التغير إلا حيث ترد بطاقات كافية في كل فصل.",
        "en": "A change shows only where enough records come in each quarter.",
    },
    unit="ratio of records",
    basis=FUNCTIONS_OF_ALL_YEARS,
    sql=FUNCTION_HISTORY,
    statistic=change_of_pace("function"),
    chart=RatioDots(category="function", value="ratio", low="low", high="high", compare=1),
    sentence=Sentence(
        change_facts,
        fr="De {earlier_from:year}-{earlier_to:year} à {later_from:year}-{last_year:year}, le rythme change nettement pour {leaders} : en hausse "
        "{risen}, en baisse {fallen}. Trop minces pour en juger (moins de 2 fiches par trimestre) : {thin}.",
        ar="من {earlier_from:year}-{earlier_to:year} إلى {later_from:year}-{last_year:year} تغيّر الإيقاع بوضوح في {leaders}: ارتفاع {risen} "
        "وانخفاض {fallen}. وما لا يمكن الحكم عليه (أقل من بطاقتين في الفصل): {thin}.",
        en="From {earlier_from:year}-{earlier_to:year} to {later_from:year}-{last_year:year} the pace clearly changes for {leaders}: up {risen}, "
        "down {fallen}. Too thin to judge (under 2 records a quarter): {thin}.",
        only={
            "fr": "De {earlier_from:year}-{earlier_to:year} à {later_from:year}-{last_year:year}, aucun changement net parmi les fonctions jugées "
            "({judged}). Trop minces pour en juger (moins de 2 fiches par trimestre) : {thin}.",
            "ar": "من {earlier_from:year}-{earlier_to:year} إلى {later_from:year}-{last_year:year} لا تغير واضحا في الوظائف المفحوصة ({judged}). "
            "وما لا يمكن الحكم عليه (أقل من بطاقتين في الفصل): {thin}.",
            "en": "From {earlier_from:year}-{earlier_to:year} to {later_from:year}-{last_year:year} no clear change among the functions judged "
            "({judged}). Too thin to judge (under 2 records a quarter): {thin}.",
        },
    ),
    method=with_more(
        FUNCTION_METHOD,
        fr="Rapport des fiches de deux périodes de quatre années complètes, intervalle exact à 95 %. Sous 2 fiches par trimestre dans la première, "
        "pas de rapport. La puissance est la probabilité de voir un triplement de six mois à ce rythme. Les années de la vue ne s’appliquent pas.",
        ar="نسبة بطاقات فترتين من أربع سنوات مكتملة، بمجال مضبوط عند 95%. ودون بطاقتين في الفصل خلال الفترة الأولى لا تُعطى نسبة. والقوة هي "
        "احتمال رصد تضاعف ثلاث مرات لمدة ستة أشهر بهذا الإيقاع. ولا تُطبق سنوات العرض.",
        en="Ratio of the records of two periods of four whole years, exact 95% interval. Under 2 records a quarter in the first there is no "
        "ratio. The power is the chance to see a tripling of six months at that pace. The years of the view do not apply.",
    ),
    limits=with_more(
        FUNCTION_LIMITS,
        fr="Une hausse commune à toutes les fonctions est d’abord celle de la presse en ligne. Plusieurs fonctions sont jugées à la fois.",
        ar="والارتفاع المشترك بين كل الوظائف هو أولا ارتفاع الصحافة الإلكترونية. وتُفحص عدة وظائف معا.",
        en="A rise shared by all functions is first of all one of the online press. Several functions are judged at once.",
    ),
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
    labels={
        "pace": {
            "fr": "Fiches par trimestre, avant",
            "ar": "البطاقات في الفصل سابقا",
            "en": "Records a quarter, before",
            "format": "decimal",
        },
        "power_pct": {"fr": "Puissance (%)", "ar": "القوة (%)", "en": "Power (%)", "format": "percent"},
        "earlier_from": {"fr": "Début de la première période", "ar": "بداية الفترة الأولى", "en": "Earlier period from", "format": "year"},
        "later_from": {"fr": "Début de la seconde période", "ar": "بداية الفترة الثانية", "en": "Later period from", "format": "year"},
        "last_year": {"fr": "Dernière année complète", "ar": "آخر سنة مكتملة", "en": "Last whole year", "format": "year"},
    },
)
