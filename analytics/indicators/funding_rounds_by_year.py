"""Funding rounds by year, and how many have a published amount."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain, sums, together
from analytics.indicators.facts_money import FUNDING_ROUNDS, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 60),
    title={"fr": "Levées de fonds par année", "ar": "جولات التمويل حسب السنة", "en": "Funding rounds by year"},
    why={
        "fr": "Le rythme des levées rapportées, et ce que l’on sait de leur montant.",
        "ar": "وتيرة جولات التمويل المذكورة وما يُعرف عن مبالغها.",
        "en": "The pace of reported rounds, and what is known of their amounts.",
    },
    unit="projects",
    basis=projects("year", where=FUNDING_ROUNDS),
    sql="""
        SELECT year, count(*) AS rounds, count(budget_amount) AS with_amount, count(*) - count(budget_amount) AS without_amount
        FROM selected_projects
        WHERE kind = 'funding_round' AND year IS NOT NULL
        GROUP BY ALL ORDER BY year
    """,
    statistic=every_year("rounds", "with_amount", "without_amount"),
    chart=YearColumns(values=("with_amount", "without_amount")),
    sentence=Sentence(
        together(first_place("rounds", plain("year:year")), sums(priced="with_amount")),
        fr="{leaders} vient en tête : {rounds:rounds} sur {whole} ; montant publié : {priced} sur {whole}.",
        ar="تأتي سنة {leaders} في الصدارة: {rounds:rounds} من أصل {whole}؛ المبلغ منشور: {priced} من أصل {whole}.",
        en="{leaders} comes first: {rounds} of {whole:rounds}; amount published: {priced} of {whole}.",
        tied={
            "fr": "{leaders} se partagent la première place : {rounds:rounds} sur {whole} chacune ; montant publié : {priced} sur {whole}.",
            "ar": "{leaders} في الصدارة بالتساوي: {rounds:rounds} من أصل {whole} لكل سنة؛ المبلغ منشور: {priced} من أصل {whole}.",
            "en": "{leaders} share first place: {rounds} of {whole:rounds} each; amount published: {priced} of {whole}.",
        },
        only={
            "fr": "Une seule année a des levées dans cette vue, {leaders} : {rounds:rounds} ; montant publié : {priced} sur {whole}.",
            "ar": "سنة واحدة فقط لها جولات في هذا العرض، {leaders}: {rounds:rounds}؛ المبلغ منشور: {priced} من أصل {whole}.",
            "en": "Only one year has rounds in this view, {leaders}: {rounds:rounds}; amount published: {priced} of {whole}.",
        },
    ),
    method={
        "fr": "Projets codés « levée de fonds » (entrées au capital et acquisitions comprises) par année, avec ou sans montant publié. "
        "Une année sans levée rapportée vaut zéro.",
        "ar": "المشاريع المرمَّزة جولات تمويل (بما فيها المساهمات في الرأسمال والاستحواذات) حسب السنة، بمبلغ منشور أو دونه. "
        "والسنة التي لم تُذكر فيها أي جولة قيمتها صفر.",
        "en": "Projects coded as funding rounds (stakes and acquisitions included) by year, with or without a published amount. "
        "A year without a reported round is zero.",
    },
    limits=with_unverified_round(
        fr="Les effectifs annuels reflètent la couverture de presse autant que l’activité ; 2012–2016 est mince. "
        "Des levées sans année ne sont pas représentées.",
        ar="تعكس الأعداد السنوية التغطية الصحفية بقدر ما تعكس النشاط؛ وفترة 2012–2016 ضعيفة التوثيق. ولا تُمثَّل الجولات التي لا سنة لها.",
        en="Yearly counts show press coverage as much as activity; 2012–2016 is thin. Rounds without a year are not drawn.",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
    labels={
        "rounds": {"fr": "Levées", "ar": "الجولات", "en": "Rounds"},
        "with_amount": {"fr": "Montant publié", "ar": "المبلغ منشور", "en": "Amount published"},
        "without_amount": {"fr": "Montant inconnu", "ar": "المبلغ غير معروف", "en": "Amount unknown"},
    },
)
