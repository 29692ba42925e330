"""A question asked of a version: rows back, numbers as plain Python numbers."""

import datetime
from contextlib import AbstractContextManager
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analytics.engines.local import ask, patience
from analytics.warehouse import versions
from analytics.warehouse.asked_engine import engine_of
from analytics.warehouse.cube import of_cube
from analytics.warehouse.relations import Question
from analytics.warehouse.told_names import of_told, plain


def rows_of(question: Question, version: str) -> tuple[tuple[str, ...], list[tuple]]:
    """Return (column names, rows) of `question` asked of `version`."""
    columns, rows = engine_of(version).ask(_placed(question.sql, version), question.values)
    return columns, _all_plain(rows)


def walked_rows_of(question: Question, version: str) -> list[tuple]:
    """Return the rows of a piece of a walk from key to key: always of the version's own file, where each piece takes milliseconds."""
    return _all_plain(ask(versions.connection_to(version), question.sql, question.values)[1])


def some_rows_of(question: Question, version: str, most: int) -> tuple[tuple[str, ...], list[tuple]]:
    """Return the same, but at most the first `most` rows; the others are never brought into memory."""
    columns, rows = engine_of(version).ask_for_some(_placed(question.sql, version), question.values, most)
    return columns, _all_plain(rows)


def _placed(sql: str, version: str) -> str:
    """Return a question as it is asked of the tables that answer it: of groups, where only such are told, or of cubes."""
    told = of_told(sql, version)
    return told if told != sql else of_cube(sql, plain(version))


def at_length() -> AbstractContextManager[None]:
    """Let questions asked inside take ten minutes each: for a command, which nobody else waits for."""
    return patience(600.0)


@lru_cache(maxsize=256)
def has_table(table: str, version: str) -> bool:
    """Return whether a version has a table; one that an older recipe built may lack it."""
    _, rows = rows_of(Question("SELECT 1 FROM duckdb_tables() WHERE table_name = $table", {"table": table}), version)
    return bool(rows)


@lru_cache(maxsize=256)
def has_column(table: str, column: str, version: str) -> bool:
    """Return whether a table of a version has a column."""
    sql = "SELECT 1 FROM duckdb_columns() WHERE table_name = $table AND column_name = $column"
    return bool(rows_of(Question(sql, {"table": table, "column": column}), version)[1])


def _all_plain(rows: list[tuple]) -> list[tuple]:
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value
