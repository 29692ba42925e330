"""Found rows become counted rows: blank lines, ghosts and repeated headers drop out, cells are held against the header and the limits."""

from collections.abc import Iterator

from analytics.importing.files.found import Found, Line
from analytics.importing.files.limits import CELL_CHARACTERS, COLUMNS, DROPPED_LINES, ROWS
from analytics.importing.files.mending import SUSPECT, mended
from analytics.importing.files.refusals import Refused, note, repaired, set_aside
from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

SHOWN = 200  # characters of a value in a finding
BLANKS = " \t\r\n\xa0\u2007\u202f\ufeff\u200b\u200c\u200d\u200e\u200f"


class Sieve:
    """Counts the rows that pass and the lines that drop out; `rows` may be drawn once."""

    def __init__(self, found: Found):
        if len(found.header) > COLUMNS:
            raise Refused("too_many_columns", value=len(found.header))
        if not found.header:
            raise Refused("empty")
        self._found, self._width = found, len(found.header)
        self._names = [name.casefold() for name in found.header]
        self.passed = self.dropped = self._trimmed = 0

    def notes(self) -> list[Finding]:
        """Return what is to be said of the lines and empty fields that dropped out, once all rows are drawn."""
        counts = {"lines_dropped": self.dropped, "empty_fields_dropped": self._trimmed}
        return [note(rule, "repair", str(count)) for rule, count in counts.items() if count]

    def rows(self) -> Iterator[Line]:
        """Yield (line, cells, findings) of every row, as many cells as the header has names."""
        for line, cells, reasons in self._found.rows:
            text = "".join([cell for cell in cells if type(cell) is str])
            if self.is_no_row(cells, text) and not reasons:
                self._drop()
                continue
            self.passed += 1
            if self.passed > ROWS:
                raise Refused("too_many_rows")
            yield line, *self._judged(line, cells, text, reasons)

    def is_no_row(self, cells: list[Cell], text: str) -> bool:
        """Return whether a row says nothing, or is the header again; `text` is all its text."""
        is_blank = not text.strip(BLANKS) and all(cell is None or type(cell) is str for cell in cells)
        return is_blank or self._is_header(cells)

    def _is_header(self, cells: list[Cell]) -> bool:
        first = cells[0] if cells else None
        if type(first) is not str or first.strip().casefold() != self._names[0]:
            return False
        return [str(cell or "").strip().casefold() for cell in cells[: self._width]] == self._names

    def _drop(self) -> None:
        self.dropped += 1
        if self.dropped > DROPPED_LINES:
            raise Refused("too_many_rows")

    def _judged(self, line: int, cells: list[Cell], text: str, reasons: tuple[Finding, ...]) -> tuple[list[Cell], tuple[Finding, ...]]:
        if len(text) > CELL_CHARACTERS and any(type(cell) is str and len(cell) > CELL_CHARACTERS for cell in cells):
            raise Refused("cell_too_long", value=line)
        if len(cells) != self._width:
            cells, reasons = self._fitted(line, cells, reasons)
        if not text.isascii() and SUSPECT.search(text):
            cells, reasons = self._mended(line, cells, reasons)
        return cells, reasons

    def _fitted(self, line: int, cells: list[Cell], reasons: tuple[Finding, ...]) -> tuple[list[Cell], tuple[Finding, ...]]:
        surplus = [cell for cell in cells[self._width :] if cell is not None and str(cell).strip()]
        named = self._width + self._found.unnamed
        if surplus and self._width < len(cells) <= named:
            raise Refused("header_without_name", value=len(cells))
        self._trimmed += self._found.is_ragged and len(cells) > named and not surplus
        missing = self._width - len(cells) if self._found.is_ragged else 0
        if (surplus or missing > 0) and not reasons:
            reasons = (set_aside("wrong_field_count", line, f"{len(cells)} / {self._width}"),)
        return cells[: self._width] + [None] * (self._width - len(cells)), reasons

    def _mended(self, line: int, cells: list[Cell], reasons: tuple[Finding, ...]) -> tuple[list[Cell], tuple[Finding, ...]]:
        said = []
        for place, cell in enumerate(cells):
            if type(cell) is str and (before := mended(cell)) != cell:
                name = self._found.header[place]
                said.append(repaired("written_twice", line, cell[:SHOWN], name))
                cells[place] = before
        return cells, (*reasons, *said)
