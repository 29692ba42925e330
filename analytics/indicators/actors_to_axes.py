"""From types of actor to axes."""

from analytics.charts.flow import Flow
from analytics.indicators.facts_actors import ACTOR_LIMITS
from analytics.indicators.facts_flows import widest_flow
from analytics.indicators.indicator import Indicator, with_more
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 100),
    title={"fr": "Des acteurs aux axes", "ar": "من الفاعلين إلى المحاور", "en": "From actors to axes"},
    why={
        "fr": "Quels acteurs alimentent quels axes.",
        "ar": "أي الفاعلين يغذون أي المحاور.",
        "en": "Which actors feed which axes.",
    },
    unit="projects",
    basis=projects("actor_type", "axis"),
    sql="""
SELECT actor_type, axis, count(*) AS projects
FROM selected_projects
WHERE actor_type IS NOT NULL AND axis IS NOT NULL
GROUP BY actor_type, axis
ORDER BY actor_type, axis
""",
    chart=Flow(source="actor_type", target="axis", value="projects"),
    sentence=widest_flow(
        {
            "fr": "le flux de « {actor_type} » vers « {axis} »",
            "ar": "التدفق من «{actor_type}» نحو «{axis}»",
            "en": "the flow from “{actor_type}” to “{axis}”",
        }
    ),
    method={
        "fr": "Nombre de projets de la vue par type d’acteur et axe principal ; l’épaisseur d’une bande est un nombre de projets, jamais un "
        "montant.",
        "ar": "عدد مشاريع العرض حسب نوع الفاعل والمحور الرئيسي؛ وسُمك الشريط عدد مشاريع وليس مبلغا.",
        "en": "Number of projects in the view by type of actor and primary axis; the width of a band is a number of projects, never an amount.",
    },
    limits=with_more(
        ACTOR_LIMITS,
        fr="L’axe est lui aussi un codage (kappa de 0,69), et ses règles tiennent parfois compte de l’acteur.",
        ar="والمحور ترميز أيضا (كابا 0,69)، وتراعي قواعده أحيانا نوع الفاعل.",
        en="The axis is a coding too (kappa of 0.69), and its rules sometimes look at the actor.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
