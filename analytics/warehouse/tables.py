"""Whole tables of a version, for those who take it home: their names, columns and rows."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pyarrow

from analytics.warehouse import versions
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question

BATCH = 50_000  # rows
VOCABULARY = "vocabulary_"  # how the tables of codes are named
_COLUMNS = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"


def columns_of_tables(version: str) -> dict[str, dict[str, str]]:
    """Return the tables of a version, each with its columns and their DuckDB types, in the order of names."""
    _, rows = rows_of(Question(_COLUMNS, {}), version)
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        tables.setdefault(table, {})[column] = kind
    return tables


@lru_cache(maxsize=16)
def codes_of(version: str) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of codes of a version by name, each code with its order and its words, as a row of its table."""
    found = {}
    for table in columns_of_tables(version):
        if table.startswith(VOCABULARY):
            columns, rows = rows_of(Question(f'FROM "{table}" ORDER BY rowid', {}), version)
            found[table.removeprefix(VOCABULARY)] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


def schema_of(table: str, version: str) -> pyarrow.Schema:
    """Return the columns of a table as Arrow types; a code is a dictionary of text."""
    cursor = versions.connection_to(version).cursor()
    try:
        return cursor.sql(f'FROM "{table}" LIMIT 0').to_arrow_table().schema
    finally:
        cursor.close()


def batches_of(table: str, version: str) -> Iterator[pyarrow.RecordBatch]:
    """Yield the rows of a table as it lies in the database, some ten thousands at a time."""
    cursor = versions.connection_to(version).cursor()
    try:
        yield from cursor.sql(f'FROM "{table}"').to_arrow_reader(BATCH)
    finally:
        cursor.close()
