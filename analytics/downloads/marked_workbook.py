"""A person's own table given back as XLSX: what is to be mended is coloured, the reason stands at the end of its line."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from analytics.downloads.as_xlsx import NARROW, SHEET_NAME_LENGTH, WIDE
from analytics.downloads.marked_cells import FILLS, Faults, Line, Pens, legible
from analytics.importing.files.limits import COLUMNS
from analytics.importing.headers import column_named
from analytics.importing.raw import Cell, RawRow, RawTable
from analytics.importing.remarks import QUARANTINE, REFUSE, WARNING, Remark
from analytics.importing.report import Report
from analytics.importing.rows import is_set_aside
from analytics.importing.telling import column_words, sentence
from analytics.names import squeezed
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say, written

MOST_CELLS = 1_500_000  # of a whole table; of a larger one the lines with remarks alone are given back
_MOST_LINES = 1_000_000  # of the list of remarks, as a sheet takes
_MEASURED = 200  # rows whose cells tell how wide a column is
_ON_THEIR_OWN_LINES = ("xlsx", "parquet")  # a line of a text file may be a part of a cell
_UNFIT_FOR_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def words(key: str, lang: str) -> str:
    """Return the words of the workbook in `lang`."""
    return written(book("steward")["workbook"][key], lang)


@dataclass(frozen=True)
class _Returned:
    """A table on its way back: `kept` are the places of its columns, without those that an earlier check wrote."""

    table: RawTable
    report: Report
    lang: str

    @cached_property
    def kept(self) -> tuple[int, ...]:
        ours = {squeezed(words("mend", lang)) for lang in LANGUAGES}
        return tuple(place for place, name in enumerate(self.table.header) if squeezed(name) not in ours)

    @cached_property
    def places(self) -> dict[str, int]:
        """Return the column of the sheet that shows each column, by our name and by that of the file."""
        found: dict[str, int] = {}
        for place, own in enumerate(self.table.header[one] for one in self.kept):
            found.setdefault(own, place)
            found.setdefault(column_named(own, self.report.dataset) or own, place)
        return found

    @cached_property
    def remarks(self) -> dict[int, list[Remark]]:
        """Return what is to be mended or looked at, by line, gravest first."""
        found: dict[int, list[Remark]] = {}
        for remark in self.report.all_remarks:
            if remark.severity in (REFUSE, QUARANTINE, WARNING):
                found.setdefault(remark.line, []).append(remark)
        return {line: sorted(said, key=lambda one: one.severity == WARNING) for line, said in found.items()}

    @property
    def is_whole(self) -> bool:
        return self.report.rows_in * len(self.table.header) <= MOST_CELLS

    @property
    def has_room(self) -> bool:
        """Return whether one more column keeps the limit of columns."""
        return len(self.kept) < COLUMNS

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield the rows with the line of the sheet they stand on, from 0."""
        rows = (row for row in self.table.rows if self.is_whole or row.line in self.remarks)
        for count, row in enumerate(rows, start=1):
            yield row.line - 1 if self.is_whole and self.table.kind in _ON_THEIR_OWN_LINES else count, row


def write(table: RawTable, report: Report, name: str, lang: str) -> bytes:
    """Return the workbook of a table that was read from the file `name`, with the remarks of its report in `lang`."""
    returned, file = _Returned(table, report, lang), io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {**options, "date_1904": table.epoch1904}) as workbook:
        pens = Pens(workbook, epoch1904=table.epoch1904)
        own = sheet_name(table.sheet or say(report.dataset, lang))
        sheet = workbook.add_worksheet(own)
        _write_table(sheet, returned, pens)
        title = words("sheet", lang)
        summary = workbook.add_worksheet(f"{title} 2" if title.casefold() == own.casefold() else title)
        _write_summary(summary, returned, pens, name)
    return file.getvalue()


def sheet_name(name: str) -> str:
    """Return a name that Excel takes for a sheet."""
    fit = _UNFIT_FOR_NAMES.sub("_", legible(name)).strip("' ")[:SHEET_NAME_LENGTH].strip("' ")
    return fit if fit and fit.casefold() != "history" else "Marsad"


def _write_table(sheet: Worksheet, returned: _Returned, pens: Pens) -> None:
    header = [returned.table.header[place] for place in returned.kept]
    if _is_arabic(header):
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    widths, last = [len(name) for name in header], 0
    _write_header(sheet, returned, header, pens)
    for count, (last, row) in enumerate(returned.rows()):
        cells = [row.cells[place] for place in returned.kept]
        if count < _MEASURED:
            widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, cells, strict=True)]
        _write_row(Line(sheet, pens, last, _faults(returned, row.line)), returned, row, cells)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, NARROW), WIDE))
    if returned.has_room:
        sheet.set_column(len(header), len(header), 2 * WIDE)
        sheet.autofilter(0, 0, last, len(header))


def _write_header(sheet: Worksheet, returned: _Returned, header: list[str], pens: Pens) -> None:
    faults = _faults(returned, 1)
    for place, name in enumerate(header):
        sheet.write_string(0, place, legible(name), pens.head(faults.get(place)))
    if returned.has_room:
        sheet.write_string(0, len(header), words("mend", returned.lang), pens.head())


def _write_row(line: Line, returned: _Returned, row: RawRow, cells: list[Cell]) -> None:
    for place, cell in enumerate(cells):
        line.write(place, cell)
    said = _said(returned.remarks.get(row.line, ()), returned.lang)
    if said and returned.has_room:
        line.write_reason(len(cells), said)
    if is_set_aside(row):  # nothing in a sheet shows what was broken, so the row must not pass before a person has seen it
        line.write_reason(len(cells) + returned.has_room, words("held", returned.lang))


def _faults(returned: _Returned, line: int) -> Faults:
    """Return the severity of the gravest remark on each column of a line, and on the line."""
    found: Faults = {}
    for remark in returned.remarks.get(line, ()):
        found.setdefault(returned.places.get(remark.column), remark.severity)
        found.setdefault(None, remark.severity)
    return found


def _said(remarks: Iterable[Remark], lang: str) -> str:
    lines = []
    for remark in remarks:
        told, column = sentence(remark, lang), column_words(remark.column, lang)
        lines.append(told if not column or column in told else f"{column}{words('colon', lang)}{told}")
    return "\n".join(dict.fromkeys(lines))


def _is_arabic(header: list[str]) -> bool:
    letters = [letter for letter in "".join(header) if letter.isalpha()]
    return 2 * sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters)


def _write_summary(sheet: Worksheet, returned: _Returned, pens: Pens, name: str) -> None:
    report, lang, said = returned.report, returned.lang, book("findings")
    if lang == "ar":
        sheet.right_to_left()
    for place, width in enumerate((10, 26, 16, 40, 100)):
        sheet.set_column(place, place, width)
    opening = [name, written(said["outcomes"][report.outcome], lang), words("how", lang)]
    opening += [] if returned.is_whole else [words("in_part", lang)]
    for line, text in enumerate(opening):
        sheet.write_string(line, 0, legible(text), *([] if line else [pens.head()]))
    for line, part in enumerate(("rows_in", "loaded", "quarantined", "merged"), start=len(opening) + 1):
        sheet.write_string(line, 0, written(said["report"][part], lang))
        sheet.write_number(line, 1, getattr(report, part))
    _write_remarks(sheet, len(opening) + 6, report, (pens, lang))


def _write_remarks(sheet: Worksheet, line: int, report: Report, manner: tuple[Pens, str]) -> None:
    (pens, lang), said = manner, book("findings")
    for place, part in enumerate(("line", "column", "severity")):
        sheet.write_string(line, place, written(said["report"][part], lang), pens.head())
    sheet.write_string(line, 3, words("value", lang), pens.head())
    sheet.write_string(line, 4, written(said["report"]["sentence"], lang), pens.head())
    for below, remark in enumerate(report.all_remarks[:_MOST_LINES], start=line + 1):
        pen = [pens.reason(remark.severity)] if remark.severity in FILLS else []
        if remark.line:
            sheet.write_number(below, 0, remark.line)
        sheet.write_string(below, 1, legible(column_words(remark.column, lang)))
        sheet.write_string(below, 2, written(said["severities"][remark.severity], lang), *pen)
        sheet.write_string(below, 3, legible(remark.value))
        sheet.write_string(below, 4, legible(sentence(remark, lang)))
