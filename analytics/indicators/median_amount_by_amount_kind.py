"""Median amount by kind of amount, with an order-statistic interval."""

from analytics.charts.log_dots import LogDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_money import WITH_AN_AMOUNT, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.medians import medians
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 40),
    title={"fr": "Montant médian par nature de montant", "ar": "وسيط المبلغ حسب نوعه", "en": "Median amount by kind of amount"},
    why={
        "fr": "L’ordre de grandeur d’une levée, d’un fonds ou d’un prix, sans que le plus gros dossier l’emporte.",
        "ar": "حجم جولة التمويل أو الصندوق أو الجائزة دون أن يطغى عليه أكبر ملف.",
        "en": "The size of a round, a fund or a prize, without the largest one deciding it.",
    },
    unit="MAD",
    basis=projects("amount_kind", "amount_mad", where=WITH_AN_AMOUNT),
    sql="""
        SELECT amount_kind, amounts, place, amount_mad
        FROM (
            SELECT amount_kind, amount_mad, count(*) OVER (PARTITION BY amount_kind) AS amounts,
                   row_number() OVER (PARTITION BY amount_kind ORDER BY amount_mad, project_id) AS place
            FROM selected_projects
            WHERE amount_kind IS NOT NULL AND amount_mad IS NOT NULL
        ) AS ranked
        WHERE abs(2 * place - amounts - 1) <= 2 * sqrt(amounts) + 3
        ORDER BY amounts DESC, amount_kind, place
    """,
    statistic=medians("amount_kind", "amounts", "amount_mad", ("median_amount_mad", "low_mad", "high_mad")),
    chart=LogDots(category="amount_kind", value="median_amount_mad", low="low_mad", high="high_mad"),
    sentence=Sentence(
        first_place("median_amount_mad", quoted("amount_kind")),
        fr="Parmi les natures d’au moins 5 montants, {leaders} vient en tête : médiane de {median_amount_mad:mad}, sur {amounts:amounts}.",
        ar="من بين الأنواع التي تضم 5 مبالغ على الأقل، في الصدارة {leaders}: الوسيط {median_amount_mad:mad}، استنادا إلى "
        "{amounts:amounts}.",
        en="Among kinds with at least 5 amounts, {leaders} comes first: a median of {median_amount_mad:mad}, over {amounts:amounts}.",
        tied={
            "fr": "Parmi les natures d’au moins 5 montants, {leaders} se partagent la première place : médiane de {median_amount_mad:mad} "
            "chacune.",
            "ar": "من بين الأنواع التي تضم 5 مبالغ على الأقل، {leaders} في الصدارة بالتساوي: الوسيط {median_amount_mad:mad} لكل نوع.",
            "en": "Among kinds with at least 5 amounts, {leaders} share first place: a median of {median_amount_mad:mad} each.",
        },
        only={
            "fr": "Une seule nature compte au moins 5 montants, {leaders} : médiane de {median_amount_mad:mad}, sur {amounts:amounts}.",
            "ar": "لا يضم 5 مبالغ على الأقل سوى نوع واحد، {leaders}: الوسيط {median_amount_mad:mad}، استنادا إلى {amounts:amounts}.",
            "en": "Only one kind has at least 5 amounts, {leaders}: a median of {median_amount_mad:mad}, over {amounts:amounts}.",
        },
    ),
    method={
        "fr": "Médiane des montants en dirhams, par nature de montant, dès 5 montants. Intervalle à 95 % sans hypothèse sur la distribution, "
        "entre deux statistiques d’ordre ; il n’existe qu’à partir de 6 montants. La requête rend les valeurs proches du milieu, par rang.",
        "ar": "وسيط المبالغ بالدرهم حسب نوع المبلغ، ابتداء من 5 مبالغ. مجال ثقة عند 95% دون افتراض بشأن التوزيع، بين إحصائيتي رتبة؛ "
        "ولا يوجد إلا ابتداء من 6 مبالغ. ويعيد الاستعلام القيم القريبة من الوسط حسب رتبتها.",
        "en": "Median of the amounts in dirhams, by kind of amount, from 5 amounts on. 95% interval without assumption on the distribution, "
        "between two order statistics; it exists only from 6 amounts on. The query returns the values near the middle, by rank.",
    },
    limits=with_unverified_round(
        fr="Les projets et leurs sous-projets y figurent côte à côte. Seuls comptent les montants publiés et convertibles ; la presse retient les plus grands.",
        ar="تظهر المشاريع الأصلية والفرعية جنبا إلى جنب. ولا تُحتسب إلا المبالغ المنشورة والقابلة للتحويل؛ والصحافة تنقل أكبرها.",
        en="Projects and their sub-projects stand side by side. Only amounts that are published and convertible count; the press keeps the largest.",
    ),
    reference="Thompson 1936, Annals of Mathematical Statistics 7, doi 10.1214/aoms/1177732502",
    reviewed="2026-11-24",
    labels={
        "low_mad": {"fr": "Borne basse (MAD)", "ar": "الحد الأدنى (درهم)", "en": "Low bound (MAD)", "format": "mad"},
        "high_mad": {"fr": "Borne haute (MAD)", "ar": "الحد الأعلى (درهم)", "en": "High bound (MAD)", "format": "mad"},
    },
)
