"""CSV: comma, decimal point, UTF-8, no comment lines; text that a spreadsheet would take for a formula is held as text."""

import csv
from collections.abc import Iterator

from analytics.downloads.csv_cells import written
from analytics.downloads.table import InColumns, LongTable, Rows

BOM = b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as an old code page
_BOTH = "\r\n"  # the writer quotes only the line ends it writes itself: a lone CR in a cell would start a row
SLICE = 1 << 20  # bytes


class _Lines:
    """Takes the lines of a csv.writer that quotes CR and LF alike, and ends them with LF alone."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        self.written.append(line.removesuffix(_BOTH) + "\n")

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        lines, self.written = self.written, []
        return "".join(lines).encode("utf-8", errors="replace")


def pieces(table: Rows) -> Iterator[bytes]:
    """Yield the header of column names, then the rows, some thousands at a time."""
    yield _header(table)
    yield from _in_columns(table.in_columns) if isinstance(table, LongTable) and table.in_columns else _in_rows(table)


def _in_columns(made_of_pieces: InColumns) -> Iterator[bytes]:
    from analytics.downloads.columns_as_csv import lines_of  # here, because Arrow takes a while to come

    for lines in made_of_pieces(lines_of):
        yield from (bytes(lines[start : start + SLICE]) for start in range(0, len(lines), SLICE))


def _header(table: Rows) -> bytes:
    lines = _Lines()
    csv.writer(lines, lineterminator=_BOTH).writerow(table.columns)
    return lines.taken()


def _in_rows(table: Rows) -> Iterator[bytes]:
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_BOTH)
    numbers = [kind in ("integer", "number") for kind in table.kinds]
    for rows in table.pieces():
        columns = zip(numbers, zip(*rows, strict=True), strict=True)  # by column: a number needs no look at each cell
        cells = [values if is_number else [written(value) for value in values] for is_number, values in columns]
        writer.writerows(zip(*cells, strict=True))
        yield lines.taken()


def write(table: Rows) -> bytes:
    """Return the rows under a header of column names."""
    return b"".join(pieces(table))
