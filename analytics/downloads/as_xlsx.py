"""XLSX: the rows on one sheet, the provenance on a second; text is never a formula or a link."""

import datetime
import io
from collections.abc import Iterator

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics.downloads.provenance import said
from analytics.downloads.table import Cell, Rows

SHEET_NAME_LENGTH, CELL_LENGTH = 31, 32_767  # Excel's own limits
NARROW, WIDE = 9, 60
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NO_DAY = datetime.datetime(2000, 1, 1)  # the same rows make the same bytes, today and tomorrow


class _Exact(float):
    """A number that is written with all its digits; the library would round at the sixteenth."""

    def __format__(self, form: str) -> str:
        """Return the shortest text that reads back as the same number."""
        return repr(float(self))


def pieces(table: Rows) -> Iterator[bytes]:
    """Yield the workbook, which is made as a whole."""
    yield write(table)


def write(table: Rows) -> bytes:
    """Return the workbook of a table."""
    rows = [row for piece in table.pieces() for row in piece]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": str(table.provenance.get("title", table.name)), "author": "Marsad", "created": _NO_DAY})
        bold = book.add_format({"bold": True})
        _write_rows(book.add_worksheet(table.name[:SHEET_NAME_LENGTH]), bold, list(table.columns), rows)
        facts = [(key, said(value)) for key, value in table.provenance.items()]
        _write_rows(book.add_worksheet("provenance" if table.name != "provenance" else "source"), bold, ["fact", "value"], facts)
    return file.getvalue()


def _write_rows(sheet: Worksheet, bold: Format, header: list[str], rows: list[tuple]) -> None:
    for place, name in enumerate(header):
        sheet.write_string(0, place, name, bold)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write_cell(sheet, line, place, value)
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(header):
        longest = max([len(name), *(len(str(row[place])) for row in rows if row[place] is not None)])
        sheet.set_column(place, place, min(max(longest + 2, NARROW), WIDE))


def _write_cell(sheet: Worksheet, line: int, place: int, value: Cell) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, str):
        sheet.write_string(line, place, value[:CELL_LENGTH])
    elif value is not None:
        sheet.write_number(line, place, _Exact(value) if isinstance(value, float) else value)
