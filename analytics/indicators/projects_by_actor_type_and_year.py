"""Projects by type of actor and year."""

from analytics.charts.small_multiples import SmallMultiples
from analytics.indicators.facts_actors import ACTOR_LIMITS
from analytics.indicators.facts_flows import widest_flow
from analytics.indicators.indicator import Indicator, with_more
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 30),
    title={
        "fr": "Projets par type d’acteur et par année",
        "ar": "المشاريع حسب نوع الفاعل والسنة",
        "en": "Projects by type of actor and year",
    },
    why={
        "fr": "Quand chaque type d’acteur est entré en scène.",
        "ar": "متى دخل كل نوع من الفاعلين إلى الساحة.",
        "en": "When each type of actor came on stage.",
    },
    unit="projects",
    basis=projects("actor_type", "year"),
    sql="""
SELECT year, actor_type, count(*) AS projects
FROM selected_projects
WHERE year IS NOT NULL AND actor_type IS NOT NULL
GROUP BY year, actor_type
ORDER BY year, actor_type
""",
    chart=SmallMultiples(facet="actor_type", value="projects"),
    sentence=widest_flow(
        {
            "fr": "le type d’acteur « {actor_type} » en {year:year}",
            "ar": "«{actor_type}» سنة {year:year}",
            "en": "the actor type “{actor_type}” in {year:year}",
        }
    ),
    method={
        "fr": "Nombre de projets de la vue par année de début et par type d’acteur ; une échelle commune à tous les types.",
        "ar": "عدد مشاريع العرض حسب سنة البداية ونوع الفاعل؛ بمقياس واحد لجميع الأنواع.",
        "en": "Number of projects in the view by starting year and type of actor; one scale for all types.",
    },
    limits=with_more(
        ACTOR_LIMITS,
        fr="Un compte annuel mesure la couverture autant que l’activité : 2012–2016 est mince, la dernière année incomplète.",
        ar="والعدد السنوي يقيس التغطية بقدر ما يقيس النشاط: الفترة 2012–2016 ضعيفة، والسنة الأخيرة غير مكتملة.",
        en="A yearly count measures coverage as much as activity: 2012–2016 is thin, the last year incomplete.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
