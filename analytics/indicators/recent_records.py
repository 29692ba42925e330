"""How many records of the last 24 months are written down, and how many there will be once their sources have appeared."""

from analytics.charts.still_to_come import StillToCome
from analytics.indicators.facts_dynamics import PRESS_LIMITS, coming_facts
from analytics.indicators.facts_lags import DATED_TO_THE_MONTH_BY_BOTH, LAG_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.lags_of_rows import NEARLY_ALL, still_to_come
from analytics.warehouse.coverage import both_of_all_years

INDICATOR = Indicator(
    page=("dynamics", 55),
    title={
        "fr": "Les 24 derniers mois, écrits et à venir",
        "ar": "آخر 24 شهرا: المدوَّن وما سيأتي",
        "en": "The last 24 months, written and to come",
    },
    why={
        "fr": "La baisse des derniers mois est-elle réelle, ou les sources manquent-elles encore ?",
        "ar": "هل انخفاض الأشهر الأخيرة حقيقي أم أن المصادر لم تظهر بعد؟",
        "en": "Is the fall of the latest months real, or are the sources still missing?",
    },
    unit="records",
    basis=both_of_all_years("start_date", "source_date", where=DATED_TO_THE_MONTH_BY_BOTH),
    sql="""
WITH dated AS (
    SELECT start_date, source_date FROM history_projects
    UNION ALL
    SELECT start_date, source_date FROM history_events
    WHERE event_id NOT IN (
        SELECT event_id FROM project_event_links JOIN history_projects USING (project_id)
        WHERE relation = 'same_thing' AND length(start_date) >= 7 AND length(source_date) >= 7 AND left(source_date, 7) >= left(start_date, 7)
            AND left(source_date, 7) <= (SELECT strftime(min(as_of), '%Y-%m') FROM registers WHERE register IN ('projects', 'events'))
    )
), closed_registers AS (
    SELECT min(12 * year(as_of) + month(as_of)) AS closed FROM registers WHERE register IN ('projects', 'events')
), months AS (
    SELECT
        12 * left(start_date, 4)::INTEGER + substr(start_date, 6, 2)::INTEGER AS started,
        12 * left(source_date, 4)::INTEGER + substr(source_date, 6, 2)::INTEGER AS written
    FROM dated
    WHERE length(start_date) >= 7 AND length(source_date) >= 7
)
SELECT written - started AS lag_months, closed - started AS longest_months, count(*) AS records, closed
FROM months CROSS JOIN closed_registers
WHERE written >= started AND written <= closed
GROUP BY ALL
ORDER BY lag_months, longest_months
""",
    statistic=still_to_come,
    chart=StillToCome("until_month", "records", "in_the_end", "low", "high", "share_pct", NEARLY_ALL),
    sentence=Sentence(
        coming_facts,
        fr="Trois mois jusqu’en {until_month:date} : {records:records} ; environ {in_the_end:tenth} à la fin (intervalle de {low} à "
        "{high}). Sur 24 mois : {all_records} écrites, environ {all_in_the_end:tenth} à la fin.",
        ar="الأشهر الثلاثة حتى {until_month:date}: {records:records}؛ ونحو {in_the_end:tenth} في النهاية (المجال من {low} إلى "
        "{high}). وعلى مدى 24 شهرا: المدوَّن {all_records} ونحو {all_in_the_end:tenth} في النهاية.",
        en="Three months until {until_month:date}: {records:records}; about {in_the_end:tenth} in the end (interval from {low} to "
        "{high}). Over 24 months: {all_records} written down, about {all_in_the_end:tenth} in the end.",
        only={
            "fr": "Trois mois jusqu’en {until_month:date} : {records:records}. Moins de la moitié est écrite à ce jour : le nombre final n’est pas "
            "estimé.",
            "ar": "الأشهر الثلاثة حتى {until_month:date}: {records:records}. والمدوَّن حتى الآن أقل من النصف: فلا يُقدَّر العدد النهائي.",
            "en": "Three months until {until_month:date}: {records:records}. Less than half is written down by now: the final number is not "
            "estimated.",
        },
    ),
    method={
        "fr": "Fiches dont le début et la source sont connus au mois près, par trois mois à rebours de la clôture. Chaque nombre est divisé par la part "
        "déjà écrite à cet âge, celle de l’encadré voisin sur les délais. Intervalle à 95 % : loi bêta-binomiale négative du nombre à venir. "
        "Fond gris : moins de 90 % est écrit ; sous 50 %, rien n’est estimé. Ce qui figure dans les deux registres "
        "compte une fois. Les années de la vue ne s’appliquent pas.",
        "ar": "البطاقات التي تُعرف بدايتها وتاريخ مصدرها بالشهر، في فترات من ثلاثة أشهر رجوعا من إقفال السجلين. ويُقسم كل عدد على النسبة المدوَّنة في ذلك "
        "العمر، وهي الواردة في الإطار المجاور عن المدة. والمجال عند 95%: توزيع بيتا ثنائي الحدين السالب للعدد الآتي. والخلفية الرمادية: المدوَّن أقل "
        "من 90%؛ ودون 50% لا يُقدَّر شيء. وما ورد في السجلين معا يُحتسب مرة واحدة. ولا تُطبق سنوات العرض.",
        "en": "Records that know their start and their source to the month, by three months back from the closing. Each number is divided by the share "
        "written down at that age, that of the card on delays beside it. 95% interval: beta negative binomial law of the number to come. "
        "Grey ground: less than 90% is written down; under 50% nothing is estimated. What stands in both "
        "registers counts once. The years of the view do not apply.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="Suppose que les sources tardent aujourd’hui comme hier. Ce que la presse n’écrira jamais n’y est pas.",
        ar="ويُفترض أن المصادر تتأخر اليوم كما كانت تتأخر من قبل. ولا يشمل التقدير ما لن تكتب عنه الصحافة أبدا.",
        en="Supposes that sources take as long today as they did before. What the press will never write about is not in it.",
    ),
    reference=f"{LAG_REFERENCE}; Lawless 1994, Canadian Journal of Statistics 22, doi 10.2307/3315820",
    reviewed="2026-11-29",
    labels={
        "until_month": {"fr": "Trois mois jusqu’à", "ar": "الأشهر الثلاثة حتى", "en": "Three months until", "format": "date"},
        "records": {"fr": "Fiches écrites", "ar": "البطاقات المدوَّنة", "en": "Records written down"},
        "share_pct": {"fr": "Écrit à ce jour (%)", "ar": "المدوَّن حتى الآن (%)", "en": "Written down by now (%)", "format": "percent"},
        "in_the_end": {"fr": "À la fin (estimé)", "ar": "في النهاية (تقدير)", "en": "In the end (estimate)", "format": "decimal"},
        "low": {"fr": "Borne basse", "ar": "الحد الأدنى", "en": "Low bound"},
        "high": {"fr": "Borne haute", "ar": "الحد الأعلى", "en": "High bound"},
        "coming": {"fr": "À venir (estimé)", "ar": "ما سيأتي (تقدير)", "en": "To come (estimate)"},
        "thin": {"fr": "Moins de 90 % écrit", "ar": "المدوَّن أقل من 90%", "en": "Less than 90% written down"},
    },
)
