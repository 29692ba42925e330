"""How dated records are coded by function, in SQL: of the view, of all years, and with those who take part."""

from analytics.warehouse.coverage import both_of_all_years
from analytics.warehouse.part import Part

# An event that is the same thing as a dated project of the view is that project: one record.
NOT_TWICE = Part(
    (
        "true",
        "event_id NOT IN (SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) "
        "WHERE relation = 'same_thing' AND year IS NOT NULL)",
    ),
    ("already_project",),
)
_NAMES_SOMEBODY = Part(
    ("project_id IN (SELECT project_id FROM project_organisations)", "event_id IN (SELECT event_id FROM event_organisations)"),
    ("nobody_named",),
)
NAMED_AND_NOT_TWICE = _NAMES_SOMEBODY & NOT_TWICE
FUNCTIONS_OF_ALL_YEARS = both_of_all_years("year", where=NOT_TWICE)
CHAINS_OF_ALL_YEARS = both_of_all_years("year", where=NAMED_AND_NOT_TWICE)
FUNCTION_COUNTS = """
WITH twice AS (
    SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id)
    WHERE relation = 'same_thing' AND year IS NOT NULL
), dated AS (
    SELECT kind, NULL AS event_type, axis, year FROM selected_projects WHERE year IS NOT NULL
    UNION ALL
    SELECT NULL AS kind, event_type, axis, year FROM selected_events
    WHERE year IS NOT NULL AND event_id NOT IN (SELECT event_id FROM twice)
), grouped AS (
    SELECT kind, event_type, axis, year, count(*) AS records FROM dated GROUP BY kind, event_type, axis, year
), ruled AS (
    SELECT coalesce(narrow.rule_id, wide.rule_id) AS rule_id, grouped.axis, grouped.year, grouped.records
    FROM grouped
    LEFT JOIN function_codes AS narrow
        ON (narrow.kind = grouped.kind OR narrow.event_type = grouped.event_type) AND narrow.axis = grouped.axis
    LEFT JOIN function_codes AS wide
        ON (wide.kind = grouped.kind OR wide.event_type = grouped.event_type) AND wide.axis IS NULL
), coded AS (
    SELECT function, second_function, ruled.rule_id, ruled.axis, year, sum(records) AS records
    FROM ruled LEFT JOIN function_codes ON function_codes.rule_id = ruled.rule_id
    GROUP BY function, second_function, ruled.rule_id, ruled.axis, year
    UNION ALL
    SELECT code AS function, code AS second_function, NULL AS rule_id, NULL AS axis, NULL AS year, 0 AS records FROM vocabulary_functions
)
SELECT function, second_function, coded.rule_id, axis, year, records
FROM coded LEFT JOIN vocabulary_functions ON code = function
ORDER BY "order", second_function, rule_id, axis, year
"""
FUNCTION_HISTORY = """
WITH closed AS (SELECT min(last_whole_year) AS last_year FROM registers WHERE register IN ('projects', 'events')),
twice AS (
    SELECT event_id FROM project_event_links JOIN history_projects USING (project_id)
    WHERE relation = 'same_thing' AND year IS NOT NULL
), dated AS (
    SELECT kind, NULL AS event_type, axis, year FROM history_projects WHERE year IS NOT NULL
    UNION ALL
    SELECT NULL AS kind, event_type, axis, year FROM history_events
    WHERE year IS NOT NULL AND event_id NOT IN (SELECT event_id FROM twice)
), grouped AS (
    SELECT kind, event_type, axis, year, count(*) AS records FROM dated GROUP BY kind, event_type, axis, year
), coded AS (
    SELECT CASE WHEN narrow.rule_id IS NULL THEN wide.function ELSE narrow.function END AS function, grouped.year, grouped.records
    FROM grouped
    LEFT JOIN function_codes AS narrow
        ON (narrow.kind = grouped.kind OR narrow.event_type = grouped.event_type) AND narrow.axis = grouped.axis
    LEFT JOIN function_codes AS wide
        ON (wide.kind = grouped.kind OR wide.event_type = grouped.event_type) AND wide.axis IS NULL
)
SELECT code AS function, year, sum(coalesce(records, 0)) AS records, last_year
FROM vocabulary_functions LEFT JOIN coded ON function = code, closed
GROUP BY "order", code, year, last_year
ORDER BY "order", year
"""
FUNCTION_CHAINS = """
WITH closed AS (SELECT min(last_whole_year) AS last_year FROM registers WHERE register IN ('projects', 'events')),
twice AS (
    SELECT event_id FROM project_event_links JOIN history_projects USING (project_id)
    WHERE relation = 'same_thing' AND year IS NOT NULL
), taking AS (
    SELECT organisation_id, concat('projects ', project_id) AS record_id, kind, NULL AS event_type, axis, year
    FROM history_projects JOIN project_organisations USING (project_id) WHERE year IS NOT NULL
    UNION ALL
    SELECT organisation_id, concat('events ', event_id) AS record_id, NULL AS kind, event_type, axis, year
    FROM history_events JOIN event_organisations USING (event_id)
    WHERE year IS NOT NULL AND event_id NOT IN (SELECT event_id FROM twice)
), coded AS (
    SELECT taking.organisation_id, record_id, taking.year,
           CASE WHEN narrow.rule_id IS NULL THEN wide.function ELSE narrow.function END AS function
    FROM taking JOIN organisations ON organisations.organisation_id = taking.organisation_id AND NOT is_group
    LEFT JOIN function_codes AS narrow
        ON (narrow.kind = taking.kind OR narrow.event_type = taking.event_type) AND narrow.axis = taking.axis
    LEFT JOIN function_codes AS wide
        ON (wide.kind = taking.kind OR wide.event_type = taking.event_type) AND wide.axis IS NULL
), weighed AS (
    SELECT organisation_id, count(*) AS own, sum(count(*)) OVER (ORDER BY md5(organisation_id)) AS so_far
    FROM coded WHERE function IS NOT NULL GROUP BY organisation_id
), kept AS (
    SELECT coded.organisation_id, record_id, year, function
    FROM coded JOIN weighed ON weighed.organisation_id = coded.organisation_id AND so_far - own < 5000
)
SELECT code AS function, organisation_id, record_id, year, last_year
FROM vocabulary_functions LEFT JOIN kept ON function = code, closed
ORDER BY "order", organisation_id, record_id
"""
