"""The share of active organisations that were first seen at most two years before, year by year."""

from analytics.charts.year_line import YearLine
from analytics.indicators.facts import last_drawn
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.shares_of_reference import shares_of
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("actors", 82),
    title={"fr": "Part des organisations récentes", "ar": "حصة المنظمات الحديثة الظهور", "en": "Share of young organisations"},
    why={
        "fr": "L’activité vient-elle d’organisations apparues depuis peu, ou d’anciennes ?",
        "ar": "هل يأتي النشاط من منظمات ظهرت حديثا أم من منظمات قديمة؟",
        "en": "Does activity come from organisations that appeared lately, or from older ones?",
    },
    unit="percent of organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH taken AS (
    SELECT year, organisation_id FROM history_projects JOIN project_organisations USING (project_id) WHERE year IS NOT NULL
    UNION
    SELECT year, organisation_id FROM history_events JOIN event_organisations USING (event_id) WHERE year IS NOT NULL
), entered AS (SELECT organisation_id, min(year) AS first_year FROM taken GROUP BY organisation_id),
began AS (SELECT min(year) AS begins FROM taken JOIN organisations USING (organisation_id) WHERE NOT is_group),
shown AS (SELECT year FROM selected_projects UNION SELECT year FROM selected_events)
SELECT year, count(*) FILTER (WHERE year <= first_year + 2) AS young, count(*) AS organisations
FROM taken JOIN entered USING (organisation_id) JOIN organisations USING (organisation_id) CROSS JOIN began
WHERE NOT is_group AND year IN (SELECT year FROM shown) AND year >= begins + 3
GROUP BY year
ORDER BY year
""",
    statistic=shares_of("young", "organisations"),
    chart=YearLine(value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        last_drawn("share_pct"),
        fr="En {year:year}, {share_pct:percent} des organisations étaient apparues depuis deux ans au plus ({young} sur "
        "{organisations} ; intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
        ar="سنة {year:year}، تبلغ حصة المنظمات التي ظهرت منذ سنتين على الأكثر {share_pct:percent} ({young} من أصل "
        "{organisations}؛ مجال الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
        en="In {year:year}, {share_pct:percent} of organisations had appeared at most two years before ({young} of "
        "{organisations}; 95% interval: {low_pct:percent} to {high_pct:percent}).",
        thin={
            "fr": "En {last_year:year}, {last_organisations:organisations}, trop peu pour une part. En {year:year}, {share_pct:percent} "
            "des organisations étaient apparues depuis deux ans au plus ({young} sur {organisations} ; intervalle à 95 % : de "
            "{low_pct:percent} à {high_pct:percent}).",
            "ar": "سنة {last_year:year}، {last_organisations:organisations}، وهو عدد لا يكفي لحساب حصة. وسنة {year:year}، تبلغ حصة "
            "المنظمات التي ظهرت منذ سنتين على الأكثر {share_pct:percent} ({young} من أصل {organisations}؛ مجال الثقة عند 95%: من "
            "{low_pct:percent} إلى {high_pct:percent}).",
            "en": "In {last_year:year}, {last_organisations:organisations}, too few for a share. In {year:year}, {share_pct:percent} of "
            "organisations had appeared at most two years before ({young} of {organisations}; 95% interval: {low_pct:percent} to "
            "{high_pct:percent}).",
        },
    ),
    method={
        "fr": "Une organisation est récente l’année de son premier projet ou événement dans la vue, toutes années confondues, et les deux années "
        "suivantes ; intervalle de Wilson à 95 %. Une année de moins de 30 organisations garde ses effectifs, sans part. Les trois premières années "
        "ne sont pas jugées : tout y paraît récent.",
        "ar": "تُعد المنظمة حديثة الظهور في سنة أول مشروع أو فعالية لها في العرض باعتبار جميع السنوات، وفي السنتين المواليتين؛ مع مجال ويلسون عند 95%. "
        "والسنة التي تضم أقل من 30 منظمة تُذكر أعدادها دون حصة. ولا يُحكم على السنوات الثلاث الأولى: فكل شيء يبدو فيها حديثا.",
        "en": "An organisation is young in the year of its first project or event in the view, over all years, and in the two years after; 95% "
        "Wilson interval. A year with fewer than 30 organisations keeps its counts, without a share. The first three years are not judged: "
        "everything looks young in them.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="L’âge est celui dans le registre, pas celui de l’organisation : une ancienne nommée pour la première fois y paraît récente. "
        "La dernière année peut être incomplète.",
        ar="والعمر هنا عمر الظهور في السجل لا عمر المنظمة: فالقديمة التي تُذكر لأول مرة تبدو حديثة. وقد تكون السنة الأخيرة غير مكتملة.",
        en="The age is that in the register, not that of the organisation: an old one named for the first time looks young. "
        "The last year may be incomplete.",
    ),
    reference="Stangler and Bell-Masterson 2015, Measuring an Entrepreneurial Ecosystem, Kauffman Foundation, doi 10.2139/ssrn.2580336",
    reviewed="2026-11-30",
    labels={"young": {"fr": "Organisations récentes", "ar": "المنظمات الحديثة الظهور", "en": "Young organisations"}},
)
