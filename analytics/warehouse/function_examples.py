"""One record of the view for each function of the innovation system: the best sourced, then the newest."""

from analytics.view import View
from analytics.warehouse.added_later import is_too_old
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked

_EXAMPLES = """
WITH listed AS (
    SELECT 'projects' AS register, project_id AS record_id, title, kind, NULL AS event_type, axis, year, confidence FROM selected_projects
    UNION ALL
    SELECT 'events' AS register, event_id AS record_id, title, NULL AS kind, event_type, axis, year, confidence FROM selected_events
), coded AS (
    SELECT CASE WHEN narrow.rule_id IS NULL THEN wide.function ELSE narrow.function END AS function,
           listed.register, record_id, title, year, confidence
    FROM listed
    LEFT JOIN function_codes AS narrow
        ON (narrow.kind = listed.kind OR narrow.event_type = listed.event_type) AND narrow.axis = listed.axis
    LEFT JOIN function_codes AS wide
        ON (wide.kind = listed.kind OR wide.event_type = listed.event_type) AND wide.axis IS NULL
    WHERE year IS NOT NULL AND title IS NOT NULL
)
SELECT function, register, record_id, title, year
FROM coded
WHERE function IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY function ORDER BY confidence NULLS LAST, year DESC, record_id) = 1
ORDER BY function
"""


def function_examples(view: View, version: str) -> dict[str, dict]:
    """Return for each function with a dated record in `view` one of them: register, record_id, title, year."""
    if is_too_old(_EXAMPLES, version):
        return {}
    columns, rows = rows_of(asked(_EXAMPLES, view.question), version)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return {row["function"]: row for row in found}
