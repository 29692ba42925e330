"""Tables that versions built before they were added do not have."""

import re

from analytics.warehouse.questions import has_table

_TABLES = ("function_codes", "vocabulary_target_indicators")


def is_too_old(sql: str, version: str) -> bool:
    """Return whether `sql` asks a table that was added after `version` was built."""
    named = (table for table in _TABLES if re.search(rf"\b{table}\b", sql))
    return not all(has_table(table, version) for table in named)
