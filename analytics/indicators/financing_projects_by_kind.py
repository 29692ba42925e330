"""Projects of the financing axis by kind."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_money import with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("financing", 10),
    title={
        "fr": "Projets de l’axe financement par nature",
        "ar": "مشاريع محور التمويل حسب النوع",
        "en": "Projects of the financing axis by kind",
    },
    why={
        "fr": "Sous quelles formes le financement de l’innovation apparaît : levées, fonds, programmes, appels ou lieux.",
        "ar": "الأشكال التي يظهر بها تمويل الابتكار: جولات تمويل أو صناديق أو برامج أو طلبات مشاريع أو بنيات تحتية.",
        "en": "The forms in which the financing of innovation appears: rounds, funds, programmes, calls or places.",
    },
    unit="projects",
    basis=projects("kind", where=Part("axis = 'financing'", ("not_financing",))),
    sql="""
        SELECT kind, count(*) AS projects
        FROM selected_projects
        WHERE axis = 'financing' AND kind IS NOT NULL
        GROUP BY ALL ORDER BY projects DESC, kind
    """,
    chart=RankedBars(category="kind", value="projects"),
    sentence=Sentence(
        first_place("projects", quoted("kind")),
        fr="La nature {leaders} vient en tête : {projects:projects} sur {whole}.",
        ar="في صدارة الأنواع {leaders}: {projects:projects} من أصل {whole}.",
        en="The kind {leaders} comes first: {projects} of {whole:projects}.",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} sur {whole} chacune.",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} من أصل {whole} لكل نوع.",
            "en": "{leaders} share first place: {projects} of {whole:projects} each.",
        },
        only={
            "fr": "Une seule nature a des projets dans cette vue, {leaders} : {projects:projects}.",
            "ar": "نوع واحد فقط له مشاريع في هذا العرض، {leaders}: {projects:projects}.",
            "en": "Only one kind has projects in this view, {leaders}: {projects:projects}.",
        },
    ),
    method={
        "fr": "Nombre de projets de la vue dont l’axe principal est le financement, selon leur nature dans le livre de codes.",
        "ar": "عدد مشاريع العرض التي محورها الرئيسي هو التمويل، حسب نوعها في دليل الترميز.",
        "en": "Number of projects in the view whose primary axis is financing, by their kind in the codebook.",
    },
    limits=with_unverified_round(
        fr="Un fonds, ses phases et les levées de son portefeuille sont autant de fiches : on compte des fiches, non des financements "
        "distincts. L’axe est un codage (kappa de 0,69 entre deux codeurs).",
        ar="الصندوق ومراحله وجولات محفظته بطاقات مستقلة: فالعدد عدد بطاقات لا عدد تمويلات متمايزة. والمحور ترميز (معامل كابا 0,69 بين مرمِّزين).",
        en="A fund, its phases and the rounds of its portfolio are records each: this counts records, not separate financings. "
        "The axis is a coding (kappa of 0.69 between two coders).",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
)
