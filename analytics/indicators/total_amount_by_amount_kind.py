"""Sum of amounts by kind of amount, without the amounts that stand under a parent."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, quoted, sums, together
from analytics.indicators.facts_money import WITH_AN_AMOUNT, WITHOUT_A_PARENT, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import needing
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 50),
    title={
        "fr": "Somme des montants par nature, hors sous-projets",
        "ar": "مجموع المبالغ حسب نوعها دون المشاريع الفرعية",
        "en": "Sum of amounts by kind, without sub-projects",
    },
    why={
        "fr": "Ce que pèsent les montants connus, sans compter deux fois un fonds et ses levées.",
        "ar": "وزن المبالغ المعروفة دون احتساب الصندوق وجولاته مرتين.",
        "en": "What the known amounts weigh, without counting a fund and its rounds twice.",
    },
    unit="MAD",
    basis=projects("amount_kind", "amount_mad", where=WITH_AN_AMOUNT & WITHOUT_A_PARENT),
    sql="""
        SELECT amount_kind,
               sum(CAST(amount_mad AS DECIMAL(18, 2))) FILTER (WHERE parent_project_id IS NULL) AS total_amount_mad,
               count(amount_mad) FILTER (WHERE parent_project_id IS NULL) AS amounts,
               count(*) FILTER (WHERE parent_project_id IS NOT NULL) AS under_parent,
               count(*) FILTER (WHERE parent_project_id IS NULL AND amount_mad IS NULL) AS without_rate
        FROM selected_projects
        WHERE budget_amount IS NOT NULL AND amount_kind IS NOT NULL
        GROUP BY ALL ORDER BY total_amount_mad DESC NULLS LAST, amount_kind
    """,
    statistic=needing("total_amount_mad", "amounts", 1),
    chart=RankedBars(category="amount_kind", value="total_amount_mad"),
    sentence=Sentence(
        together(first_place("total_amount_mad", quoted("amount_kind")), sums(under="under_parent", rateless="without_rate")),
        fr="La nature {leaders} vient en tête : {total_amount_mad:mad}, sur {amounts:amounts} ; hors somme : {under} sous un projet "
        "parent, {rateless} sans taux de change.",
        ar="في صدارة الأنواع {leaders}: {total_amount_mad:mad} (عدد المبالغ: {amounts})؛ خارج كل مجموع: {under} ضمن مشروع أصل، "
        "و{rateless} دون سعر صرف.",
        en="The kind {leaders} comes first: {total_amount_mad:mad}, over {amounts:amounts}; outside every sum: {under} under a parent "
        "project, {rateless} without an exchange rate.",
        tied={
            "fr": "{leaders} se partagent la première place : {total_amount_mad:mad} chacune ; hors somme : {under} sous un projet "
            "parent, {rateless} sans taux de change.",
            "ar": "{leaders} في الصدارة بالتساوي: {total_amount_mad:mad} لكل نوع؛ خارج كل مجموع: {under} ضمن مشروع أصل، و{rateless} دون "
            "سعر صرف.",
            "en": "{leaders} share first place: {total_amount_mad:mad} each; outside every sum: {under} under a parent project, "
            "{rateless} without an exchange rate.",
        },
        only={
            "fr": "Une seule nature a une somme, {leaders} : {total_amount_mad:mad}, sur {amounts:amounts} ; hors somme : {under} sous un "
            "projet parent, {rateless} sans taux de change.",
            "ar": "لا مجموع إلا لنوع واحد، {leaders}: {total_amount_mad:mad} (عدد المبالغ: {amounts})؛ خارج كل مجموع: {under} ضمن مشروع "
            "أصل، و{rateless} دون سعر صرف.",
            "en": "Only one kind has a sum, {leaders}: {total_amount_mad:mad}, over {amounts:amounts}; outside every sum: {under} under a "
            "parent project, {rateless} without an exchange rate.",
        },
    ),
    method={
        "fr": "Somme des montants en dirhams des projets sans parent, séparément pour chaque nature de montant : aucune somme ne traverse les "
        "natures. Conversion au taux moyen de l’année du projet.",
        "ar": "مجموع مبالغ المشاريع التي لا أصل لها بالدرهم، لكل نوع من المبالغ على حدة: فلا مجموع يضم أكثر من نوع. "
        "التحويل بمتوسط سعر صرف سنة المشروع.",
        "en": "Sum in dirhams of the amounts of projects without a parent, apart for each kind of amount: no sum crosses kinds. "
        "Converted at the average rate of the project’s year.",
    },
    limits=with_unverified_round(
        fr="Somme de montants publiés, non de l’argent versé ; une taille de fonds est souvent un objectif, une enveloppe annuelle n’est pas "
        "un total. Un sous-projet est écarté même quand le montant de son parent est inconnu ou hors de la vue.",
        ar="مجموع مبالغ منشورة لا أموال مصروفة؛ فحجم الصندوق غالبا هدف، والغلاف السنوي ليس مجموعا. "
        "ويُستبعد المشروع الفرعي حتى إن كان مبلغ أصله مجهولا أو خارج العرض.",
        en="A sum of published amounts, not of money paid; the size of a fund is often an aim, a yearly envelope is not a total. "
        "A sub-project is left out even when its parent’s amount is unknown or outside the view.",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
    labels={
        "total_amount_mad": {
            "fr": "Somme hors sous-projets (MAD)",
            "ar": "المجموع دون المشاريع الفرعية (درهم)",
            "en": "Sum without sub-projects (MAD)",
            "format": "mad",
        },
        "under_parent": {"fr": "Écartés : sous un projet parent", "ar": "مستبعدة: ضمن مشروع أصل", "en": "Left out: under a parent"},
        "without_rate": {"fr": "Écartés : sans taux", "ar": "مستبعدة: دون سعر صرف", "en": "Left out: without a rate"},
    },
)
