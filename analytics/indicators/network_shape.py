"""The shape of the network, period by period."""

from analytics.charts.measure_table import MeasureTable
from analytics.indicators.facts_network import LINKS, NAMES_AN_ORGANISATION_ONCE, NETWORK_LABELS, NETWORK_LIMITS, shape_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.network_of_rows import shapes
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("network", 60),
    title={"fr": "La forme du réseau par période", "ar": "شكل الشبكة حسب الفترة", "en": "The shape of the network by period"},
    why={
        "fr": "Le réseau grandit-il, et tient-il davantage ensemble ?",
        "ar": "هل تكبر الشبكة، وهل تزداد تماسكا؟",
        "en": "Is the network growing, and does it hold together more?",
    },
    unit="organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION_ONCE),
    sql=LINKS,
    statistic=shapes,
    chart=MeasureTable("years", ("organisations", "ties", "components", "largest_pct", "core", "density_pct")),
    sentence=Sentence(
        shape_facts,
        fr="En {years}, {organisations:organisations} et {ties:ties} ; {largest_pct:percent} d’entre elles tiennent ensemble dans la plus grande "
        "composante.",
        ar="في {years}، {organisations:organisations} و{ties:ties}؛ وتتماسك {largest_pct:percent} من المنظمات في أكبر مكوّن.",
        en="In {years}, {organisations:organisations} and {ties:ties}; {largest_pct:percent} of them hold together in one component.",
    ),
    method={
        "fr": "Périodes de cinq ans, dans les années de la vue. Composante : des organisations que des liens joignent de proche en proche. Noyau : le "
        "plus grand k tel que des organisations aient chacune k partenaires entre elles. Densité : liens sur toutes les paires possibles.",
        "ar": "فترات من خمس سنوات ضمن سنوات العرض. المكوّن: منظمات تصل بينها الروابط واحدة بعد أخرى. النواة: أكبر عدد k بحيث يكون لكل واحدة من مجموعة "
        "منظمات k من الشركاء داخلها. الكثافة: الروابط من كل الأزواج الممكنة.",
        "en": "Periods of five years, within the years of the view. Component: organisations joined by ties one after another. Core: the largest k "
        "such that some organisations each have k partners among themselves. Density: ties over all possible pairs.",
    },
    limits=with_more(
        NETWORK_LIMITS,
        fr="Une fiche qui nomme onze organisations fait à elle seule un noyau de dix. La densité baisse quand un réseau grandit ; les périodes ne se "
        "comparent qu’avec leurs nombres d’organisations.",
        ar="والبطاقة التي تسمي إحدى عشرة منظمة تصنع وحدها نواة من عشر. وتنخفض الكثافة كلما كبرت الشبكة؛ فلا تُقارن الفترات إلا مع أعداد منظماتها.",
        en="A record that names eleven organisations makes a core of ten by itself. Density falls as a network grows; periods compare only together "
        "with their numbers of organisations.",
    ),
    reference="Seidman 1983, doi 10.1016/0378-8733(83)90028-X",
    reviewed="2026-11-29",
    labels={
        **NETWORK_LABELS,
        "years": {"fr": "Années", "ar": "السنوات", "en": "Years"},
        "components": {"fr": "Composantes", "ar": "المكوّنات", "en": "Components"},
        "largest_pct": {"fr": "Dans la plus grande (%)", "ar": "في أكبرها (%)", "en": "In the largest (%)", "format": "percent"},
        "core": {"fr": "Noyau (k)", "ar": "النواة (k)", "en": "Core (k)"},
        "density_pct": {"fr": "Densité (%)", "ar": "الكثافة (%)", "en": "Density (%)", "format": "percent"},
    },
)
