"""Communities of organisations that share more among themselves than with others."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_network import (
    CHANCE_METHOD,
    LINKS,
    NAMES_AN_ORGANISATION_ONCE,
    NETWORK_LABELS,
    NETWORK_LIMITS,
    community_facts,
)
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.network_of_rows import communities
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("network", 40),
    title={"fr": "Communautés d’organisations", "ar": "مجتمعات المنظمات", "en": "Communities of organisations"},
    why={
        "fr": "Le réseau est-il d’un seul tenant, ou fait de cercles, et autour de quoi ?",
        "ar": "هل الشبكة كتلة واحدة أم دوائر، وحول ماذا؟",
        "en": "Is the network one piece or made of circles, and around what?",
    },
    unit="organisations",
    basis=both(where=NAMES_AN_ORGANISATION_ONCE),
    sql=LINKS,
    statistic=communities,
    chart=RankedBars(category="centre", value="organisations"),
    sentence=Sentence(
        community_facts,
        fr="Communautés d’au moins trois organisations : {communities} ; en tête par la taille ({organisations:organisations}) : autour de {leaders}. "
        "La division est plus nette que par hasard : modularité {modularity:decimal} contre {modularity_by_chance:decimal} (p = {p_value:decimal}).",
        ar="المجتمعات التي تضم ثلاث منظمات على الأقل: {communities}؛ وفي الصدارة بالحجم ({organisations:organisations}): حول {leaders}. "
        "والتقسيم أوضح مما تعطيه الصدفة: النمطية {modularity:decimal} مقابل {modularity_by_chance:decimal} (p = {p_value:decimal}).",
        en="Communities of at least three organisations: {communities}; the most ({organisations:organisations}) are around {leaders}. "
        "The division is clearer than by chance: modularity {modularity:decimal} against {modularity_by_chance:decimal} (p = {p_value:decimal}).",
        only={
            "fr": "Communautés d’au moins trois organisations : {communities}. La division n’est pas plus nette que par hasard : modularité "
            "{modularity:decimal} contre {modularity_by_chance:decimal} (p = {p_value:decimal}).",
            "ar": "المجتمعات التي تضم ثلاث منظمات على الأقل: {communities}. والتقسيم ليس أوضح مما تعطيه الصدفة: النمطية {modularity:decimal} "
            "مقابل {modularity_by_chance:decimal} (p = {p_value:decimal}).",
            "en": "Communities of at least three organisations: {communities}. The division is no clearer than by chance: modularity "
            "{modularity:decimal} against {modularity_by_chance:decimal} (p = {p_value:decimal}).",
        },
    ),
    method={
        "fr": "Méthode de Louvain sur les liens, pondérés par les fiches communes ; départ fixe. Une communauté porte le nom de son organisation la plus "
        f"liée en son sein. {CHANCE_METHOD['fr']} 49 mondes, divisés de même.",
        "ar": "طريقة Louvain على الروابط موزونة بالبطاقات المشتركة، ببداية ثابتة. ويحمل المجتمع اسم منظمته الأكثر ارتباطا داخله. "
        f"{CHANCE_METHOD['ar']} عدد العوالم 49، مقسمة بالطريقة نفسها.",
        "en": "Louvain’s method on the ties, weighted by shared records; a fixed start. A community is named after its organisation with most ties "
        f"inside it. {CHANCE_METHOD['en']} 49 worlds, divided in the same way.",
    },
    limits=with_more(
        NETWORK_LIMITS,
        fr="D’autres divisions sont presque aussi bonnes : une organisation au bord peut passer d’une communauté à l’autre. Une fiche qui nomme "
        "beaucoup d’organisations en fait une communauté à elle seule.",
        ar="وثمة تقسيمات أخرى جيدة بالقدر نفسه تقريبا: فقد تنتقل منظمة طرفية من مجتمع إلى آخر. والبطاقة التي تسمي منظمات كثيرة تصنع وحدها مجتمعا.",
        en="Other divisions are almost as good: an organisation at the edge may pass from one community to another. A record that names many "
        "organisations makes a community by itself.",
    ),
    reference="Blondel et al. 2008, doi 10.1088/1742-5468/2008/10/P10008; Strona et al. 2014, doi 10.1038/ncomms5114",
    reviewed="2026-11-29",
    labels={
        **NETWORK_LABELS,
        "on_axis": {"fr": "Fiches sur cet axe", "ar": "البطاقات في هذا المحور", "en": "Records on this axis"},
        "of_type": {"fr": "Organisations de ce type", "ar": "المنظمات من هذا النوع", "en": "Organisations of this type"},
        "modularity": {"fr": "Modularité", "ar": "النمطية", "en": "Modularity", "format": "decimal"},
        "modularity_by_chance": {"fr": "Modularité par hasard", "ar": "النمطية بالصدفة", "en": "Modularity by chance", "format": "decimal"},
    },
)
