"""How many months pass between the start of a project or event and the source that documents it."""

from analytics.charts.step_curve import StepCurve
from analytics.indicators.facts_dynamics import PRESS_LIMITS, lag_facts
from analytics.indicators.facts_lags import DATED_TO_THE_MONTH, LAG_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.lags_of_rows import written_down_by
from analytics.warehouse.coverage import Basis

INDICATOR = Indicator(
    page=("dynamics", 50),
    title={"fr": "Délai avant qu’une source paraisse", "ar": "المدة قبل ظهور مصدر", "en": "Time until a source appears"},
    why={
        "fr": "Combien manque-t-il encore aux mois les plus récents ?",
        "ar": "كم ينقص الأشهر الأخيرة بعد؟",
        "en": "How much are the most recent months still missing?",
    },
    unit="percent of records",
    basis=Basis(("projects", "events"), ("start_date", "source_date"), DATED_TO_THE_MONTH),
    sql="""
WITH dated AS (
    SELECT start_date, source_date, 'projects' AS register FROM selected_projects
    UNION ALL
    SELECT start_date, source_date, 'events' AS register FROM selected_events
    WHERE event_id NOT IN (
        SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id)
        WHERE relation = 'same_thing' AND length(start_date) >= 7 AND length(source_date) >= 7 AND left(source_date, 7) >= left(start_date, 7)
            AND left(source_date, 7) <= (SELECT strftime(as_of, '%Y-%m') FROM registers WHERE register = 'projects')
    )
), months AS (
    SELECT
        12 * left(start_date, 4)::INTEGER + substr(start_date, 6, 2)::INTEGER AS started,
        12 * left(source_date, 4)::INTEGER + substr(source_date, 6, 2)::INTEGER AS written,
        12 * year(as_of) + month(as_of) AS closed
    FROM dated JOIN registers ON registers.register = dated.register
    WHERE length(start_date) >= 7 AND length(source_date) >= 7
)
SELECT written - started AS lag_months, closed - started AS longest_months, count(*) AS records
FROM months
WHERE written >= started AND written <= closed
GROUP BY ALL
ORDER BY lag_months, longest_months
""",
    statistic=written_down_by,
    chart=StepCurve("lag_months", "share_pct", "low_pct", "high_pct"),
    sentence=Sentence(
        lag_facts,
        fr="Fiches documentées par une source parue le mois même : {at_once:percent} ; au bout de {far:months} : {later:percent} ; neuf sur "
        "dix : après {most:months}.",
        ar="نسبة ما يوثقه مصدر صدر في الشهر نفسه: {at_once:percent}؛ وبعد {far:months}: {later:percent}؛ وتسعة من عشرة بعد {most:months}.",
        en="Documented by a source of the same month: {at_once:percent}; after {far:months}: {later:percent}; nine in ten: after {most:months}.",
        only={
            "fr": "Fiches documentées par une source parue le mois même : {at_once:percent} ; au bout de {far:months} : {later:percent}.",
            "ar": "نسبة ما يوثقه مصدر صدر في الشهر نفسه: {at_once:percent}؛ وبعد {far:months}: {later:percent}.",
            "en": "Documented by a source of the same month: {at_once:percent}; after {far:months}: {later:percent}.",
        },
    ),
    method={
        "fr": "Mois entre le début et la date de la source, pour les fiches dont les deux sont connus au mois près. Ce qui n’a pas pu paraître avant la "
        "clôture du registre est pris en compte (produit-limite en temps inversé) ; l’intervalle de Wilson à 95 % ne compte pas cette correction. Ce qui "
        "figure dans les deux registres compte une fois.",
        "ar": "عدد الأشهر بين البداية وتاريخ المصدر، للبطاقات التي يُعرف فيها التاريخان بالشهر. ويؤخذ في الحسبان ما لم يكن ممكنا أن يظهر قبل إقفال السجل "
        "(حد الجداء بالزمن المعكوس)؛ أما مجال ويلسون عند 95% فلا يشمل هذا التصحيح. وما ورد في السجلين معا يُحتسب مرة واحدة.",
        "en": "Months from the start to the date of the source, for records that know both to the month. What could not appear before the register "
        "was closed is allowed for (reverse-time product limit); the 95% Wilson interval leaves this correction out. What stands in both "
        "registers counts once.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="La source retenue n’est pas toujours la première parue, et ce qui n’a jamais été écrit n’a pas de délai.",
        ar="والمصدر المعتمد ليس دائما أول ما صدر، وما لم يُكتب عنه قط لا مدة له.",
        en="The source kept is not always the first that appeared, and what was never written about has no delay.",
    ),
    reference=LAG_REFERENCE,
    reviewed="2026-11-29",
    labels={
        "lag_months": {"fr": "Mois depuis le début", "ar": "الأشهر منذ البداية", "en": "Months since the start"},
        "at_risk": {"fr": "Fiches qui le disent", "ar": "البطاقات الدالة", "en": "Records that tell"},
        "share_pct": {"fr": "Documentées (%)", "ar": "الموثقة (%)", "en": "Documented (%)", "format": "percent"},
    },
)
