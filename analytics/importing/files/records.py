"""Lines of text become records of cells; a quotation mark that is never closed costs its own line and no other."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from analytics.importing.files.lines import Lines
from analytics.importing.files.refusals import Refused
from analytics.registry.cells import cells_of


@dataclass(frozen=True)
class Record:
    """The cells of one record, the line it starts on, and the rule it breaks, if any."""

    line: int
    cells: list[str]
    rule: str = ""


def records(lines: Lines, mark: str, columns: int = 0) -> Iterator[Record]:
    """Yield every record; `columns` is how many cells the header has, 0 before it is read."""
    while (line := lines.next()) is not None:
        if '"' in line:
            yield _quoted(lines, line, mark, columns)
        else:
            yield Record(lines.number, line.rstrip("\n").split(mark))


def _quoted(lines: Lines, line: str, mark: str, columns: int) -> Record:
    start, taken = lines.number, []
    try:
        cells = next(cells_of(chain([line], lines.following(taken)), mark))
    except csv.Error as fault:
        if "field larger" in str(fault) and not taken:
            raise Refused("cell_too_long", value=start) from fault
        rule = "unclosed_quote" if taken or "unexpected end" in str(fault) else "misplaced_quote"
        return _left_alone(lines, Record(start, line.rstrip("\n").split(mark), rule), taken)
    if taken and _swallowed(cells, mark, columns):
        return _left_alone(lines, Record(start, line.rstrip("\n").split(mark), "unclosed_quote"), taken)
    return Record(start, cells)


def _left_alone(lines: Lines, record: Record, taken: list[str]) -> Record:
    lines.go_back(taken)
    return record


def _swallowed(cells: list[str], mark: str, columns: int) -> bool:
    """Return whether a cell over several lines holds other rows: as many marks as these lines would have as rows."""
    right_count = len(cells) == columns
    return columns > 1 and any(_holds_rows(cell, mark, columns, right_count) for cell in cells if "\n" in cell)


def _holds_rows(cell: str, mark: str, columns: int, right_count: bool) -> bool:
    breaks, marks = cell.count("\n"), cell.count(mark)
    return marks == breaks * (columns - 1) if right_count else marks >= max(1, breaks * (columns - 1) // 2)
