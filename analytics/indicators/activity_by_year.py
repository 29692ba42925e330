"""Projects and events by year, what stands in both registers counted once."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import sums
from analytics.indicators.facts_axes import YEAR_LIMITS
from analytics.indicators.facts_coding import NOT_TWICE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.steps import every_year
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("years", 30),
    title={"fr": "Activité par année", "ar": "النشاط حسب السنة", "en": "Activity by year"},
    why={
        "fr": "L’activité documentée des deux registres, sans double compte.",
        "ar": "النشاط الموثق في السجلين دون عدّ مزدوج.",
        "en": "The documented activity of both registers, nothing counted twice.",
    },
    unit="records",
    basis=both("year", where=NOT_TWICE),
    sql="""
        WITH in_both AS (
            SELECT DISTINCT event_id
            FROM project_event_links JOIN selected_projects ON project_event_links.project_id = selected_projects.project_id
            WHERE relation = 'same_thing' AND year IS NOT NULL
        ), counted AS (
            SELECT year, 1 AS projects, 0 AS events_only, 0 AS same_thing FROM selected_projects
            UNION ALL
            SELECT year, 0 AS projects,
                   CASE WHEN in_both.event_id IS NULL THEN 1 ELSE 0 END AS events_only,
                   CASE WHEN in_both.event_id IS NULL THEN 0 ELSE 1 END AS same_thing
            FROM selected_events LEFT JOIN in_both ON in_both.event_id = selected_events.event_id
        )
        SELECT year, sum(projects) AS projects, sum(events_only) AS events_only, sum(same_thing) AS same_thing
        FROM counted
        WHERE year IS NOT NULL
        GROUP BY year
        ORDER BY year
    """,
    statistic=every_year("projects", "events_only", "same_thing"),
    chart=YearColumns(values=("projects", "events_only")),
    sentence=Sentence(
        sums(projects="projects", events_only="events_only", same_thing="same_thing"),
        fr="{projects:projects} et {events_only:events} avec une année ; datés dans les deux registres et comptés une seule fois : "
        "{same_thing:records}.",
        ar="بسنة معلومة: {projects:projects} و{events_only:events}؛ وما له سنة في السجلين معا واحتُسب مرة واحدة: {same_thing:records}.",
        en="{projects:projects} and {events_only:events} with a year; dated in both registers and counted once: {same_thing:records}.",
    ),
    method={
        "fr": "Projets par année, plus les événements qui ne sont pas le même objet qu’un projet daté de la vue (liens « same_thing »). Projets, "
        "événements seuls et doublons écartés, classés à l’année de l’événement, redonnent toutes les fiches datées. "
        "Un événement sans année dont le projet en a une est "
        "écarté aussi, sans année où le classer.",
        "ar": "المشاريع حسب السنة، تضاف إليها الفعاليات التي ليست هي نفسها مشروعا مؤرخا في العرض (روابط same_thing). ومجموع المشاريع والفعاليات "
        "المنفردة والمكررات المستبعدة، المصنفة حسب سنة الفعالية، هو جميع البطاقات المؤرخة. "
        "وتُستبعد أيضا الفعالية التي لا سنة لها ولمشروعها سنة، دون سنة تُصنف فيها.",
        "en": "Projects by year, plus the events that are not the same thing as a dated project of the view (links “same_thing”). Projects, events "
        "alone and the duplicates left out, at the year of the event, add up to all dated records. "
        "An event without a year whose project has one is left out as well, with no "
        "year to stand at.",
    },
    limits=with_more(
        YEAR_LIMITS,
        fr="Un doublon que personne n’a relié compte deux fois. Un projet et un événement ne demandent pas le même effort.",
        ar="والمكرر الذي لم يربطه أحد يُحتسب مرتين. ولا يمثل المشروع والفعالية الجهد نفسه.",
        en="A duplicate that nobody linked counts twice. A project and an event are not the same effort.",
    ),
    reference="Description of the table project_event_links",
    reviewed="2026-11-24",
    labels={
        "events_only": {"fr": "Événements seuls", "ar": "الفعاليات وحدها", "en": "Events alone"},
        "same_thing": {"fr": "Doublons écartés", "ar": "المكررات المستبعدة", "en": "Duplicates left out"},
    },
)
