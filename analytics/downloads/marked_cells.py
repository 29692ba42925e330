"""How a cell is written back as it was read, and how one with a fault is coloured."""

import datetime
import math
import re
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics.downloads.as_xlsx import CELL_LENGTH
from analytics.importing.raw import Cell, Formula
from analytics.importing.remarks import QUARANTINE, REFUSE, WARNING

FILLS = {REFUSE: "#F4C7BD", QUARANTINE: "#F4C7BD", WARNING: "#FBE8B4"}
_PAPER, _INK = "#E8E4DA", "#1F2A37"
_LARGEST = 10**15  # a spreadsheet keeps fifteen digits of a number
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMS = {str: "@", datetime.date: "yyyy-mm-dd", datetime.datetime: "yyyy-mm-dd hh:mm:ss"}
_MIDNIGHT = datetime.time()
Place = tuple[int, int]
Faults = dict[int | None, str]  # severities by column; None stands for the line as a whole


def legible(text: str) -> str:
    """Return a text without what no workbook can hold, and which the check takes out too; as long as a cell may be."""
    return _NOT_IN_XML.sub("", text.replace("\v", " ").replace("\f", " "))[:CELL_LENGTH]


class Pens:
    """The formats of a workbook, each made once; dates before `first_day` are not known to its calendar."""

    def __init__(self, workbook: Workbook, *, epoch1904: bool):
        self._workbook = workbook
        self._made: dict[tuple, Format] = {}
        self.first_day = datetime.date(1904, 1, 2) if epoch1904 else datetime.date(1900, 3, 1)  # 29 February 1900 never was

    def head(self, severity: str | None = None) -> Format:
        """Return the format of a title."""
        return self._format({"bold": True, "bg_color": FILLS[severity] if severity else _PAPER, "font_color": _INK})

    def reason(self, severity: str) -> Format:
        """Return the format of the reason why a line is marked."""
        return self._format({"bg_color": FILLS[severity], "text_wrap": True, "valign": "top"})

    def cell(self, kind: type, severity: str | None) -> Format | None:
        """Return the format of a value of a kind; None where it needs none."""
        said: dict[str, object] = {"num_format": _FORMS[kind]} if kind in _FORMS else {}
        said |= {"bg_color": FILLS[severity]} if severity else {}
        return self._format(said) if said else None

    def _format(self, said: dict[str, object]) -> Format:
        key = tuple(said.items())
        if key not in self._made:
            self._made[key] = self._workbook.add_format(said)
        return self._made[key]


@dataclass(frozen=True)
class Line:
    """One line of a sheet on which cells are written, with its faults."""

    sheet: Worksheet
    pens: Pens
    line: int
    faults: Faults

    def write(self, place: int, cell: Cell) -> None:
        """Write one cell as what it was; text is never a formula or a link."""
        severity = self.faults.get(place)
        value = fit(cell, self.pens.first_day)
        form = self.pens.cell(type(cell) if isinstance(value, datetime.date) else type(value), severity)
        if value is None or value == "":
            if severity:
                self.sheet.write_blank(self.line, place, None, form)
        elif isinstance(value, bool):
            self.sheet.write_boolean(self.line, place, value, form)
        elif isinstance(value, int | float):
            self.sheet.write_number(self.line, place, value, form)
        elif isinstance(value, datetime.datetime):
            self.sheet.write_datetime(self.line, place, value, form)
        else:
            self.sheet.write_string(self.line, place, str(value), form)

    def write_reason(self, place: int, words: str) -> None:
        """Write what is to be done about the line."""
        self.sheet.write_string(self.line, place, legible(words), self.pens.reason(self.faults[None]))


def fit(cell: Cell, first_day: datetime.date) -> str | float | bool | datetime.datetime | None:
    """Return a cell as a sheet keeps it; what a sheet would change becomes text."""
    if isinstance(cell, Formula):
        return legible(f"={cell.text}")
    if isinstance(cell, datetime.date):
        moment = cell if isinstance(cell, datetime.datetime) else datetime.datetime.combine(cell, _MIDNIGHT)
        return moment if moment.date() >= first_day else cell.isoformat()
    if isinstance(cell, int | float) and (not math.isfinite(cell) or abs(cell) >= _LARGEST):
        return str(cell)
    return legible(cell) if isinstance(cell, str) else cell
