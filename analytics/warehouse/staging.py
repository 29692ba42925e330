"""Rows from the gate become tables of the database `checked`, and the register's checks run on them."""

import duckdb
import pyarrow

from analytics.errors import BadRegister
from analytics.names import plain
from analytics.registry.description import TYPES, Check, Description
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


def broken_checks(
    connection: duckdb.DuckDBPyConnection, description: Description, aside: dict[str, dict[str, str]] | None = None
) -> list[Finding]:
    """Return a finding for every staged row that one of the register's checks returns.

    `aside` says where rows already set aside stand, by key column and key: a row that refers to one of them says so.
    """
    found = []
    for check in description.checks:
        for line, cells in _bad_rows(connection, description, check):
            found.append(_set_aside_too(line, cells, aside or {}) or _broken(line, cells, check))
    return found


def _bad_rows(connection: duckdb.DuckDBPyConnection, description: Description, check: Check) -> list[tuple[int, dict[str, str]]]:
    """Return (line, wrong cells by column) of the rows a check returns; it names no cell when it selects whole rows."""
    try:
        found = connection.execute(f"SELECT DISTINCT * FROM ({check.sql}) ORDER BY line")
        rows = [dict(zip((column[0] for column in found.description), row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as fault:
        reason = str(fault).splitlines()[0]
        raise BadRegister(f"{description.name}.toml: the check «{check.name}» cannot be asked; correct its sql ({reason})") from fault
    named = [name for name in rows[0] if name != "line"] if rows and "search_text" not in rows[0] else []
    return [(row["line"], {name: _written(row[name]) for name in named}) for row in rows]


def _written(value: object) -> str:
    if value is None:
        return "–"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _broken(line: int, cells: dict[str, str], check: Check) -> Finding:
    column, value = ", ".join(cells), ", ".join(cells.values())
    where = f"line {line}, {column}: «{value}»" if cells else f"line {line}"
    return Finding(line, column, check.name, value, f"{where} breaks the rule «{check.words['en']}»")


def _set_aside_too(line: int, cells: dict[str, str], aside: dict[str, dict[str, str]]) -> Finding | None:
    """Return the finding of a row whose only fault is that the row it refers to is in quarantine."""
    for column, value in cells.items() if len(cells) == 1 else ():
        for place in (places[value] for key, places in aside.items() if column.endswith(key) and value in places):
            message = f"line {line}, {column}: «{value}» is itself set aside ({place}); correct that row and this one follows"
            return Finding(line, column, "set_aside_too", value, message)
    return None
