"""Tables and columns that versions built before they were added do not have."""

import re

from analytics.warehouse.questions import has_column, has_table

_TABLES = ("function_codes", "vocabulary_target_indicators")
_COLUMNS = {"is_repeated": "progress"}  # and the table of each


def is_too_old(sql: str, version: str) -> bool:
    """Return whether `sql` asks a table or a column that was added after `version` was built."""
    named = [table for table in _TABLES if re.search(rf"\b{table}\b", sql)]
    asked = [(table, column) for column, table in _COLUMNS.items() if re.search(rf"\b{column}\b", sql)]
    return not all(has_table(table, version) for table in named) or not all(has_column(*one, version) for one in asked)
