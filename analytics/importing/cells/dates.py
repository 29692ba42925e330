"""Dates as people write them, as precise as they are: the file decides whether the day comes first, never the cell."""

import datetime
import re

from analytics.importing.cells.date_words import is_hijri, with_month
from analytics.importing.cells.digits import western
from analytics.importing.cells.texts import without_invisibles
from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit, repaired
from analytics.registry.description import Column

_FIRST_DAY = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TIME = re.compile(
    r"(?P<day>.*\d)(?:T|\s*,\s*|\s+|\s+à\s+|\s+at\s+)\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.I,
)
_MARK = r"\s*[/.\-\s]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_MARK}(\d{{1,2}})(?:{_MARK}(\d{{1,2}}))?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}(\d{{4}})")
_MONTH_FIRST = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{4}})")
_TOLD_APART = {  # what looks like a date and says less than one
    "two_digit_year": re.compile(rf"\d{{1,2}}{_MARK}\d{{1,2}}{_MARK}['’]?\d{{2}}|\d{{2}}{_MARK}\d{{1,2}}{_MARK}\d{{1,2}}|'\d{{2}}"),
    "week_date": re.compile(r"\d{4}-?W\d{1,2}(-?\d)?|W\d{1,2}[- ]\d{4}", re.IGNORECASE),
    "epoch_number": re.compile(r"-?\d{9,}(\.\d+)?"),
}
_HIJRI_YEARS = range(1300, 1600)
_DASHES = str.maketrans("\u2010\u2011\u2013\u2212", "----")


def as_date(cell: object, column: Column, manner: Manner) -> Read:
    """Return YYYY, YYYY-MM or YYYY-MM-DD; raise `Unfit` for what is no date, or one that is not plausible."""
    if isinstance(cell, datetime.date):
        return _of_calendar(cell, manner)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise Unfit("date", cell)
    text = _plainly(cell if isinstance(cell, str) else _number(cell))
    found = _TIME.fullmatch(text)
    day = _plausible(_read(found["day"] if found else text, cell, manner), cell, manner)
    if day == cell or (isinstance(cell, int | float) and day == text):
        return Read(day)
    return Read(day, (repaired("timestamp" if found else "date_rewritten", cell, day),))


def parts_in_doubt(cell: object) -> tuple[int, int, int] | None:
    """Return (first, second, year) of a date whose first two numbers are day and month in an order it does not tell by itself."""
    if not isinstance(cell, str):
        return None
    text = _plainly(without_invisibles(cell).strip())
    found = _TIME.fullmatch(text)
    parts = _YEAR_LAST.fullmatch(found["day"] if found else text)
    return (int(parts[1]), int(parts[2]), int(parts[3])) if parts else None


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has this day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _plainly(text: str) -> str:
    return western(text).translate(_DASHES)


def _number(cell: int | float) -> str:
    """Return a number as it is read: a year, or the day of a serial number; 2024.5 is neither, and no month of May."""
    if 10_000 <= cell < 100_000:
        return str(int(cell))
    return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e20 else f"number {cell}"


def _of_calendar(cell: datetime.date, manner: Manner) -> Read:
    day = _plausible(cell.isoformat()[:10], cell, manner)
    timed = isinstance(cell, datetime.datetime) and cell.time() != datetime.time()
    return Read(day, (repaired("timestamp", cell, day),) if timed else ())


def _read(text: str, cell: object, manner: Manner) -> str:
    if _ISO.fullmatch(text):
        return _of(*map(int, text.split("-")), cell=cell)
    if found := _YEAR_FIRST.fullmatch(text):
        return _of(*(int(part) for part in found.groups() if part), cell=cell)
    if found := _YEAR_LAST.fullmatch(text):
        return _in_order(int(found[1]), int(found[2]), int(found[3]), cell, manner)
    if found := _MONTH_FIRST.fullmatch(text):
        return _of(int(found[2]), int(found[1]), cell=cell)
    return _of_digits(text, cell, manner) or _in_words(text, cell)


def _of_digits(text: str, cell: object, manner: Manner) -> str | None:
    """Return the day of a spreadsheet's serial number or of YYYYMMDD, None for anything else."""
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return (_FIRST_DAY[manner.epoch1904] + datetime.timedelta(int(float(text)))).isoformat()
    if re.fullmatch(r"(19|20)\d{6}", text):
        return _of(int(text[:4]), int(text[4:6]), int(text[6:]), cell=cell)
    return None


def _in_words(text: str, cell: object) -> str:
    for rule, looks in _TOLD_APART.items():
        if looks.fullmatch(text):
            raise Unfit(rule, cell)
    if is_hijri(text):
        raise Unfit("hijri_date", cell)
    parts = with_month(text)
    if parts is None:
        raise Unfit("date", cell)
    if parts[0] < 100:
        raise Unfit("two_digit_year", cell)
    return _of(*parts, cell=cell)


def _in_order(first: int, second: int, year: int, cell: object, manner: Manner) -> str:
    day, month = (second, first) if manner.dates == "mdy" else (first, second)
    if not is_day(year, month, day) and is_day(year, day, month) and year not in _HIJRI_YEARS:
        raise Unfit("other_date_order", cell, order=manner.dates or "dmy")
    return _of(year, month, day, cell=cell)


def _of(year: int, month: int | None = None, day: int | None = None, *, cell: object) -> str:
    if year in _HIJRI_YEARS:
        raise Unfit("hijri_date", cell)
    if not is_day(max(year, 1), 1 if month is None else month, 1 if day is None else day):
        raise Unfit("no_such_day", cell)
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _plausible(day: str, cell: object, manner: Manner) -> str:
    if int(day[:4]) not in manner.years:
        raise Unfit("date_out_of_range", cell, first=str(manner.years[0]), last=str(manner.years[-1]))
    return day
