"""From types of actor through axes to sectors."""

from analytics.charts.flow_through import FlowThrough
from analytics.indicators.facts_actors import ACTOR_LIMITS
from analytics.indicators.facts_flows import widest_flow
from analytics.indicators.indicator import Indicator, with_more
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 110),
    title={"fr": "Des acteurs aux secteurs", "ar": "من الفاعلين إلى القطاعات", "en": "From actors to sectors"},
    why={
        "fr": "Quels acteurs portent quels axes, et dans quels secteurs.",
        "ar": "أي الفاعلين يحملون أي المحاور وفي أي القطاعات.",
        "en": "Which actors carry which axes, and in which sectors.",
    },
    unit="projects",
    basis=projects("actor_type", "axis", "sector"),
    sql="""
SELECT actor_type, axis, sector, count(*) AS projects
FROM selected_projects
WHERE actor_type IS NOT NULL AND axis IS NOT NULL AND sector IS NOT NULL
GROUP BY actor_type, axis, sector
ORDER BY actor_type, axis, sector
""",
    chart=FlowThrough(source="actor_type", through="axis", target="sector", value="projects"),
    sentence=widest_flow(
        {
            "fr": "le flux de « {actor_type} » par « {axis} » vers « {sector} »",
            "ar": "التدفق من «{actor_type}» عبر «{axis}» نحو «{sector}»",
            "en": "the flow from “{actor_type}” through “{axis}” to “{sector}”",
        }
    ),
    method={
        "fr": "Nombre de projets de la vue par type d’acteur, axe principal et secteur, chacun compté une fois ; l’épaisseur d’une bande est "
        "un nombre de projets, jamais un montant.",
        "ar": "عدد مشاريع العرض حسب نوع الفاعل والمحور الرئيسي والقطاع، يُحتسب كل منها مرة؛ وسُمك الشريط عدد مشاريع وليس مبلغا.",
        "en": "Number of projects in the view by type of actor, primary axis and sector, each counted once; the width of a band is a number "
        "of projects, never an amount.",
    },
    limits=with_more(
        ACTOR_LIMITS,
        fr="L’axe et le secteur sont eux aussi des codages (kappa de 0,69 pour l’axe), et les règles tiennent parfois compte de l’acteur.",
        ar="والمحور والقطاع ترميزان أيضا (كابا المحور 0,69)، وتراعي القواعد أحيانا نوع الفاعل.",
        en="Axis and sector are codings too (kappa of 0.69 for the axis), and the rules sometimes look at the actor.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-29",
)
