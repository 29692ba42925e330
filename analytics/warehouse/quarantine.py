"""Rows set aside: kept beside the version and in it with their reasons, and enough of them refuse the whole build."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from analytics.errors import BadRegister
from analytics.registry.beside import lines_beside
from analytics.registry.findings import Finding
from analytics.registry.gate import Passed
from analytics.warehouse import versions
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.questions import has_table, rows_of
from analytics.warehouse.relations import Question

HEADER = ("register", "line", "column", "rule", "value", "message")
FIRST_REASONS = 3
IMPORT, BUILD = "import", "build"  # the two steps that set rows aside
COLUMNS = ("register", "step", "file", "line", "column", "rule", "value", "suggestion", "facts")
SQL = (
    'SELECT register, step, file, line, "column", rule, "value", suggestion, facts FROM quarantine '
    "ORDER BY register DESC, step DESC, line, rowid"
)


@dataclass(frozen=True)
class SetAside:
    """One reason why a row is in quarantine: where it stands, its rule as a code, what stood there, and the facts of its sentence."""

    register: str
    step: str
    file: str
    line: int
    column: str
    rule: str
    value: str
    suggestion: str
    facts: tuple[tuple[str, str], ...] = ()


def write_quarantine(path: Path, passed: list[Passed]) -> None:
    """Write a line for everything that was wrong, register by register."""
    with path.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)  # ends lines with CR LF, so that it quotes a cell that holds either
        lines.writerow(HEADER)
        lines.writerows(
            [one.description.name, said.line, said.column, said.rule, said.value, said.message] for one in passed for said in one.findings
        )


def set_aside_in(version: str) -> dict[str, tuple[Finding, ...]]:
    """Return what was wrong with the rows that the build of `version` set aside, by register; empty when nothing was."""
    path = versions.quarantine_file(version)
    if not path.exists():
        return {}
    found: dict[str, tuple[Finding, ...]] = {}
    with path.open(encoding="utf-8", newline="") as text:
        for cells in csv.DictReader(text):
            register, line = cells.pop("register"), int(cells.pop("line"))
            found[register] = (*found.get(register, ()), Finding(line, **cells))
    return found


def create_quarantine(connection: duckdb.DuckDBPyConnection, passed: list[Passed], files: dict[str, Path]) -> None:
    """Create `quarantine`: the rows that the last import of each register set aside, and those that this build did."""
    rows = [row for one in passed for row in (*_of_import(one, files[one.description.name]), *_of_build(one))]
    connection.register("incoming", rows_as_texts(COLUMNS, rows))
    connection.execute("CREATE TABLE quarantine AS SELECT * REPLACE (line::BIGINT AS line) FROM incoming")
    connection.unregister("incoming")


def _of_import(passed: Passed, file: Path) -> Iterator[tuple]:
    imports = [said[1] for said in lines_beside(file, "imports")]
    for line, *reason in lines_beside(file, "quarantine"):
        yield (passed.description.name, IMPORT, imports[-1], int(line), *reason)


def _of_build(passed: Passed) -> Iterator[tuple]:
    name = passed.description.name
    return ((name, BUILD, f"{name}.csv", one.line, one.column, one.rule, one.value, "", "{}") for one in passed.findings)


def quarantined_in(version: str) -> tuple[SetAside, ...]:
    """Return why rows are in the quarantine of `version`, register by register, in the order of their lines."""
    return _quarantined_in(version, versions.manifest_of(version).sha256)


@lru_cache(maxsize=16)
def _quarantined_in(version: str, _sha256: str) -> tuple[SetAside, ...]:
    """Return the same, remembered by the file: the id of a version does not tell what an import set aside."""
    if not has_table("quarantine", version):
        return ()
    _, rows = rows_of(Question(SQL, {}), version)
    return tuple(SetAside(*said, tuple(json.loads(facts).items())) for *said, facts in rows)


def refuse_hollow(version: str, passed: list[Passed]) -> None:
    """Raise `BadRegister` when a register that must have rows kept none, or lost more than half of them."""
    hollow = [one for one in passed if one.is_hollow]
    if not hollow:
        return
    said = [". ".join(_what_is_left(one) for one in hollow), "Nothing was published and the current version stays as it was"]
    findings = [finding for one in hollow for finding in one.findings]
    if findings:
        reasons = "; ".join(finding.message for finding in findings[:FIRST_REASONS])
        where = versions.quarantine_file(version)
        said += [f"First reasons: {reasons}", f"All {len(findings)} reasons: {where.name} in the folder «{where.parent.name}»"]
    raise BadRegister(". ".join([*said, "Correct the file and build again."]))


def _what_is_left(one: Passed) -> str:
    name = f"{one.description.name}.csv"
    if not one.rows_in:
        return f"{name}: the file has a header and no row"
    return f"{name}: {len(one.quarantined)} of {one.rows_in} rows were set aside, {len(one.loaded)} could be loaded"
