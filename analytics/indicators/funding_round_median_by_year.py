"""Median amount of a funding round by year."""

from analytics.charts.year_line import YearLine
from analytics.indicators.facts import last_drawn
from analytics.indicators.facts_money import FUNDING_ROUNDS, with_unverified_round
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.steps import every_year, in_turn, needing
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("financing", 70),
    title={"fr": "Levée médiane par année", "ar": "وسيط جولات التمويل حسب السنة", "en": "Median funding round by year"},
    why={
        "fr": "Si la levée type grossit, là où il y a assez de levées pour le dire.",
        "ar": "هل يكبر حجم الجولة المعتادة، حيثما توفرت جولات كافية للقول بذلك.",
        "en": "Whether the typical round grows, where there are enough rounds to tell.",
    },
    unit="MAD",
    basis=projects("year", "amount_mad", where=FUNDING_ROUNDS),
    sql="""
        SELECT year, count(*) AS amounts, CASE WHEN count(*) >= 5 THEN median(amount_mad) END AS median_amount_mad
        FROM selected_projects
        WHERE kind = 'funding_round' AND year IS NOT NULL AND amount_mad IS NOT NULL
        GROUP BY ALL ORDER BY year
    """,
    statistic=in_turn(every_year("amounts"), needing("median_amount_mad", "amounts", 5)),
    chart=YearLine(value="median_amount_mad"),
    sentence=Sentence(
        last_drawn("median_amount_mad"),
        fr="En {year:year}, la levée médiane est de {median_amount_mad:mad}, sur {amounts:amounts}.",
        ar="سنة {year:year}، يبلغ وسيط الجولات {median_amount_mad:mad}، استنادا إلى {amounts:amounts}.",
        en="In {year:year}, the median round is {median_amount_mad:mad}, over {amounts:amounts}.",
        thin={
            "fr": "En {last_year:year}, montants connus : {last_amounts}, trop peu pour une médiane. En {year:year}, la levée médiane "
            "est de {median_amount_mad:mad}, sur {amounts:amounts}.",
            "ar": "سنة {last_year:year}، عدد المبالغ المعروفة {last_amounts}، وهو لا يكفي لحساب وسيط. وسنة {year:year}، يبلغ وسيط "
            "الجولات {median_amount_mad:mad}، استنادا إلى {amounts:amounts}.",
            "en": "In {last_year:year}, known amounts: {last_amounts}, too few for a median. In {year:year}, the median round is "
            "{median_amount_mad:mad}, over {amounts:amounts}.",
        },
    ),
    method={
        "fr": "Médiane, par année, du montant en dirhams des levées de fonds ; une année de moins de 5 montants n’a pas de médiane, et la ligne "
        "s’y interrompt.",
        "ar": "وسيط مبالغ جولات التمويل بالدرهم حسب السنة؛ والسنة التي تضم أقل من 5 مبالغ لا وسيط لها، فينقطع الخط عندها.",
        "en": "Median by year of the amount in dirhams of funding rounds; a year of under 5 amounts has no median, and the line breaks there.",
    },
    limits=with_unverified_round(
        fr="La presse rapporte surtout les grandes levées : la médiane des levées rapportées dépasse sans doute celle de toutes les levées.",
        ar="تنقل الصحافة أساسا الجولات الكبيرة: فوسيط الجولات المذكورة يفوق على الأرجح وسيط كل الجولات.",
        en="The press mostly reports large rounds: the median of reported rounds is probably above that of all rounds.",
    ),
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
)
