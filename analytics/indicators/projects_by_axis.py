"""Projects by axis."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import leader
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("axes", 10),
    title={"fr": "Projets par axe", "ar": "المشاريع حسب المحور", "en": "Projects by axis"},
    why={
        "fr": "Où porte l’effort, parmi les sept axes du partenariat.",
        "ar": "أين يتركز الجهد بين المحاور السبعة للشراكة.",
        "en": "Where the effort goes, among the seven axes of the partnership.",
    },
    unit="projects",
    basis=projects("axis"),
    sql="SELECT axis, count(*) AS projects FROM selected_projects GROUP BY ALL ORDER BY projects DESC, axis",
    chart=RankedBars(category="axis", value="projects", colour="axis"),
    sentence=Sentence(
        leader("axis", "projects"),
        fr="L’axe « {axis} » vient en tête : {projects:projects} sur {total} ({share:percent}).",
        ar="في الصدارة محور «{axis}»: {projects:projects} من أصل {total} ({share:percent}).",
        en="The axis “{axis}” comes first: {projects} of {total:projects} ({share:percent}).",
    ),
    method={
        "fr": "Nombre de projets du registre dans la vue, selon leur axe principal.",
        "ar": "عدد مشاريع السجل في العرض حسب محورها الرئيسي.",
        "en": "Number of projects of the register in the view, by their primary axis.",
    },
    limits={
        "fr": "L’axe est un codage, pas un fait : deux codeurs s’accordent avec un kappa de 0,69. "
        "Le registre compte douze natures de projet, dont les lauréats d’événements.",
        "ar": "المحور ترميز وليس واقعة: يتفق مرمِّزان بمعامل كابا 0.69. ويضم السجل اثني عشر نوعا من المشاريع، منها الفائزون في الفعاليات.",
        "en": "The axis is a coding, not a fact: two coders agree with a kappa of 0.69. "
        "The register counts twelve kinds of project, winners of events among them.",
    },
    reference="OECD/Eurostat, Oslo Manual 2018, doi 10.1787/9789264304604-en",
    reviewed="2026-11-24",
)
