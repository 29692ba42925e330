"""The organisations that lie between others, and what they bridge."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_network import (
    CHANCE_METHOD,
    LINKS,
    NAMES_AN_ORGANISATION_ONCE,
    NETWORK_LABELS,
    NETWORK_LIMITS,
    broker_facts,
)
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.network_of_rows import brokers
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("network", 30),
    title={"fr": "Organisations qui font le pont", "ar": "المنظمات التي تصل بين غيرها", "en": "Organisations that bridge"},
    why={
        "fr": "Sans elles, le public, les entreprises et la recherche se croiseraient moins.",
        "ar": "بدونها يقل التقاء القطاع العام والمقاولات والبحث.",
        "en": "Without them, public bodies, firms and research would meet less.",
    },
    unit="percent of the largest betweenness possible",
    basis=both(where=NAMES_AN_ORGANISATION_ONCE),
    sql=LINKS,
    statistic=brokers,
    chart=RankedBars(category="organisation", value="betweenness_pct"),
    sentence=Sentence(
        broker_facts,
        fr="En tête : {leaders} ({betweenness_pct:percent}). Des {looked_at} premières, relient plus de paires de types différents que le "
        "hasard ne leur en donnerait : {beyond}.",
        ar="في الصدارة: {leaders} ({betweenness_pct:percent}). ومن بين أول {looked_at}، تصل بين أزواج من أنواع مختلفة أكثر مما تعطيه الصدفة: {beyond}.",
        en="Most between others: {leaders} ({betweenness_pct:percent}). Of the {looked_at} judged, these bridge more pairs of different types than chance "
        "would give them: {beyond}.",
        only={
            "fr": "En tête : {leaders} ({betweenness_pct:percent}). Aucune des {looked_at} premières ne relie plus de paires de types "
            "différents que le hasard ne lui en donnerait.",
            "ar": "في الصدارة: {leaders} ({betweenness_pct:percent}). ولا تصل أي منظمة من أول {looked_at} بين أزواج من أنواع مختلفة أكثر مما تعطيه الصدفة.",
            "en": "Most between others: {leaders} ({betweenness_pct:percent}). Of the {looked_at} judged, no organisation bridges more pairs of different "
            "types than chance would give it.",
        },
    ),
    method={
        "fr": "Intermédiarité dans le réseau des fiches et des organisations, en part du plus grand possible. Une paire reliée : deux partenaires "
        f"de types différents, sans lien entre eux. {CHANCE_METHOD['fr']} 99 mondes, "
        "et p tient compte de ce que les quinze premières sont jugées ensemble (Westfall et Young).",
        "ar": "الوساطة في شبكة البطاقات والمنظمات، كحصة من أكبر قيمة ممكنة. والزوج الموصول شريكان من نوعين مختلفين لا رابط بينهما. "
        f"{CHANCE_METHOD['ar']} عدد العوالم 99، وتراعي قيمة p أن الخمس عشرة الأولى يُحكم عليها معا (Westfall وYoung).",
        "en": "Betweenness in the network of records and organisations, as a share of the largest possible. A bridged pair: two partners of "
        f"different types without a tie of their own. {CHANCE_METHOD['en']} 99 worlds, "
        "and p allows for the first fifteen being judged together (Westfall and Young).",
    },
    limits=with_more(
        NETWORK_LIMITS,
        fr="L’intermédiarité n’a pas d’intervalle : les fiches ne sont pas un échantillon tiré au sort.",
        ar="ولا مجال ثقة للوساطة: فالبطاقات ليست عينة عشوائية.",
        en="Betweenness has no interval: the records are no random sample.",
    ),
    reference="Borgatti and Halgin 2011, The SAGE Handbook of Social Network Analysis; Gould and Fernandez 1989, doi 10.2307/270949; "
    "Strona et al. 2014, doi 10.1038/ncomms5114",
    reviewed="2026-11-29",
    labels={
        **NETWORK_LABELS,
        "betweenness_pct": {"fr": "Intermédiarité (%)", "ar": "الوساطة (%)", "en": "Betweenness (%)", "format": "percent"},
        "types_reached": {"fr": "Autres types atteints", "ar": "الأنواع الأخرى التي تصلها", "en": "Other types reached"},
        "pairs_bridged": {"fr": "Paires reliées", "ar": "الأزواج الموصولة", "en": "Pairs bridged"},
        "pairs_by_chance": {"fr": "Paires par hasard", "ar": "الأزواج بالصدفة", "en": "Pairs by chance", "format": "decimal"},
    },
)
