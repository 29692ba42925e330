"""CSV: comma, decimal point, UTF-8, no comment lines; text that a spreadsheet would take for a formula is held as text."""

import csv
import io

from analytics.downloads.table import Cell, Table

BOM = b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as an old code page
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(table: Table) -> bytes:
    """Return the rows under a header of column names."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(table.columns)
    lines.writerows([written(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8", errors="replace")


def write_for_excel(table: Table) -> bytes:
    """Return the same with a byte order mark."""
    return BOM + write(table)


def written(value: Cell) -> Cell:
    """Return a value as its cell: yes or no, formula-like text behind an apostrophe, numbers untouched."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
