"""Published amounts of funding rounds by year, of those that can be added."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain, sums, together
from analytics.indicators.facts_money import FUNDING_ROUNDS, WITHOUT_A_PARENT
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year, in_turn, needing
from analytics.warehouse.coverage import projects
from analytics.warehouse.part import Part

INDICATOR = Indicator(
    page=("financing", 65),
    title={
        "fr": "Montants publiés des levées par année",
        "ar": "المبالغ المنشورة لجولات التمويل حسب السنة",
        "en": "Published amounts of funding rounds by year",
    },
    why={
        "fr": "Ce que pèsent les levées dont le montant est publié et vérifié.",
        "ar": "حجم الجولات التي نُشر مبلغها وتم التحقق منه.",
        "en": "What the rounds weigh whose amount is published and verified.",
    },
    unit="MAD",
    basis=projects(
        "year", "amount_mad", where=FUNDING_ROUNDS & WITHOUT_A_PARENT & Part("confidence IS DISTINCT FROM 'low'", ("low_confidence",))
    ),
    sql="""
        SELECT year,
               sum(CAST(amount_mad AS DECIMAL(18, 2))) FILTER (WHERE parent_project_id IS NULL AND confidence IS DISTINCT FROM 'low')
                   AS rounds_amount_mad,
               count(amount_mad) FILTER (WHERE parent_project_id IS NULL AND confidence IS DISTINCT FROM 'low') AS amounts,
               count(amount_mad) FILTER (WHERE parent_project_id IS NOT NULL) AS under_parent,
               count(amount_mad) FILTER (WHERE parent_project_id IS NULL AND confidence = 'low') AS unverified
        FROM selected_projects
        WHERE kind = 'funding_round' AND year IS NOT NULL
        GROUP BY ALL ORDER BY year
    """,
    statistic=in_turn(every_year("amounts", "under_parent", "unverified"), needing("rounds_amount_mad", "amounts", 1)),
    chart=YearColumns(values=("rounds_amount_mad",)),
    sentence=Sentence(
        together(first_place("rounds_amount_mad", plain("year:year")), sums(under="under_parent", doubted="unverified")),
        fr="{leaders} vient en tête : {rounds_amount_mad:mad}, sur {amounts:amounts} ; hors de toute somme, sous un projet parent : {under}, "
        "sans vérification : {doubted}.",
        ar="تأتي سنة {leaders} في الصدارة: {rounds_amount_mad:mad} (عدد المبالغ: {amounts})؛ وخارج كل مجموع، ضمن مشروع أصل: {under}، "
        "ودون تحقق: {doubted}.",
        en="{leaders} comes first: {rounds_amount_mad:mad}, over {amounts:amounts}; outside every sum, under a parent project: {under}, "
        "unverified: {doubted}.",
        tied={
            "fr": "{leaders} se partagent la première place : {rounds_amount_mad:mad} chacune ; hors de toute somme, sous un projet parent : "
            "{under}, sans vérification : {doubted}.",
            "ar": "{leaders} في الصدارة بالتساوي: {rounds_amount_mad:mad} لكل سنة؛ وخارج كل مجموع، ضمن مشروع أصل: {under}، ودون تحقق: {doubted}.",
            "en": "{leaders} share first place: {rounds_amount_mad:mad} each; outside every sum, under a parent project: {under}, unverified: {doubted}.",
        },
        only={
            "fr": "Une seule année a une somme, {leaders} : {rounds_amount_mad:mad}, sur {amounts:amounts} ; hors de toute somme, sous un projet "
            "parent : {under}, sans vérification : {doubted}.",
            "ar": "لا مجموع إلا لسنة واحدة، {leaders}: {rounds_amount_mad:mad} (عدد المبالغ: {amounts})؛ وخارج كل مجموع، ضمن مشروع أصل: {under}، "
            "ودون تحقق: {doubted}.",
            "en": "Only one year has a sum, {leaders}: {rounds_amount_mad:mad}, over {amounts:amounts}; outside every sum, under a parent "
            "project: {under}, unverified: {doubted}.",
        },
    ),
    method={
        "fr": "Somme, en dirhams au taux moyen de l’année, des montants publiés des levées sans projet parent ; ceux de confiance faible et ceux qui "
        "sont sous un parent sont comptés à part, jamais ajoutés. Une année sans montant n’a pas de somme.",
        "ar": "مجموع المبالغ المنشورة للجولات التي لا أصل لها، بالدرهم حسب متوسط سعر الصرف في السنة؛ أما المبالغ ضعيفة الثقة وما هو ضمن مشروع أصل فتُعد على حدة "
        "ولا تُضاف. والسنة التي لا مبلغ لها لا مجموع لها.",
        "en": "Sum, in dirhams at the average rate of the year, of the published amounts of rounds without a parent; those of low confidence and those "
        "under a parent are counted apart and never added. A year without an amount has no sum.",
    },
    limits={
        "fr": "Seules quelques levées ont un montant publié, les grandes surtout : la somme est un plancher, et une seule levée peut faire une année. "
        "La fiche nuitee-series-a-2024 (48 millions de dollars), que l’audit n’a pas retrouvée, est comptée à part.",
        "ar": "لا تُنشر إلا مبالغ جولات قليلة، وأغلبها كبيرة: فالمجموع حد أدنى، وقد تشكل جولة واحدة مجموع سنة بأكملها. والبطاقة "
        "\u2066nuitee-series-a-2024\u2069 (48 مليون دولار) التي لم يعثر عليها التدقيق تُعد على حدة.",
        "en": "Few rounds have a published amount, mostly the large ones: the sum is a floor, and one round can make a year. The record "
        "nuitee-series-a-2024 (48 million dollars), which the audit could not find again, is counted apart.",
    },
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-29",
    labels={
        "rounds_amount_mad": {"fr": "Somme publiée (MAD)", "ar": "المجموع المنشور (درهم)", "en": "Published sum (MAD)", "format": "mad"},
        "under_parent": {"fr": "Sous un projet parent", "ar": "ضمن مشروع أصل", "en": "Under a parent", "format": "integer"},
        "unverified": {"fr": "Non vérifiés", "ar": "غير متحقق منها", "en": "Unverified", "format": "integer"},
    },
)
