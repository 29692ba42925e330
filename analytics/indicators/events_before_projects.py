"""Do quarters with many events run ahead of quarters with many projects? Refused by default."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts_dynamics import PRESS_LIMITS, lead_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.lead_lag import leads
from analytics.warehouse.coverage import both_of_all_years
from analytics.warehouse.part import Part

_DATED_TO_THE_MONTH = Part("(start_date IS NULL OR length(start_date) >= 7)", ("no_month",)) & Part(
    ("project_id NOT IN (SELECT project_id FROM project_event_links WHERE relation = 'same_thing')", "true"), ("also_event",)
)

INDICATOR = Indicator(
    page=("dynamics", 95),
    title={
        "fr": "Les événements précèdent-ils les projets ?",
        "ar": "هل تسبق الفعاليات المشاريع؟",
        "en": "Do events run ahead of projects?",
    },
    why={
        "fr": "Un trimestre riche en événements annonce-t-il un trimestre riche en projets ?",
        "ar": "هل يُنبئ فصل كثير الفعاليات بفصل كثير المشاريع؟",
        "en": "Does a quarter rich in events announce one rich in projects?",
    },
    unit="correlation",
    basis=both_of_all_years("start_date", where=_DATED_TO_THE_MONTH),
    sql="""
WITH dated AS (
    SELECT start_date, 1 AS projects, 0 AS events FROM history_projects
    WHERE project_id NOT IN (SELECT project_id FROM project_event_links WHERE relation = 'same_thing')
    UNION ALL
    SELECT start_date, 0 AS projects, 1 AS events FROM history_events
), closed_registers AS (
    SELECT min((12 * year(as_of) + month(as_of)) // 3 - 1) AS last_quarter FROM registers WHERE register IN ('projects', 'events')
), quarters AS (
    SELECT 4 * left(start_date, 4)::INTEGER + (substr(start_date, 6, 2)::INTEGER - 1) // 3 AS quarter, projects, events
    FROM dated
    WHERE length(start_date) >= 7
)
SELECT quarter, sum(events)::BIGINT AS events, sum(projects)::BIGINT AS projects
FROM quarters CROSS JOIN closed_registers
WHERE quarter <= last_quarter
GROUP BY quarter
ORDER BY quarter
""",
    statistic=leads,
    chart=IntervalDots("lag_quarters", "correlation", "low", "high", compare=0),
    sentence=Sentence(
        lead_facts,
        fr="Le lien le plus fort est de {correlation:decimal}, à {lag_quarters} trimestre(s) de décalage ; le hasard en donne un d’au moins {bar:decimal} "
        "dans 5 mondes sur 100. Trimestres : {quarters}. Association, pas effet.",
        ar="أقوى ارتباط {correlation:decimal} بفارق زمني قدره بالفصول {lag_quarters}؛ وتعطي الصدفة ارتباطا لا يقل عن {bar:decimal} في 5 عوالم من 100. "
        "عدد الفصول: {quarters}. هذا اقتران لا أثر.",
        en="The strongest link is {correlation:decimal}, at a lag of {lag_quarters} quarter(s); chance gives one of at least {bar:decimal} in 5 worlds "
        "of 100. Quarters: {quarters}. An association, not an effect.",
    ),
    method={
        "fr": "Effectifs par trimestre, racine carrée, sans tendance et sans la mémoire d’un trimestre, puis corrélés avec des décalages de -4 à +4 "
        "trimestres ; le seuil vient de mondes où les suites de trimestres sont redistribuées, tous décalages ensemble. Sans cela, 31 à 53 % des séries sans "
        "aucun lien en montrent un. Il faut 24 trimestres de suite avec deux projets et deux événements. Un projet qui est un événement ne compte "
        "qu’une fois, comme événement. Les années de la vue ne s’appliquent pas.",
        "ar": "أعداد كل فصل بالجذر التربيعي، دون اتجاه ودون ذاكرة فصل واحد، ثم تُحسب ارتباطاتها بفوارق زمنية تمتد من أربعة فصول قبل إلى أربعة فصول بعد؛ "
        "والعتبة من عوالم يعاد فيها توزيع تتابعات الفصول، لكل الفوارق معا. وبدون ذلك تُظهر ما بين 31% و53% من السلاسل التي لا رابط بينها ارتباطا. ويلزم "
        "24 فصلا متتاليا في كل منها مشروعان وفعاليتان. والمشروع الذي هو فعالية يُحتسب مرة واحدة كفعالية. ولا تُطبق سنوات العرض.",
        "en": "Counts by quarter, as square roots, without their trend and the memory of one quarter, then correlated at lags from -4 to +4; the bar comes "
        "from worlds in which runs of quarters are dealt anew, all lags together. Without this, 31 to 53% of series without any link show one. It "
        "takes 24 quarters in a row with two projects and two events. A project that is an event counts once, as an event. The years of the "
        "view do not apply.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="Une presse plus attentive un trimestre voit plus de projets et plus d’événements à la fois.",
        ar="وحين تزداد عناية الصحافة في فصل ما ترى مشاريع وفعاليات أكثر معا.",
        en="A press that looks closer in a quarter sees more projects and more events at once.",
    ),
    reference="Haugh 1976, Journal of the American Statistical Association 71, doi 10.1080/01621459.1976.10480353",
    reviewed="2026-11-29",
    labels={
        "lag_quarters": {"fr": "Trimestres de décalage", "ar": "الفارق الزمني بالفصول", "en": "Quarters of lag"},
        "quarter": {"fr": "Trimestre", "ar": "الفصل", "en": "Quarter"},
        "correlation": {"fr": "Corrélation", "ar": "معامل الارتباط", "en": "Correlation", "format": "decimal"},
        "low": {"fr": "Borne basse", "ar": "الحد الأدنى", "en": "Low bound", "format": "decimal"},
        "high": {"fr": "Borne haute", "ar": "الحد الأعلى", "en": "High bound", "format": "decimal"},
        "bar": {"fr": "Seuil", "ar": "العتبة", "en": "Bar", "format": "decimal"},
        "p_pct": {
            "fr": "Probabilité sans aucun lien (%)",
            "ar": "الاحتمال بلا أي رابط (%)",
            "en": "Chance if there is no link (%)",
            "format": "percent",
        },
        "quarters": {"fr": "Trimestres", "ar": "الفصول", "en": "Quarters"},
    },
)
