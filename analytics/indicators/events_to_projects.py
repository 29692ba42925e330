"""What follows events: projects of organisations after their first event, beside what was to be expected without it."""

from analytics.charts.event_gaps import EventGaps
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.facts_dynamics import following_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.following import projects_after_events
from analytics.warehouse.coverage import both_of_all_years

INDICATOR = Indicator(
    page=("dynamics", 70),
    title={"fr": "Après un premier événement", "ar": "بعد أول فعالية", "en": "After a first event"},
    why={
        "fr": "Les organisations qui participent à un événement portent-elles ensuite plus de projets ?",
        "ar": "هل تحمل المنظمات المشاركة في فعالية مشاريع أكثر بعدها؟",
        "en": "Do organisations that take part in an event carry more projects afterwards?",
    },
    unit="projects a year",
    basis=both_of_all_years("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH closed AS (SELECT min(last_whole_year) AS last_year FROM registers WHERE register IN ('projects', 'events')),
told_by_an_event AS (SELECT project_id FROM project_event_links),
met AS (
    SELECT organisation_id, min(year) AS first_event_year
    FROM history_events JOIN event_organisations USING (event_id)
    WHERE year IS NOT NULL
    GROUP BY organisation_id
), carried AS (
    SELECT organisation_id, year, count(*) AS projects
    FROM history_projects JOIN project_organisations USING (project_id), closed
    WHERE year <= last_year AND project_id NOT IN (SELECT project_id FROM told_by_an_event)
    GROUP BY organisation_id, year
)
SELECT organisations.organisation_id, first_event_year, carried.year, carried.projects, last_year
FROM organisations
LEFT JOIN met ON met.organisation_id = organisations.organisation_id
LEFT JOIN carried ON carried.organisation_id = organisations.organisation_id, closed
WHERE NOT is_group AND (first_event_year IS NOT NULL OR carried.year IS NOT NULL)
ORDER BY organisations.organisation_id, carried.year
""",
    statistic=projects_after_events,
    chart=EventGaps("years_since", "gap", "low", "high"),
    sentence=Sentence(
        following_facts,
        fr="Écart moyen : {mean_gap:decimal} projet par an (intervalle de {mean_low:decimal} à {mean_high:decimal}), là où il y en avait {before:decimal} "
        "avant. Une telle étude ne voit qu’un écart d’au moins {visible_gap:decimal}. Association, pas effet.",
        ar="متوسط الفارق: {mean_gap:decimal} مشروع في السنة (المجال من {mean_low:decimal} إلى {mean_high:decimal})، مقابل {before:decimal} قبل ذلك. "
        "ولا ترصد دراسة كهذه إلا فارقا لا يقل عن {visible_gap:decimal}. اقتران لا أثر.",
        en="Mean gap: {mean_gap:decimal} projects a year (interval from {mean_low:decimal} to {mean_high:decimal}), where there were {before:decimal} "
        "before. Such a study sees only a gap of at least {visible_gap:decimal}. An association, not an effect.",
    ),
    method={
        "fr": "Étude d’événement par imputation : ce qui était attendu vient des années d’avant et de celles qui n’ont pas encore participé (effets "
        "d’organisation et d’année). Intervalle par rééchantillonnage des organisations. Deux années fictives avant l’événement servent de "
        "placebo ; s’il montre un écart, rien n’est donné. Les projets que les registres relient à un événement, même comme étape, ne comptent pas.",
        "ar": "دراسة حدث بالتعويض: المتوقع مأخوذ من السنوات السابقة ومن المنظمات التي لم تشارك بعد (آثار المنظمة والسنة). والمجال بإعادة معاينة المنظمات. "
        "وتُستعمل سنتان وهميتان قبل الفعالية للتحقق؛ فإن أظهرتا فارقا لم يُعط شيء. ولا تُحتسب المشاريع التي يربطها السجلان بفعالية، ولو كانت محطة فيها.",
        "en": "Event study by imputation: what was to be expected comes from the years before and from those that have not taken part yet (effects of "
        "organisation and year). Interval by resampling organisations. Two pretended years before the event serve as a placebo; if it shows "
        "a gap, nothing is given. Projects that the registers link to an event, if only as a milestone, do not count.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Qui va à un événement n’est pas tiré au sort, et une organisation couverte par la presse l’est pour les deux : ce n’est pas une preuve "
        "d’effet. Le registre ne connaît que celles qui y figurent : les autres y sont entrées par un projet. Une hausse de moitié demande "
        "une quarantaine d’organisations pour être vue 83 fois sur 100.",
        ar="والمشاركة في فعالية ليست بالقرعة، والمنظمة التي تغطيها الصحافة تُغطى في الحالتين: فليس هذا دليلا على أثر. ولا يعرف السجل إلا ما "
        "ورد فيه من المنظمات: فغير المشاركة منها دخلته بمشروع. ويتطلب رصد ارتفاع بمقدار النصف، 83 مرة من 100، نحو أربعين منظمة.",
        en="Taking part in an event is not drawn by lot, and the press covers the same organisations for both: this is no proof of an effect. The "
        "register knows only those named in it: the others entered it by a project. A rise by half takes about forty organisations to be "
        "seen 83 times in 100.",
    ),
    reference="Borusyak, Jaravel and Spiess 2024, Review of Economic Studies 91, doi 10.1093/restud/rdae007",
    reviewed="2026-11-29",
    labels={
        "years_since": {"fr": "Années depuis le premier événement", "ar": "السنوات منذ أول فعالية", "en": "Years since the first event"},
        "organisations": {"fr": "Organisations", "ar": "المنظمات", "en": "Organisations"},
        "gap": {"fr": "Écart (projets par an)", "ar": "الفارق (مشاريع في السنة)", "en": "Gap (projects a year)", "format": "decimal"},
        "mean_gap": {"fr": "Écart moyen", "ar": "متوسط الفارق", "en": "Mean gap", "format": "decimal"},
        "mean_low": {"fr": "Écart moyen, borne basse", "ar": "متوسط الفارق، الحد الأدنى", "en": "Mean gap, low bound", "format": "decimal"},
        "mean_high": {
            "fr": "Écart moyen, borne haute",
            "ar": "متوسط الفارق، الحد الأعلى",
            "en": "Mean gap, high bound",
            "format": "decimal",
        },
        "before": {
            "fr": "Projets par an avant",
            "ar": "المشاريع في السنة قبل أول فعالية",
            "en": "Projects a year before",
            "format": "decimal",
        },
        "visible_gap": {"fr": "Plus petit écart visible", "ar": "أصغر فارق يمكن رصده", "en": "Smallest visible gap", "format": "decimal"},
        "p_pct": {
            "fr": "Probabilité par le seul hasard (%)",
            "ar": "الاحتمال بالصدفة وحدها (%)",
            "en": "Chance if nothing follows (%)",
            "format": "percent",
        },
    },
)
