"""One cell of text becomes one typed value, or a sentence that says why it cannot."""

import calendar
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from analytics.errors import UnknownName
from analytics.registry.description import Column
from analytics.registry.findings import Finding, Row
from analytics.registry.named import Named, places_of
from analytics.registry.read import BEYOND
from analytics.vocabulary import vocabularies

LARGEST = 2**53  # beyond it, whole numbers are not all kept apart
_REMEMBERED = 10_000  # cells a column
RawRow = tuple[int, Mapping[str, str]]  # its line, its cells by column
_PARTIAL_DATE = re.compile(r"\d{4}(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


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
    """Return an http(s) address."""
    if not _ADDRESS.fullmatch(text):
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
        self._places = places_of(tuple(column.name for column in columns))

    def rows(self, raws: Sequence[RawRow]) -> Iterator[Row]:
        """Yield rows with typed values and a finding for each cell that could not be read, some thousands at a time."""
        columns = [list(map(known.__getitem__, [raw[known.column.name] for _, raw in raws])) for known in self._known]
        faulty = {place for known, values in zip(self._known, columns, strict=True) for place in known.faults_among(values)}
        width = len(columns)
        for place, ((line, raw), values) in enumerate(zip(raws, zip(*columns, strict=True), strict=True)):
            misplaced = _misplaced(line, raw, width) if "".join(raw.values()).count(",") >= width - 1 or BEYOND in raw else ()
            if place in faulty:
                yield self._faulty(line, raw, values, misplaced)
            else:
                yield Row(line, Named(self._places, values), tuple(misplaced))

    def _faulty(self, line: int, raw: Mapping[str, str], values: tuple, misplaced: Sequence[Finding]) -> Row:
        read = dict(zip(self._places, values, strict=True))
        faults = {known.column: read.pop(known.column.name) for known in self._known if isinstance(read[known.column.name], Exception)}
        found = [_finding(line, column, raw[column.name], fault) for column, fault in faults.items()]
        return Row(line, read, (*found, *misplaced))


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

    def faults_among(self, values: list[object]) -> list[int]:
        """Return the places of the exceptions among values of the column."""
        return [place for place, value in enumerate(values) if isinstance(value, Exception)] if self._has_faults else []


def _misplaced(line: int, raw: Mapping[str, str], width: int) -> list[Finding]:
    """Return a finding for cells beyond the last column, and for a cell that holds the rest of its row and a part of the next."""
    found = []
    if BEYOND in raw:
        message = f"line {line}: «{raw[BEYOND][:80]}» stands beyond the last column; put quotes around text that holds commas"
        found.append(Finding(line, BEYOND, "one_cell_a_column", raw[BEYOND], message))
    for name, text in raw.items():
        if text.count(",") >= width - 1 and len(text.splitlines()) > 1:  # two cells of one column are so many commas apart
            message = f"line {line}, {name}: the cell seems to hold another row; close its quotation mark, or take its line breaks out"
            found.append(Finding(line, name, "one_row_a_line", text, message))
    return found


def _finding(line: int, column: Column, text: str, fault: Exception) -> Finding:
    sentence = str(fault) if isinstance(fault, UnknownName) else f"«{text[:80]}» {reason(fault)}"
    rule = column.type if text.strip() else "required"
    return Finding(line, column.name, rule, text, f"line {line}, {column.name}: {sentence}")


def reason(fault: Exception) -> str:
    """Return our own words for a fault; Python's words for a bad number are replaced."""
    return "is not a number" if "could not convert" in str(fault) else str(fault)
