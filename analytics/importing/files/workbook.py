"""An Excel workbook becomes a table: the sheet whose header fits, its values, and the formulas that have no result."""

import datetime
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from analytics.importing.files.found import Found, Line
from analytics.importing.files.names import named_cells
from analytics.importing.files.refusals import Refused, note, set_aside
from analytics.importing.files.workbook_parts import Place, parts_of
from analytics.importing.raw import Cell, Formula
from analytics.vocabulary import LANGUAGES
from analytics.words import book

Fits = Callable[[Sequence[str]], bool]


def read_workbook(content: bytes, fits: Fits) -> Found:
    """Return the table of an XLSX file; raise `Refused` when no sheet or more than one has a header that fits."""
    parts = parts_of(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = _chosen(workbook, fits)
        sheet = workbook.get_sheet_by_name(name)
    except PasswordError as fault:
        raise Refused("encrypted") from fault
    except CalamineError as fault:
        raise Refused("damaged") from fault
    header, rows = _table(sheet, parts.hidden(name))
    notes = [note("sheet_chosen", "warning", name)] if {*_sheets(workbook)} - {name, *_guides()} else []
    return Found(header, rows, "xlsx", notes, parts.epoch1904, sheet=name)


def _guides() -> set[str]:
    """Return the names of the sheet that explains the columns, which our own templates have beside the one to fill in."""
    words = book("guide")["template"]["guide_sheet"]
    return {words[lang] for lang in LANGUAGES}


def _sheets(book: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets a person sees."""
    seen = (one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible)
    return [one.name for one in seen if one.typ == SheetTypeEnum.WorkSheet]


def _chosen(book: CalamineWorkbook, fits: Fits) -> str:
    names = _sheets(book)
    if len(names) == 1:
        return names[0]
    headers = {name: _header(book.get_sheet_by_name(name)) for name in names}
    filled = [name for name, header in headers.items() if header]
    if not filled:
        raise Refused("empty")
    if len(filled) == 1:
        return filled[0]
    fitting = [name for name in filled if fits(headers[name])]
    if len(fitting) != 1:
        raise Refused("several_sheets_fit" if fitting else "no_sheet_fits", value=", ".join(fitting or filled)[:400])
    return fitting[0]


def _header(sheet: CalamineSheet) -> list[str]:
    return next((names for row in sheet.iter_rows() if (names := named_cells(row))), [])


def _table(sheet: CalamineSheet, hidden: dict[Place, Formula | str]) -> tuple[list[str], Iterator[Line]]:
    """Return the header and the rows below it; the reader leaves out empty columns on the left, but no rows above."""
    left = sheet.start[1] if sheet.start else 0
    by_line: dict[int, dict[int, Formula | str]] = {}
    for (line, column), held in hidden.items():
        by_line.setdefault(line, {})[column - left - 1] = held
    numbered = enumerate(sheet.iter_rows(), start=1)
    header = next((names for _, row in numbered if (names := named_cells(row))), [])
    return header, _rows(numbered, by_line, header)


def _rows(numbered: Iterator[tuple[int, list[Any]]], hidden: dict[int, dict[int, Formula | str]], header: list[str]) -> Iterator[Line]:
    """Yield every row below the header, also those at the end that have nothing but formulas without a result."""
    last = 0
    for last, row in numbered:
        cells = [value if type(value) is str else _cell(value) for value in row]
        yield _with_hidden(last, cells, hidden[last], header) if last in hidden else (last, cells, ())
    for line in sorted(line for line in hidden if line > last):
        yield _with_hidden(line, [""] * len(header), hidden[line], header)


def _with_hidden(line: int, cells: list[Cell], hidden: dict[int, Formula | str], header: list[str]) -> Line:
    reasons = []
    for place, held in hidden.items():
        cells.extend([""] * (place + 1 - len(cells)))
        cells[place] = held
        name = header[place] if 0 <= place < len(header) else ""
        rule, value = ("no_result", f"={held.text}") if isinstance(held, Formula) else ("error_value", held)
        reasons.append(set_aside(rule, line, value[:200], name))
    return line, cells, tuple(reasons)


def _cell(value: Any) -> Cell:
    if type(value) is float and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return str(value) if isinstance(value, datetime.time | datetime.timedelta) else value
