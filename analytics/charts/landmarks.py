"""Landmarks of a chart of years: which stand on it, where, and how high their numbers, so that none hides another."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

_DIGIT, _BETWEEN = 7, 4


@dataclass(frozen=True)
class Landmark:
    """Something that happened, as one reader reads it.

    `date` is a fractional year (2020.48 for 24 June 2020), None where it is not known; `source` is an address.
    """

    number: int
    date: float | None
    when: str
    words: str
    source: str


def inside(landmarks: Iterable[Landmark], years: list[int]) -> list[tuple[Landmark, float]]:
    """Return the landmarks between the first and the last of `years`, each with its place on their axis, in its order.

    A chart draws what a year holds around its number, so the middle of a year stands there, and January half a year before.
    """
    first, last = (min(years), max(years)) if years else (1, 0)
    return [(one, one.date - 0.5) for one in landmarks if one.date is not None and first <= int(one.date) <= last]


def levels(places: list[tuple[Landmark, float]], year_width: float) -> list[int]:
    """Return on which line above the plot each number stands, 0 the lowest, where a year is `year_width` pixels wide."""
    ends: list[float] = []
    found = []
    for one, place in sorted(places, key=lambda pair: pair[1]):
        half = (_DIGIT * len(str(one.number)) + _BETWEEN) / 2
        level = next((line for line, end in enumerate(ends) if end <= place * year_width - half), len(ends))
        ends[level : level + 1] = [place * year_width + half]
        found.append(level)
    return found


def fractional_year(date: str) -> float:
    """Return YYYY, YYYY-MM or YYYY-MM-DD as a fractional year: the middle of what it names."""
    year, *rest = (int(part) for part in date.split("-"))
    if len(rest) < 2:
        return year + ((rest[0] - 0.5) / 12 if rest else 0.5)
    first, day, next_ = datetime.date(year, 1, 1), datetime.date(year, *rest), datetime.date(year + 1, 1, 1)
    return year + ((day - first).days + 0.5) / (next_ - first).days
