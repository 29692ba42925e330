"""A question asked of a version: rows back, numbers as plain Python numbers."""

import datetime
from decimal import Decimal
from typing import Any

from analytics.engines.local import ask
from analytics.warehouse import versions
from analytics.warehouse.relations import Question


def rows_of(question: Question, version: str) -> tuple[tuple[str, ...], list[tuple]]:
    """Return (column names, rows) of `question` asked of `version`."""
    columns, rows = ask(versions.connection_to(version), question.sql, question.values)
    return columns, [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value
