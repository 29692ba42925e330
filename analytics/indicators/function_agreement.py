"""Agreement of the two codings of the functions, weighted by the records that each rule codes."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts_coding import FUNCTION_COUNTS, NOT_TWICE
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, agreement_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.agreement import coders_agree
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("functions", 60),
    title={"fr": "Accord entre les deux codages", "ar": "التوافق بين الترميزين", "en": "Agreement of the two codings"},
    why={
        "fr": "Un autre lecteur aurait-il rangé ces fiches sous les mêmes fonctions ?",
        "ar": "هل كان قارئ آخر سيضع هذه البطاقات في الوظائف نفسها؟",
        "en": "Would another reader have put these records under the same functions?",
    },
    unit="records",
    basis=both("year", where=NOT_TWICE),
    sql=FUNCTION_COUNTS,
    statistic=coders_agree,
    chart=HeatTable(row="function", column="second_function", value="records", nothing=0),
    sentence=Sentence(
        agreement_facts,
        fr="Kappa de Cohen : {kappa:decimal} (intervalle de {low:decimal} à {high:decimal}) ; même fonction pour {agreed_pct:percent} des fiches. "
        "Désaccords : {leaders}. Lignes : premier codage ; colonnes : second.",
        ar="معامل كابا: {kappa:decimal} (المجال من {low:decimal} إلى {high:decimal})؛ والوظيفة نفسها في {agreed_pct:percent} من البطاقات. "
        "مواضع الاختلاف: {leaders}. الأسطر: الترميز الأول؛ والأعمدة: الثاني.",
        en="Cohen’s kappa: {kappa:decimal} (interval {low:decimal} to {high:decimal}); the same function for {agreed_pct:percent} of the "
        "records. They disagree on: {leaders}. Rows: one coding; columns: the other.",
        only={
            "fr": "Kappa de Cohen : {kappa:decimal} (intervalle de {low:decimal} à {high:decimal}) ; même fonction pour {agreed_pct:percent} des "
            "fiches.",
            "ar": "معامل كابا: {kappa:decimal} (المجال من {low:decimal} إلى {high:decimal})؛ والوظيفة نفسها في {agreed_pct:percent} من البطاقات.",
            "en": "Cohen’s kappa: {kappa:decimal} (interval {low:decimal} to {high:decimal}); the same function for {agreed_pct:percent} of the "
            "records.",
        },
    ),
    method=with_more(
        FUNCTION_METHOD,
        fr="La table a été codée deux fois ; chaque règle pèse les fiches qu’elle code. L’intervalle vient d’un nouveau tirage des règles, "
        "car les fiches d’une règle vont ensemble.",
        ar="رُمِّز الجدول مرتين، ووزن كل قاعدة هو عدد البطاقات التي ترمّزها. ويأتي المجال من إعادة سحب القواعد لأن بطاقات القاعدة الواحدة تسير معا.",
        en="The table was coded twice; each rule weighs as many records as it codes. The interval comes from drawing the rules again, because "
        "the records of a rule go together.",
    ),
    limits=with_more(
        FUNCTION_LIMITS,
        fr="Les deux codages viennent de la même petite équipe : l’accord est une borne haute.",
        ar="والترميزان من الفريق الصغير نفسه: فالتوافق حد أعلى.",
        en="Both codings are by the same small team: the agreement is an upper bound.",
    ),
    reference="Cohen 1960, Educational and Psychological Measurement 20, doi 10.1177/001316446002000104",
    reviewed="2026-11-29",
    labels={
        "kappa": {"fr": "Kappa de Cohen", "ar": "معامل كابا", "en": "Cohen’s kappa", "format": "decimal"},
        "agreed_pct": {"fr": "Accord (%)", "ar": "التوافق (%)", "en": "Agreement (%)", "format": "percent"},
    },
)
