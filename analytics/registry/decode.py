"""One cell of text becomes one typed value, or a sentence that says why it cannot."""

import calendar
import math
import re
import unicodedata
from collections.abc import Callable, Sequence

from analytics.errors import UnknownName
from analytics.registry.batch import Batch
from analytics.registry.description import Column
from analytics.registry.findings import Finding, Row
from analytics.registry.read import RawRow
from analytics.vocabulary import vocabularies

LARGEST = 2**53  # beyond it, whole numbers are not all kept apart
_REMEMBERED = 10_000  # cells a column
_AS_WRITTEN = ("text", "names")
_PARTIAL_DATE = re.compile(r"\d{4}(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
# A browser reads \ as /, so that a page would show another host than it leads to; an address without a host it can tell shows none.
_ADDRESS = re.compile(r"https?://(?:[^\s/\\?#\[\]@]*@)?[^\s/\\?#\[\]@:]+(?::\d*)?(?:[/?#][^\s\\]*)?")


def as_integer(text: str) -> int:
    """Return a whole number; «12.0» counts as 12."""
    number = as_number(text)
    if number != int(number):
        raise ValueError("is not a whole number")
    if abs(number) > LARGEST:
        raise ValueError("is too large")
    return int(number)


def as_date(text: str) -> str:
    """Return a partial date YYYY, YYYY-MM or YYYY-MM-DD as it is written."""
    if not _PARTIAL_DATE.fullmatch(text):
        raise ValueError("is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if len(text) == 10 and int(text[8:]) > calendar.monthrange(int(text[:4]), int(text[5:7]))[1]:
        raise ValueError("is a day that its month does not have")
    return text


def as_address(text: str) -> str:
    """Return an http(s) address whose host can be told."""
    if not _ADDRESS.fullmatch(text) or not unicodedata.is_normalized("NFKC", text.split("/")[2]):
        raise ValueError("is not an http(s) address")
    return text


def as_yes_no(text: str) -> bool:
    """Return True for yes and False for no."""
    if text not in ("yes", "no"):
        raise ValueError("is neither yes nor no")
    return text == "yes"


def as_number(text: str) -> float:
    """Return a finite number."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("is not a finite number")
    return number


_READERS: dict[str, Callable[[str], object]] = {
    "text": str, "names": str, "url": as_address, "date": as_date,
    "integer": as_integer, "number": as_number, "yes_no": as_yes_no,
}  # fmt: skip


def decode_cell(column: Column, text: str) -> object:
    """Return the value of one cell, None when empty; raise ValueError or UnknownName."""
    text = text.strip()
    if not text:
        if column.required:
            raise ValueError("is empty, and this column is required")
        return None
    if column.vocabulary:
        return vocabularies()[column.vocabulary].code_of(text)
    return _READERS[column.type](text)


class Decoder:
    """Decodes the rows of one file, column by column; registers say the same words again and again, and what was decoded once is known."""

    def __init__(self, columns: tuple[Column, ...]):
        self._known = [_Known(column) for column in columns]

    def batch(self, raws: Sequence[RawRow]) -> Batch:
        """Return rows with typed values; those with a cell that could not be read, or in the wrong place, have a finding for each."""
        columns = [known.values_of(texts) for known, texts in zip(self._known, zip(*[raw.cells for raw in raws], strict=True), strict=True)]
        unread = {place for known, values in zip(self._known, columns, strict=True) for place in known.faults_among(values)}
        faulty, width = {}, len(columns)
        for place, raw in enumerate(raws):
            may_be_misplaced = raw.beyond or "".join(raw.cells).count(",") >= width - 1
            misplaced = self._misplaced(raw) if may_be_misplaced else []
            if misplaced or place in unread:
                faulty[place] = self._faulty(raw, [values[place] for values in columns], misplaced)
        return Batch([raw.line for raw in raws], columns, faulty)

    def _faulty(self, raw: RawRow, values: Sequence[object], misplaced: Sequence[Finding]) -> Row:
        read, found = {}, []
        for known, text, value in zip(self._known, raw.cells, values, strict=True):
            if isinstance(value, Exception):
                found.append(_finding(raw.line, known.column, text, value))
            else:
                read[known.column.name] = value
        return Row(raw.line, read, (*found, *misplaced))

    def _misplaced(self, raw: RawRow) -> list[Finding]:
        """Return a finding for cells beyond the last column, and for a cell that holds the rest of its row and a part of the next."""
        line, found = raw.line, []
        if raw.beyond:
            message = f"line {line}: «{raw.beyond[:80]}» stands beyond the last column; put quotes around text that holds commas"
            found.append(Finding(line, "", "one_cell_a_column", raw.beyond, message))
        for known, text in zip(self._known, raw.cells, strict=True):
            if text.count(",") >= len(self._known) - 1 and len(text.splitlines()) > 1:  # two cells of one column are so many commas apart
                name = known.column.name
                message = f"line {line}, {name}: the cell seems to hold another row; close its quotation mark, or take its line breaks out"
                found.append(Finding(line, name, "one_row_a_line", text, message))
        return found


class _Known(dict[str, object]):
    """What the texts of one column mean: a value, or the exception that says why there is none."""

    def __init__(self, column: Column):
        super().__init__()
        self.column, self._has_faults = column, False

    def __missing__(self, text: str) -> object:
        try:
            value = decode_cell(self.column, text)
        except (ValueError, UnknownName) as fault:
            value, self._has_faults = fault, True
        if len(self) < _REMEMBERED:
            self[text] = value
        return value

    def values_of(self, texts: Sequence[str]) -> list[object]:
        """Return what the texts mean."""
        if self.column.type in _AS_WRITTEN:
            values: list[object] = [text.strip() or None for text in texts]
            if not (self.column.required and None in values):
                return values
        return [self[text] for text in texts]

    def faults_among(self, values: list[object]) -> list[int]:
        """Return the places of the exceptions among values of the column."""
        return [place for place, value in enumerate(values) if isinstance(value, Exception)] if self._has_faults else []


def _finding(line: int, column: Column, text: str, fault: Exception) -> Finding:
    sentence = str(fault) if isinstance(fault, UnknownName) else f"«{text[:80]}» {reason(fault)}"
    rule = column.type if text.strip() else "required"
    return Finding(line, column.name, rule, text, f"line {line}, {column.name}: {sentence}")


def reason(fault: Exception) -> str:
    """Return our own words for a fault; Python's words for a bad number are replaced."""
    return "is not a number" if "could not convert" in str(fault) else str(fault)
