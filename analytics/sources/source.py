"""What an importer of a public source declares, and what it makes of the tables it asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import Cell, RawRow
from analytics.importing.remarks import WARNING, Remark, remark_of, warned
from analytics.names import squeezed
from analytics.registry.findings import Finding

Cells = dict[str, Cell]
MOROCCO = "MA"


@dataclass(frozen=True)
class Made:
    """What a source became: rows of the register by column, and remarks on what is not among them.

    `decimal` is comma or point where the source tells how its numbers are written.
    """

    rows: list[RawRow]
    remarks: list[Remark]
    decimal: str | None = None


@dataclass(frozen=True)
class Source:
    """An importer: the register its rows join, its name in three languages, its page, its licence, the tables it asks for.

    `columns` are those of the register that it fills, in the order of its cells; `make` turns the tables into rows.
    """

    dataset: str
    label: dict[str, str]
    page: str
    licence: str
    tables: tuple[Wanted, ...]
    columns: tuple[str, ...]
    make: Callable[[Sequence[Part]], Made]

    @property
    def expected(self) -> str:
        """Return the tables by which the source is known, for the sentence of a refusal."""
        needed = [table for table in self.tables if table.needed] or list(self.tables)
        return " / ".join(f"{table.entries[0]} ({', '.join(table.columns)})" for table in needed)


@dataclass(frozen=True)
class Record:
    """One row of a table of a source: its line, its cells by squeezed column name, what was found while reading it."""

    line: int
    cells: dict[str, Cell]
    findings: tuple[Finding, ...]

    def text(self, column: str) -> str:
        """Return a cell as trimmed text, "" where there is none."""
        cell = self.cells.get(squeezed(column))
        return "" if cell is None else str(cell).strip()

    @property
    def is_broken(self) -> bool:
        """Return whether the cells of the row mean nothing."""
        return any(finding.severity == "quarantine" for finding in self.findings)


def records(parts: Sequence[Part], *wanted: str) -> Iterator[Record]:
    """Yield the rows of the tables named `wanted` (of all, when none is named)."""
    for part in (part for part in parts if part.wanted in wanted or not wanted):
        names = [squeezed(name) for name in part.table.header]
        for row in part.table.rows:
            yield Record(row.line, dict(zip(names, row.cells, strict=False)), row.findings)


def broken(record: Record, columns: Sequence[str]) -> RawRow:
    """Return a row of the register that says only why a row of the source could not be read."""
    return RawRow(record.line, (None,) * len(columns), record.findings)


def outside(parts: Sequence[Part]) -> list[Remark]:
    """Return how many rows of each table are not of Morocco."""
    return [warned("outside_country", str(part.outside), entry=part.entry) for part in parts if part.outside]


def said_elsewhere(parts: Sequence[Part], *wanted: str) -> list[Remark]:
    """Return what was found in rows of tables that become no row themselves; those that could not be read are worth a look."""
    found: list[Remark] = []
    for part in (part for part in parts if part.wanted in wanted):
        for remark in (remark_of(one) for row in part.table.rows for one in row.findings):
            severity = WARNING if remark.severity == "quarantine" else remark.severity
            found.append(Remark(remark.rule, remark.value, severity, remark.line, part.entry))
    return found


def counted(rule: str, count: int) -> list[Remark]:
    """Return a remark with a count, none where nothing was counted."""
    return [warned(rule, str(count))] if count else []
