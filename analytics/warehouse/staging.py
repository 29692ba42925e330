"""Rows from the gate become tables of the database `checked`, and the register's checks run on them."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow

from analytics.errors import BadRegister
from analytics.registry.batch import Batch, batches_of
from analytics.registry.description import TYPES, Check, Description
from analytics.registry.findings import Finding, Row
from analytics.registry.gate import Elsewhere, Gate, Passed
from analytics.registry.held import is_large
from analytics.warehouse.incoming import as_texts
from analytics.warehouse.large_register import is_view, stage_large, take_out, unknown_codes
from analytics.warehouse.search_text import joined_sql, make_plain, plain_sql

_AT_ONCE = 5_000  # rows


def stage(connection: duckdb.DuckDBPyConnection, passed: Passed) -> None:
    """Write `passed.loaded` to checked.<register>, with its line numbers and its search text."""
    _insert(connection, passed.description, batches_of(passed.loaded, _AT_ONCE))


def stage_file(connection: duckdb.DuckDBPyConnection, file: Path, description: Description) -> Passed:
    """Write the good rows of a register's file to checked.<register> as they are read; return what came through the gate.

    A large register stays in its file, and checked.<register> is a view on it.
    """
    if is_large(file):
        count = stage_large(connection, file, description)
        passed = Passed(description, count, Elsewhere(count), (), 0)
        unknown = unknown_codes(connection, description)
        return unstaged(connection, passed, unknown) if unknown else passed
    gate = Gate(file, description)
    return gate.passed(Elsewhere(_insert(connection, description, gate.batches())))


def unstaged(connection: duckdb.DuckDBPyConnection, passed: Passed, findings: list[Finding]) -> Passed:
    """Return `passed` with the rows of `findings` (a check's verdict) in quarantine, and take them out of checked.<register>."""
    by_line: dict[int, list[Finding]] = {}
    for finding in findings:
        by_line.setdefault(finding.line, []).append(finding)
    name, key = passed.description.name, passed.description.key
    if is_view(connection, name):
        taken = sorted(take_out(connection, passed.description, list(by_line)))
    else:
        sql = f"DELETE FROM checked.{name} WHERE line IN (SELECT unnest(?)) RETURNING line, {', '.join(key)}"
        taken = sorted(connection.execute(sql, [list(by_line)]).fetchall())
    return passed.without([Row(line, dict(zip(key, values, strict=True)), tuple(by_line[line])) for line, *values in taken])


def _insert(connection: duckdb.DuckDBPyConnection, description: Description, batches: Iterable[Batch]) -> int:
    """Write rows to a new table, with their search text, while the next ones are read; return how many there were."""
    count, name = 0, description.name
    types = {"line": "BIGINT", **{column.name: TYPES[column.type] for column in description.columns}}
    created = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    cast = ", ".join(f'"{column}"::{kind}' for column, kind in types.items())
    searched = joined_sql(list(types))
    connection.execute(f"CREATE OR REPLACE TABLE checked.{name} ({created}, search_text VARCHAR)")
    filling = f"INSERT INTO checked.{name} SELECT {cast}, {plain_sql(searched)} FROM incoming"
    with ThreadPoolExecutor(1) as beside:
        writing: Future | None = None
        for batch in batches:
            rows = as_texts(dict(zip(types, (batch.lines, *batch.columns), strict=True)))
            if writing:
                writing.result()  # no more than one waits, and what a full disk says is heard
            writing = beside.submit(_write, connection, rows, filling)
            count += len(batch.lines)
        if writing:
            writing.result()
    make_plain(connection, f"checked.{name}", searched)
    return count


def _write(connection: duckdb.DuckDBPyConnection, rows: pyarrow.Table, filling: str) -> None:
    connection.register("incoming", rows)
    connection.execute(filling)
    connection.unregister("incoming")


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
