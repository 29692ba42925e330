"""Confidence in the records of each register."""

from analytics.charts.heat_table import HeatTable
from analytics.indicators.facts import first_place
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("quality", 30),
    title={"fr": "Confiance par registre", "ar": "درجة الثقة حسب السجل", "en": "Confidence by register"},
    why={
        "fr": "Sur quelles fiches on peut s’appuyer sans revenir à la source.",
        "ar": "البطاقات التي يمكن الاعتماد عليها دون الرجوع إلى المصدر.",
        "en": "Which records can be relied on without going back to the source.",
    },
    unit="records",
    basis=both("confidence"),
    sql="""
        SELECT register, confidence, count(*) AS records, sum(count(*)) OVER (PARTITION BY register) AS total
        FROM (
            SELECT 'projects' AS register, confidence FROM selected_projects WHERE confidence IS NOT NULL
            UNION ALL
            SELECT 'events', confidence FROM selected_events WHERE confidence IS NOT NULL
        ) AS rated
        GROUP BY register, confidence ORDER BY register DESC, confidence
    """,
    statistic=shares("records", "total"),
    chart=HeatTable(row="register", column="confidence", value="records", nothing=0),
    sentence=Sentence(
        first_place(
            "records",
            {
                "fr": "la confiance « {confidence} » dans le registre « {register} »",
                "ar": "درجة الثقة «{confidence}» في سجل «{register}»",
                "en": "confidence “{confidence}” in the register “{register}”",
            },
        ),
        fr="En tête, {leaders} : {records:records} sur {whole}.",
        ar="في الصدارة {leaders}: {records:records} من أصل {whole}.",
        en="First place goes to {leaders}: {records} of {whole:records}.",
        tied={
            "fr": "À égalité en tête, {leaders} : {records:records} sur {whole} dans chaque cas.",
            "ar": "في الصدارة بالتساوي {leaders}: {records:records} من أصل {whole} لكل حالة.",
            "en": "First place is shared by {leaders}: {records} of {whole:records} each.",
        },
        only={
            "fr": "Une seule combinaison dans cette vue, {leaders} : {records:records}.",
            "ar": "لا تظهر في هذا العرض سوى حالة واحدة، {leaders}: {records:records}.",
            "en": "Only one combination in this view, {leaders}: {records:records}.",
        },
    ),
    method={
        "fr": "Nombre de fiches par registre et par degré de confiance donné au codage, et part dans le registre avec son intervalle de "
        "Wilson à 95 %, dès 30 fiches.",
        "ar": "عدد البطاقات حسب السجل ودرجة الثقة المسندة عند الترميز، والحصة داخل السجل مع مجال ويلسون عند 95%، ابتداء من 30 بطاقة.",
        "en": "Number of records by register and by the confidence given when coding, and the share in the register with its Wilson interval "
        "at 95%, from 30 records on.",
    },
    limits={
        "fr": "La confiance est un jugement du codeur, non une mesure d’erreur : deux fiches de confiance élevée n’ont pas pu être "
        "retrouvées lors de l’audit.",
        "ar": "درجة الثقة حكم للمرمِّز لا قياس للخطأ: فقد تعذر العثور مجددا أثناء التدقيق على بطاقتين ذواتي ثقة عالية.",
        "en": "Confidence is the coder’s judgement, not a measure of error: two records of high confidence could not be found again by the "
        "audit.",
    },
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
)
