"""Organisations seen for the last time: of those active in a year, how many were not seen again within the three years after."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import last_known
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("actors", 84),
    title={"fr": "Organisations perdues de vue", "ar": "المنظمات التي غابت عن الأنظار", "en": "Organisations lost from sight"},
    why={
        "fr": "Combien d’organisations actives une année ne sont pas nommées dans les trois années suivantes ?",
        "ar": "كم من منظمة نشيطة في سنة ما لم تُذكر في السنوات الثلاث الموالية؟",
        "en": "How many organisations active in a year are not named in the three years after it?",
    },
    unit="organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH closed AS (SELECT min(last_whole_year) AS last_year FROM registers WHERE register IN ('projects', 'events')),
taken AS (
    SELECT year, organisation_id FROM history_projects JOIN project_organisations USING (project_id) WHERE year IS NOT NULL
    UNION
    SELECT year, organisation_id FROM history_events JOIN event_organisations USING (event_id) WHERE year IS NOT NULL
), followed AS (SELECT year, organisation_id, lead(year) OVER (PARTITION BY organisation_id ORDER BY year) AS next_year FROM taken),
shown AS (SELECT year FROM selected_projects UNION SELECT year FROM selected_events)
SELECT
    year,
    count(*) FILTER (WHERE next_year IS NULL OR next_year > year + 3) AS not_seen_again,
    count(*) FILTER (WHERE next_year <= year + 3) AS seen_again,
    count(*) AS organisations
FROM followed JOIN organisations USING (organisation_id) CROSS JOIN closed
WHERE NOT is_group AND year IN (SELECT year FROM shown) AND year <= last_year - 3
GROUP BY year
ORDER BY year
""",
    chart=YearColumns(values=("not_seen_again", "seen_again")),
    sentence=Sentence(
        last_known("not_seen_again"),
        fr="Sur les organisations actives en {year:year}, dernière année jugée de cette vue, {not_seen_again} sur {organisations} "
        "n’ont pas été nommées dans les trois années suivantes ; {seen_again} l’ont été.",
        ar="من المنظمات النشيطة سنة {year:year}، وهي آخر سنة أمكن الحكم عليها في هذا العرض، عدد التي لم تُذكر في السنوات الثلاث الموالية "
        "{not_seen_again} من أصل {organisations}؛ وعدد التي ذُكرت {seen_again}.",
        en="Of the organisations active in {year:year}, the last year judged in this view, {not_seen_again} of {organisations} were "
        "not named in the three years that followed; {seen_again} were.",
    ),
    method={
        "fr": "Une organisation active une année, par un projet ou un événement, est perdue de vue si aucun autre ne la nomme dans les trois années "
        "suivantes, dans la vue, toutes années confondues. Une année sans trois années complètes après elle n’est pas jugée : elle n’est pas "
        "dessinée.",
        "ar": "تُعد المنظمة النشيطة في سنة ما، بمشروع أو فعالية، غائبة عن الأنظار إذا لم يذكرها غير ذلك في السنوات الثلاث الموالية، في العرض باعتبار "
        "جميع السنوات. والسنة التي لم تلها ثلاث سنوات مكتملة لا يُحكم عليها ولا تُرسم.",
        "en": "An organisation active in a year, by a project or an event, is lost from sight if no other names it in the three years after, in the "
        "view, over all years. A year without three whole years after it is not judged, and not drawn.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Ne plus être nommée n’est pas cesser : la presse peut s’être tue. Celle qui revient après plus de trois ans compte ici comme perdue de vue.",
        ar="وغياب الذكر لا يعني التوقف: فقد تكون الصحافة سكتت. ومن عاد بعد أكثر من ثلاث سنوات يُحتسب هنا غائبا.",
        en="No longer being named is not ceasing: the press may have fallen silent. One that comes back later than three years counts here as lost.",
    ),
    reference="Stangler and Bell-Masterson 2015, Measuring an Entrepreneurial Ecosystem, Kauffman Foundation, doi 10.2139/ssrn.2580336",
    reviewed="2026-11-30",
    labels={
        "not_seen_again": {"fr": "Perdues de vue", "ar": "غابت عن الأنظار", "en": "Lost from sight"},
        "seen_again": {"fr": "Revues dans les trois ans", "ar": "ظهرت مجددا خلال ثلاث سنوات", "en": "Seen again within three years"},
    },
)
