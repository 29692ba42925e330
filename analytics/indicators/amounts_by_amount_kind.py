"""Published amounts by kind of amount."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted, sums, together
from analytics.indicators.facts_money import WITH_AN_AMOUNT, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 30),
    title={
        "fr": "Montants publiés par nature de montant",
        "ar": "المبالغ المنشورة حسب نوع المبلغ",
        "en": "Published amounts by kind of amount",
    },
    why={
        "fr": "Une levée, un fonds, un prix et un budget ne s’additionnent pas : voir d’abord combien il y en a de chaque.",
        "ar": "لا تُجمع جولة تمويل وصندوق وجائزة وميزانية معا: لنر أولا عدد كل منها.",
        "en": "A round, a fund, a prize and a budget do not add up: see first how many there are of each.",
    },
    unit="amounts",
    basis=projects("amount_kind", where=WITH_AN_AMOUNT),
    sql="""
        SELECT amount_kind, count(*) AS amounts, count(amount_mad) AS amounts_in_mad
        FROM selected_projects
        WHERE budget_amount IS NOT NULL AND amount_kind IS NOT NULL
        GROUP BY ALL ORDER BY amounts DESC, amount_kind
    """,
    chart=RankedBars(category="amount_kind", value="amounts"),
    sentence=Sentence(
        together(first_place("amounts", quoted("amount_kind")), sums(in_mad="amounts_in_mad")),
        fr="La nature {leaders} vient en tête : {amounts:amounts} sur {whole} ; valeur en dirhams connue : {in_mad} sur {whole}.",
        ar="في صدارة أنواع المبالغ {leaders}: {amounts:amounts} من أصل {whole}؛ القيمة بالدرهم معروفة: {in_mad} من أصل {whole}.",
        en="The kind {leaders} comes first: {amounts} of {whole:amounts}; value in dirhams known: {in_mad} of {whole}.",
        tied={
            "fr": "{leaders} se partagent la première place : {amounts:amounts} sur {whole} chacune ; valeur en dirhams connue : {in_mad} "
            "sur {whole}.",
            "ar": "{leaders} في الصدارة بالتساوي: {amounts:amounts} من أصل {whole} لكل نوع؛ القيمة بالدرهم معروفة: {in_mad} من أصل "
            "{whole}.",
            "en": "{leaders} share first place: {amounts} of {whole:amounts} each; value in dirhams known: {in_mad} of {whole}.",
        },
        only={
            "fr": "Une seule nature a des montants dans cette vue, {leaders} : {amounts:amounts} ; valeur en dirhams connue : {in_mad} "
            "sur {whole}.",
            "ar": "نوع واحد فقط له مبالغ في هذا العرض، {leaders}: {amounts:amounts}؛ القيمة بالدرهم معروفة: {in_mad} من أصل {whole}.",
            "en": "Only one kind has amounts in this view, {leaders}: {amounts:amounts}; value in dirhams known: {in_mad} of {whole}.",
        },
    ),
    method={
        "fr": "Nombre de projets avec un montant publié, selon la nature du montant, et nombre de ceux que l’on sait exprimer en dirhams "
        "au taux moyen de leur année.",
        "ar": "عدد المشاريع ذات مبلغ منشور حسب نوع المبلغ، وعدد ما يمكن التعبير عنه منها بالدرهم بمتوسط سعر الصرف لسنته.",
        "en": "Number of projects with a published amount, by the kind of the amount, and number of those that can be put in dirhams "
        "at the average rate of their year.",
    },
    limits=with_unverified_round(
        fr="La nature du montant est la lecture d’un seul codeur. Un montant en devise sans année n’a pas de taux, donc pas de valeur en "
        "dirhams.",
        ar="نوع المبلغ قراءة مرمِّز واحد. والمبلغ بعملة أجنبية دون سنة لا سعر صرف له، فلا قيمة له بالدرهم.",
        en="The kind of amount is one coder’s reading. An amount in foreign currency without a year has no rate, hence no value in "
        "dirhams.",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
    labels={"amounts_in_mad": {"fr": "Montants convertis en dirhams", "ar": "المبالغ المحوَّلة إلى الدرهم", "en": "Amounts put in dirhams"}},
)
