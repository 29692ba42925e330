"""Amounts of funding rounds that can be added, cell by cell: what a sum of a year is made of."""

from analytics.view import View
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked

# The same records as those of the indicator funding_amount_by_year; a test compares the sums.
_ADDED = """
SELECT year, axis, sector, sum(CAST(amount_mad AS DECIMAL(18, 2))) AS amount_mad
FROM selected_projects
WHERE kind = 'funding_round' AND year IS NOT NULL AND amount_mad IS NOT NULL
  AND parent_project_id IS NULL AND confidence IS DISTINCT FROM 'low'
GROUP BY ALL
ORDER BY ALL
"""


def amounts_added(view: View, version: str) -> list[dict]:
    """Return the sums of published amounts in dirhams by year, axis and sector; a code is None where it is not known."""
    columns, rows = rows_of(asked(_ADDED, view), version)
    return [dict(zip(columns, row, strict=True)) for row in rows]
