"""CSV: comma, decimal point, UTF-8, no comment lines; text that a spreadsheet would take for a formula is held as text."""

import csv

from analytics.downloads.table import Cell, Table

BOM = b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as an old code page
_BOTH = "\r\n"  # the writer quotes only the line ends it writes itself: a lone CR in a cell would start a row
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Lines:
    """Takes the lines of a csv.writer that quotes CR and LF alike, and ends them with LF alone."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        self.written.append(line.removesuffix(_BOTH) + "\n")


def write(table: Table) -> bytes:
    """Return the rows under a header of column names."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_BOTH)
    writer.writerow(table.columns)
    writer.writerows([written(value) for value in row] for row in table.rows)
    return "".join(lines.written).encode("utf-8", errors="replace")


def write_for_excel(table: Table) -> bytes:
    """Return the same with a byte order mark."""
    return BOM + write(table)


def written(value: Cell) -> Cell:
    """Return a value as its cell: yes or no, formula-like text behind an apostrophe, numbers untouched."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
