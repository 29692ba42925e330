"""Published amounts by currency."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted, sums, together
from analytics.indicators.facts_money import WITH_AN_AMOUNT, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 80),
    title={"fr": "Montants publiés par monnaie", "ar": "المبالغ المنشورة حسب العملة", "en": "Published amounts by currency"},
    why={
        "fr": "Combien de montants demandent un taux de change, et combien en ont un.",
        "ar": "عدد المبالغ التي تستلزم سعر صرف، وعدد ما يتوفر له سعر.",
        "en": "How many amounts need an exchange rate, and how many have one.",
    },
    unit="amounts",
    basis=projects("budget_currency", where=WITH_AN_AMOUNT),
    sql="""
        SELECT budget_currency, count(*) AS amounts, count(amount_mad) AS amounts_in_mad
        FROM selected_projects
        WHERE budget_amount IS NOT NULL AND budget_currency IS NOT NULL
        GROUP BY ALL ORDER BY amounts DESC, budget_currency
    """,
    chart=RankedBars(category="budget_currency", value="amounts"),
    sentence=Sentence(
        together(first_place("amounts", quoted("budget_currency")), sums(in_mad="amounts_in_mad")),
        fr="La monnaie {leaders} vient en tête : {amounts:amounts} sur {whole} ; valeur en dirhams connue : {in_mad} sur {whole}.",
        ar="في صدارة العملات {leaders}: {amounts:amounts} من أصل {whole}؛ القيمة بالدرهم معروفة: {in_mad} من أصل {whole}.",
        en="The currency {leaders} comes first: {amounts} of {whole:amounts}; value in dirhams known: {in_mad} of {whole}.",
        tied={
            "fr": "{leaders} se partagent la première place : {amounts:amounts} sur {whole} chacune ; valeur en dirhams connue : {in_mad} "
            "sur {whole}.",
            "ar": "{leaders} في الصدارة بالتساوي: {amounts:amounts} من أصل {whole} لكل عملة؛ القيمة بالدرهم معروفة: {in_mad} من أصل "
            "{whole}.",
            "en": "{leaders} share first place: {amounts} of {whole:amounts} each; value in dirhams known: {in_mad} of {whole}.",
        },
        only={
            "fr": "Une seule monnaie a des montants dans cette vue, {leaders} : {amounts:amounts} ; valeur en dirhams connue : {in_mad} "
            "sur {whole}.",
            "ar": "عملة واحدة فقط لها مبالغ في هذا العرض، {leaders}: {amounts:amounts}؛ القيمة بالدرهم معروفة: {in_mad} من أصل {whole}.",
            "en": "Only one currency has amounts in this view, {leaders}: {amounts:amounts}; value in dirhams known: {in_mad} of {whole}.",
        },
    ),
    method={
        "fr": "Nombre de montants publiés par monnaie, et nombre de ceux convertis en dirhams au taux moyen de l’année du projet "
        "(Banque mondiale ; administration fiscale pour 2025).",
        "ar": "عدد المبالغ المنشورة حسب العملة، وعدد ما حُوِّل منها إلى الدرهم بمتوسط سعر صرف سنة المشروع (البنك الدولي؛ وإدارة الضرائب بالنسبة إلى 2025).",
        "en": "Number of published amounts by currency, and number of those put in dirhams at the average rate of the project’s year "
        "(World Bank; tax authority for 2025).",
    },
    limits=with_unverified_round(
        fr="Sans année, ou pour 2026 dont la moyenne n’existe pas encore, une devise n’a pas de taux et le montant reste hors des sommes.",
        ar="دون سنة، أو بالنسبة إلى 2026 التي لا متوسط لها بعد، لا سعر صرف للعملة ويبقى المبلغ خارج المجاميع.",
        en="Without a year, or for 2026 whose average does not exist yet, a currency has no rate and the amount stays out of sums.",
    ),
    reference="World Bank, World Development Indicators, official exchange rate, PA.NUS.FCRF",
    reviewed="2026-11-24",
    labels={"amounts_in_mad": {"fr": "Montants convertis en dirhams", "ar": "المبالغ المحوَّلة إلى الدرهم", "en": "Amounts put in dirhams"}},
)
