"""One cell of text becomes one typed value, or a sentence that says why it cannot."""

import calendar
import math
import re
from collections.abc import Callable

from analytics.errors import UnknownName
from analytics.registry.description import Column
from analytics.registry.findings import Finding, Row
from analytics.registry.read import BEYOND
from analytics.vocabulary import vocabularies

LARGEST = 2**53  # beyond it, whole numbers are not all kept apart
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


def decode_row(line: int, raw: dict[str, str], columns: tuple[Column, ...]) -> Row:
    """Return one row with typed values and a finding for each cell that could not be read."""
    values: dict[str, object] = {}
    findings = []
    for column in columns:
        try:
            values[column.name] = decode_cell(column, raw[column.name])
        except (ValueError, UnknownName) as fault:
            findings.append(_finding(line, column, raw[column.name], fault))
    return Row(line, values, (*findings, *_misplaced(line, raw, len(columns))))


def _misplaced(line: int, raw: dict[str, str], width: int) -> list[Finding]:
    """Return a finding for cells beyond the last column, and for a cell that holds the rest of its row and a part of the next."""
    found = []
    if BEYOND in raw:
        message = f"line {line}: «{raw[BEYOND][:80]}» stands beyond the last column; put quotes around text that holds commas"
        found.append(Finding(line, BEYOND, "one_cell_a_column", raw[BEYOND], message))
    for name, text in raw.items():
        if len(text.splitlines()) > 1 and text.count(",") >= width - 1:  # two cells of one column are so many commas apart
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
