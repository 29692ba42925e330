"""Tables and columns that versions built before they were added do not have."""

import re

from analytics.warehouse.questions import has_column, has_table

_TABLES = ("function_codes", "vocabulary_target_indicators")
_COLUMNS = {
    "is_repeated": "progress",
    "first_spelling": "lookalikes",
    "second_spelling": "lookalikes",
}  # and the table of each; a version without it knows no value


def is_too_old(sql: str, version: str) -> bool:
    """Return whether `sql` asks a table that was added after `version` was built."""
    return not all(has_table(table, version) for table in _TABLES if re.search(rf"\b{table}\b", sql))


def as_known_to(sql: str, version: str) -> str:
    """Return `sql` with NULL in place of each column that was added after `version` was built; a name given by AS stays."""
    for column, table in _COLUMNS.items():
        if re.search(rf"\b{column}\b", sql) and not has_column(table, column, version):
            sql = re.sub(rf"(?<!AS )\b{column}\b", "NULL", sql)
    return sql
