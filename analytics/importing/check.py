"""A file from outside is checked: what would be loaded, what not, and why; nothing is published."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from analytics.errors import BadFile
from analytics.importing.cells.reading import MOST_SUGGESTED, ColumnReader
from analytics.importing.columns import Manner
from analytics.importing.date_order import order_of
from analytics.importing.files.apart import raw_table
from analytics.importing.headers import Header, fits, read_header
from analytics.importing.names_apart import with_names_apart
from analytics.importing.new_names import naming_cells, new_names
from analytics.importing.raw import RawRow, RawTable
from analytics.importing.references import with_parents_known
from analytics.importing.remarks import REFUSE, WARNING, Remark, Unfit, remark_of, warned
from analytics.importing.repeats import merged
from analytics.importing.report import Report, refused
from analytics.importing.rows import CheckedRow, Checker
from analytics.registry.description import descriptions

_AT_ONCE = 5_000  # rows


def manner_of(dataset: str, dates: str | None = None, decimal: str | None = None) -> Manner:
    """Return how a file is to be read: what a person said of its dates and decimals, and the year of the register."""
    return Manner(int(descriptions()[dataset].as_of[:4]), dates, decimal)


def checked(path: Path, dataset: str, manner: Manner, encoding: str | None = None, replaces: bool = False) -> Report:
    """Return what the gate says of the file at `path`; a file that must be refused gives a report too, with the reason.

    With `replaces` it is judged as one that takes the place of its register: what it does not name is in nobody’s way.
    """
    try:
        table = raw_table(path, lambda header: fits(header, dataset), encoding)
    except BadFile as fault:
        severity = WARNING if fault.rule == "no_rows" else REFUSE
        return refused(dataset, path, [Remark(fault.rule, path.name, severity, facts=fault.facts, message=str(fault))])
    rows, table = deque(table.rows), replace(table, rows=())
    return _checked(table, rows, dataset, manner, replaces)


def checked_table(table: RawTable, dataset: str, manner: Manner, replaces: bool = False) -> Report:
    """Return what the gate says of rows that were already read from their file."""
    return _checked(replace(table, rows=()), deque(table.rows), dataset, manner, replaces)


def _checked(table: RawTable, rows: deque[RawRow], dataset: str, manner: Manner, replaces: bool) -> Report:
    header = read_header(table.header, dataset, _filled(table.header, rows))
    if header.refusals:
        return Report(dataset, table.sha256, remarks=header.refusals)
    try:
        order = manner.dates or order_of(rows, header, dataset)
    except Unfit as undecided:
        return Report(dataset, table.sha256, remarks=(undecided.remark,))
    readers = [ColumnReader(column, place, replace(manner, dates=order, epoch1904=table.epoch1904)) for column, place in header.columns]
    checker = Checker(dataset, readers)
    report = _report(table, header, [row for batch in _leaving(rows) for row in checker.rows(batch)], replaces)
    return replace(report, remarks=(*report.remarks, *without_suggestions(readers)))


def without_suggestions(readers: Sequence[ColumnReader]) -> list[Remark]:
    """Return a remark on each column with so many unknown words that no nearest one was sought for the last of them."""
    said = [(reader.column.name, Remark("suggestions_end", str(MOST_SUGGESTED), WARNING)) for reader in readers if reader.is_tired]
    return [remark.at(0, column) for column, remark in said]


def _leaving(rows: deque[RawRow]) -> Iterator[list[RawRow]]:
    """Yield the rows some at a time and forget them: those of a large file take as much memory before they are checked as after it."""
    while rows:
        yield [rows.popleft() for _ in range(min(_AT_ONCE, len(rows)))]


def _report(table: RawTable, header: Header, rows: list[CheckedRow], replaces: bool) -> Report:
    dataset = header.dataset
    stay, repeated, count = merged(rows, dataset)
    stay = with_parents_known(stay) if dataset == "projects" else stay
    stay = with_names_apart(stay, frozenset(header.places), replaces) if dataset == "organisations" else stay
    empty = [] if rows else [warned("no_rows", "")]
    said = (*map(remark_of, table.findings), *header.remarks, *empty, *repeated, *new_names(naming_cells(stay, dataset)))
    return Report(dataset, table.sha256, tuple(stay), count, said, header.aside, frozenset(header.places))


def _filled(header: Sequence[str], rows: Iterable[RawRow]) -> frozenset[int]:
    """Return the places of the columns without a name that hold a value somewhere."""
    unnamed = [place for place, name in enumerate(header) if not name.strip()]
    return frozenset(place for place in unnamed for row in rows if place < len(row.cells) and row.cells[place] not in (None, ""))
