"""Projects by sector."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_axes import CODEBOOK, SECTOR_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("sectors", 10),
    title={"fr": "Projets par secteur", "ar": "المشاريع حسب القطاع", "en": "Projects by sector"},
    why={
        "fr": "Quels secteurs de l’économie les projets servent.",
        "ar": "أي قطاعات الاقتصاد تخدمها المشاريع.",
        "en": "Which sectors of the economy the projects serve.",
    },
    unit="projects",
    basis=projects("sector"),
    sql="""
        SELECT sector, count(*) AS projects
        FROM selected_projects
        WHERE sector IS NOT NULL
        GROUP BY sector
        ORDER BY projects DESC, sector
    """,
    chart=RankedBars(category="sector", value="projects"),
    sentence=Sentence(
        first_place("projects", quoted("sector")),
        fr="Le secteur {leaders} vient en tête : {projects:projects} sur {whole}[ ({share:percent})].",
        ar="في الصدارة قطاع {leaders}: {projects:projects} من أصل {whole}[ ({share:percent})].",
        en="The sector {leaders} comes first: {projects} of {whole:projects}[ ({share:percent})].",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {whole} chacun[ ({share:percent})].",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {whole} لكل قطاع[ ({share:percent})].",
            "en": "{leaders} share first place: {projects} of {whole:projects} each[ ({share:percent})].",
        },
        only={
            "fr": "Un seul secteur a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "قطاع واحد فقط له مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one sector has projects in this view, {leaders}: {projects:projects}.",
        },
    ),
    method={
        "fr": "Nombre de projets du registre dans la vue, selon leur secteur ; un projet a un secteur et un seul.",
        "ar": "عدد مشاريع السجل في العرض حسب قطاعها؛ ولكل مشروع قطاع واحد.",
        "en": "Number of projects of the register in the view, by their sector; a project has one sector and only one.",
    },
    limits=SECTOR_LIMITS,
    reference=CODEBOOK,
    reviewed="2026-11-24",
)
