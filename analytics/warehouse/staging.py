"""Rows from the gate become tables of the database `checked`, and the register's checks run on them."""

import duckdb
import pyarrow

from analytics.names import plain
from analytics.registry.description import TYPES, Description
from analytics.registry.findings import Finding
from analytics.registry.gate import Passed

_SEARCHED = ("title", "lead_organisation", "organiser", "partners", "city", "note", "name", "aliases")


def stage(connection: duckdb.DuckDBPyConnection, passed: Passed) -> None:
    """Write `passed.loaded` to checked.<register>, with its line numbers and its search text."""
    columns = passed.description.columns
    table = pyarrow.Table.from_pylist([_staged(row.line, row.values) for row in passed.loaded], schema=_schema(columns))
    connection.register("incoming", table)
    types = ", ".join(f'"{column.name}"::{TYPES[column.type]} AS "{column.name}"' for column in columns)
    connection.execute(
        f"CREATE OR REPLACE TABLE checked.{passed.description.name} AS SELECT line, {types}, search_text FROM incoming ORDER BY line"
    )
    connection.unregister("incoming")


def _staged(line: int, values: dict[str, object]) -> dict[str, object]:
    searched = " ".join(str(values[name]) for name in _SEARCHED if values.get(name))
    return {"line": line, **values, "search_text": plain(searched)}


def _schema(columns: tuple) -> pyarrow.Schema:
    kinds = {"BIGINT": pyarrow.int64(), "DOUBLE": pyarrow.float64(), "BOOLEAN": pyarrow.bool_()}
    typed = [(column.name, kinds.get(TYPES[column.type], pyarrow.string())) for column in columns]
    return pyarrow.schema([("line", pyarrow.int64()), *typed, ("search_text", pyarrow.string())])


def broken_checks(connection: duckdb.DuckDBPyConnection, description: Description) -> list[Finding]:
    """Return a finding for every staged row that one of the register's checks returns."""
    found = []
    for rule, query in description.checks.items():
        lines = connection.execute(f"SELECT line FROM ({query}) ORDER BY line").fetchall()
        found += [_broken(description.name, rule, line) for (line,) in lines]
    return found


def _broken(register: str, rule: str, line: int) -> Finding:
    return Finding(line, "", rule, "", f"line {line} of {register} breaks the rule «{rule}»; correct the row and import it again")
