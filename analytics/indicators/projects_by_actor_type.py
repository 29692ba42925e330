"""Projects by type of actor."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_actors import ACTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 10),
    title={"fr": "Projets par type d’acteur", "ar": "المشاريع حسب نوع الفاعل", "en": "Projects by type of actor"},
    why={
        "fr": "Qui porte les projets : l’État, les entreprises, les startups, la recherche ou d’autres.",
        "ar": "من يحمل المشاريع: الدولة أم الشركات أم الشركات الناشئة أم البحث العلمي أم غيرها.",
        "en": "Who carries the projects: the State, companies, startups, research or others.",
    },
    unit="projects",
    basis=projects("actor_type"),
    sql="""
SELECT actor_type, count(*) AS projects
FROM selected_projects
WHERE actor_type IS NOT NULL
GROUP BY actor_type
ORDER BY projects DESC, actor_type
""",
    chart=RankedBars(category="actor_type", value="projects"),
    sentence=Sentence(
        first_place("projects", quoted("actor_type")),
        fr="Le type d’acteur {leaders} vient en tête : {projects:projects} sur {whole}[ ({share:percent})].",
        ar="في صدارة أنواع الفاعلين {leaders}: {projects:projects} من أصل {whole}[ ({share:percent})].",
        en="The actor type {leaders} comes first: {projects} of {whole:projects}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {whole} chacun[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {whole} لكل نوع[ ({share:percent})].",
            "en": "{leaders} share first place: {projects} of {whole:projects} each[ ({share:percent})].",
        },
        only={
            "fr": "Un seul type d’acteur a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "نوع واحد فقط من الفاعلين له مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one actor type has projects in this view, {leaders}: {projects:projects}.",
        },
    ),
    method={
        "fr": "Nombre de projets de la vue selon le type de l’acteur qui les porte ; chaque projet a un seul type.",
        "ar": "عدد مشاريع العرض حسب نوع الفاعل الذي يحملها؛ ولكل مشروع نوع واحد.",
        "en": "Number of projects in the view by the type of the actor that carries them; each project has one type.",
    },
    limits=ACTOR_LIMITS,
    reference="OECD/Eurostat, Oslo Manual 2018, doi 10.1787/9789264304604-en",
    reviewed="2026-11-24",
)
