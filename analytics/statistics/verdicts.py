"""What the digits of printed figures allow to be said of a target: a verdict, or which two it lies between; and what it came to at its year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from analytics.statistics.targets import Course, status

VERDICTS = ("achieved", "on_track", "reached_late", "acceleration_needed", "limited", "deterioration", "missed")  # the best first
BETWEEN = "within_rounding"


@dataclass(frozen=True)
class Verdict:
    """A standing, with the best and the worst verdict that the figures allow (None where there is none), and the year of the deciding reading."""

    named: str
    best: str | None
    worst: str | None
    year: int


@dataclass(frozen=True)
class Promise:
    """A value that is to be reached by the end of a year, upwards (direction 1) or downwards (-1)."""

    goal: float
    direction: int
    year: int

    def is_reached(self, value: float) -> bool:
        """Return whether a printed figure has come to the goal as it was printed, or beyond it."""
        return (value - self.goal) * self.direction >= 0

    def is_near(self, value: float) -> bool:
        """Return whether a figure falls short by no more than half a unit of the last digit printed in it or in the goal."""
        return not self.is_reached(value) and abs(Decimal(str(value)) - Decimal(str(self.goal))) <= max(_half(value), _half(self.goal))


def judged(course: Course, value: float, year: int) -> Verdict:
    """Return where `value` in `year` stands on a course to a year that is not over.

    A verdict stands where all values agree on it that the start and the reading may be rounded from; else it lies between the best and
    the worst of theirs. Reached is what has come to the target as both were printed.
    """
    named = status(course, value, year)
    if named not in VERDICTS or named == "achieved":
        return Verdict(named, *([named if named in VERDICTS else None] * 2), year)
    near = {"achieved"} if Promise(course.goal, course.direction, course.goal_year).is_near(value) else set()
    return _of(named, near | _allowed(course, value, year), year)


def at_its_year(promise: Promise, readings: Mapping[int, float], since: int | None) -> Verdict | None:
    """Return whether what was promised came by its year, by the readings of one publisher by year; None where they cannot tell.

    The last reading after `since`, the year of the baseline, and up to the year of the promise tells that it was reached; without such a
    year only one of that very year does. A first later reading that has come to the goal tells that it was reached, seen after its year.
    Else the reading of the year, or the first after it, tells that it was missed, unless it falls short by rounding alone.
    """
    by, later = _split(promise.year, readings, since)
    if by and promise.is_reached(readings[by]):
        return Verdict("achieved", "achieved", "achieved", by)
    late = next((year for year in later if promise.is_reached(readings[year])), None)
    if late:
        in_time = {"achieved"} if by == promise.year and promise.is_near(readings[by]) else set()
        return _of("reached_late", in_time, late)
    told = by if by == promise.year else next(iter(later), None)
    if told is None:
        return None
    best = "achieved" if told == promise.year else "reached_late"
    return _of("missed", {"missed", best} if promise.is_near(readings[told]) else {"missed"}, told)


def _split(term: int, readings: Mapping[int, float], since: int | None) -> tuple[int | None, list[int]]:
    """Return the last year that can tell of the time up to `term`, and the years after it."""
    begins = term - 1 if since is None else since
    return max((year for year in readings if begins < year <= term), default=None), sorted(year for year in readings if year > term)


def _of(named: str, found: set[str], year: int) -> Verdict:
    best, *others = sorted(found | {named}, key=VERDICTS.index)
    return Verdict(BETWEEN if others else named, best, others[-1] if others else best, year)


def _allowed(course: Course, value: float, year: int) -> set[str]:
    """Return the verdicts on all ends of what the start and the reading may be rounded from."""
    ends = ((replace(course, start=start), read) for start, read in product(_ends(course.start), _ends(value)))
    return {status(one, read, year) for one, read in ends if one.direction == course.direction} & set(VERDICTS)


def _half(value: float) -> Decimal:
    """Return half a unit of the last digit of a figure; zeros at the end of a whole number count as digits."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return Decimal(5).scaleb(min(int(exponent), 0) - 1)


def _ends(value: float) -> tuple[float, float]:
    middle, half = Decimal(str(value)), _half(value)
    return float(middle - half), float(middle + half)
