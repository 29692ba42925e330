"""One sum of all published amounts: refused where a parent and its child would both be in it, or where kinds would mix."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_money import WITH_AN_AMOUNT, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.one_sum import one_sum
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 55),
    title={"fr": "Tous les montants en une somme", "ar": "جميع المبالغ في مجموع واحد", "en": "All amounts in one sum"},
    why={
        "fr": "Combien d’argent cela fait-il en tout ? La question la plus posée, et celle à laquelle ces montants répondent le moins.",
        "ar": "كم يبلغ المال في المجموع؟ هو أكثر الأسئلة طرحا، وأقل ما تجيب عنه هذه المبالغ.",
        "en": "How much money is that in all? The question asked most, and the one these amounts answer least.",
    },
    unit="MAD",
    basis=projects(where=WITH_AN_AMOUNT),
    sql="""
        SELECT amount_kind,
               sum(CAST(amount_mad AS DECIMAL(18, 2))) AS total_amount_mad,
               count(amount_mad) AS amounts,
               count(*) - count(amount_mad) AS without_rate,
               count(parent_project_id) AS under_parent
        FROM selected_projects
        WHERE budget_amount IS NOT NULL
        GROUP BY amount_kind
        ORDER BY amount_kind
    """,
    statistic=one_sum,
    chart=RankedBars(category="amount_kind", value="total_amount_mad"),
    sentence=Sentence(
        lambda rows: dict(rows[0]),
        fr="{total_amount_mad:mad} en tout, sur {amounts:amounts} d’une seule nature, « {amount_kind} », dont aucun sous un autre projet ; "
        "{without_rate} sans taux de change, hors de la somme.",
        ar="{total_amount_mad:mad} في المجموع (عدد المبالغ: {amounts})، من نوع واحد هو «{amount_kind}»، ولا شيء منها ضمن مشروع آخر؛ "
        "و{without_rate} دون سعر صرف خارج المجموع.",
        en="{total_amount_mad:mad} in all, over {amounts:amounts} of one kind, “{amount_kind}”, none of them under another project; "
        "{without_rate} without an exchange rate, outside the sum.",
    ),
    method={
        "fr": "Somme en dirhams de tous les montants de la vue, au taux moyen de l’année du projet. Donnée seulement si aucun projet à montant "
        "n’est sous un projet parent et si tous les montants sont de la même nature ; refusée sinon.",
        "ar": "مجموع كل مبالغ العرض بالدرهم، بمتوسط سعر صرف سنة المشروع. ولا يُعطى إلا إذا لم يكن أي مشروع له مبلغ ضمن مشروع أصل، وكانت كل "
        "المبالغ من نوع واحد؛ وإلا فهو مرفوض.",
        "en": "Sum in dirhams of all amounts of the view, at the average rate of the project’s year. Given only where no project with an amount "
        "stands under a parent project and all amounts are of one kind; refused otherwise.",
    },
    limits=with_unverified_round(
        fr="Même permise, la somme est celle de montants publiés, non de l’argent versé. Un parent dont le montant est inconnu ou hors de la vue "
        "suffit à la refuser.",
        ar="وحتى إن جاز المجموع فهو مجموع مبالغ منشورة لا أموال مصروفة. ويكفي لرفضه مشروع أصل مبلغه مجهول أو خارج العرض.",
        en="Even where it is allowed, the sum is one of published amounts, not of money paid. A parent whose amount is unknown or outside the view "
        "is enough to refuse it.",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-30",
    labels={
        "total_amount_mad": {"fr": "Somme (MAD)", "ar": "المجموع (درهم)", "en": "Sum (MAD)", "format": "mad"},
        "under_parent": {"fr": "Sous un projet parent", "ar": "ضمن مشروع أصل", "en": "Under a parent"},
        "without_rate": {"fr": "Écartés : sans taux", "ar": "مستبعدة: دون سعر صرف", "en": "Left out: without a rate"},
    },
)
