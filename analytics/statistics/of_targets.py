"""Rows of targets and readings become one row a target and publisher: how far, how fast, in which band."""

import math
from collections.abc import Sequence
from itertools import groupby

from analytics.statistics.of_rows import Row
from analytics.statistics.reaching import chance_of_reaching
from analytics.statistics.targets import Course, pace_ratio, yearly_growth
from analytics.statistics.verdicts import BETWEEN, VERDICTS, Promise, Verdict, at_its_year, judged

ORDER = (*VERDICTS, BETWEEN, "other_scale", "no_pace", "no_reading", "undated_baseline", "due_unread", "no_baseline", "no_term")
SAME_TARGET = ("indicator_key", "unit", "target_value", "target_value_min", "target_year")  # rows equal in these are one target
_SAME = 0.01  # two figures of one year that differ by less are one figure, rounded
_KEPT = (
    "target_id", "indicator_key", "strategy", "axis", "unit", "baseline_value", "baseline_year", "target_value", "target_value_min",
    "target_year",
)  # fmt: skip
_SOURCES = ("agrees_with_other_sources", "source_url")
_UNREAD: Row = dict.fromkeys(("publisher", "reading_value", "reading_year", "reading_url", "readings", "start_value", "start_mark"))
Series = dict[int, Row]


def standings(rows: Sequence[Row]) -> list[Row]:
    """Return one row a target and publisher that reads it after its baseline, or one a target that no publisher reads since.

    Rows hold a target, the `direction` its indicator is said to go, and one reading each (reading_value, reading_year, publisher), or
    none. Publishers are never merged. A target whose year is over is achieved, reached_late or missed by the reading that decides, which
    its line tells, and due_unread where none does. `best_status` and `worst_status` are the verdicts that the digits of the figures
    allow; where they differ the standing is within_rounding. `start_mark` says whether the start is what the target states as its baseline or
    the publisher's own reading of that year. Shares and paces are in percent, chances_in_ten is a whole number from 1 to 9.
    """
    found = [line for _, own in groupby(rows, key=lambda row: row["target_id"]) for line in _of_target(list(own))]
    return sorted(found, key=_place)


def _place(row: Row) -> tuple:
    has_passed = (row["target_year"] or 0) <= row["last_year"]
    return ORDER.index(row["target_status"]), has_passed, row["target_year"] or 9999, row["target_id"], row["publisher"] or ""


def _of_target(rows: list[Row]) -> list[Row]:
    target, series = rows[0], _series(rows)
    if target["target_year"] is not None and target["target_year"] <= target["last_year"]:
        return _fell_due(target, series)
    refused = _refused(target)
    if refused:
        return [_line(target, _longest(series), refused)]
    later = {publisher: own for publisher, own in series.items() if max(own) > target["baseline_year"]}
    return [_judged(target, own, series) for own in later.values()] or [_line(target, {}, "no_reading")]


def _fell_due(target: Row, series: dict[str, Series]) -> list[Row]:
    """Return a line for each publisher who read the target in its year or after, or had read it as reached; else it is unread."""
    since = _since(target)
    told = {publisher: own for publisher, own in series.items() if since is None or max(own) > since}
    lines = [_at_its_year(target, own, series) for own in told.values()]
    decided = [line for line in lines if line["target_status"] != "due_unread"]
    if decided:
        return decided
    return [_line(target, _longest(series), "due_unread")] if since is None else lines or [_line(target, {}, "due_unread")]


def _since(target: Row) -> int | None:
    """Return the year of the baseline, None where the target states no dated one."""
    return None if target["baseline_value"] is None else target["baseline_year"]


def _at_its_year(target: Row, own: Series, series: dict[str, Series]) -> Row:
    """Return the line of a publisher on a target whose year is over."""
    since, is_read = _since(target), max(own) >= target["target_year"]
    start = None if since is None else _start(target, own, series)
    if since is not None and _is_of_another_scale(target, start):
        return _line(target, own, "other_scale" if is_read else "due_unread")
    if not _direction(target):
        return _line(target, own, "no_baseline" if is_read else "due_unread")
    promise = Promise(_goal(target), _direction(target), target["target_year"])
    told = at_its_year(promise, {year: row["reading_value"] for year, row in own.items()}, since)
    return _line(target, own, told or "due_unread", None if start is None else _course(target, start))


def _refused(target: Row) -> str | None:
    """Return why no pace can be told from what the target states, None where it states enough."""
    lacking = {"baseline_value": "no_baseline", "target_year": "no_term", "baseline_year": "undated_baseline"}
    return next((why for column, why in lacking.items() if target[column] is None), None)


def _series(rows: list[Row]) -> dict[str, Series]:
    """Return the readings by publisher and year; a year for which a publisher has two figures is left out."""
    found: dict[str, dict[int, list[Row]]] = {}
    for row in rows:
        if row["reading_value"] is not None:
            found.setdefault(row["publisher"], {}).setdefault(row["reading_year"], []).append(row)
    clear = {name: {year: told[0] for year, told in own.items() if _agree(told)} for name, own in found.items()}
    return {name: own for name, own in clear.items() if own}


def _agree(told: list[Row]) -> bool:
    return all(math.isclose(row["reading_value"], told[0]["reading_value"], rel_tol=_SAME) for row in told)


def _longest(series: dict[str, Series]) -> Series:
    """Return the series that was read last, of several the one with more readings."""
    return max(series.values(), key=lambda own: (max(own), len(own)), default={})


def _judged(target: Row, own: Series, series: dict[str, Series]) -> Row:
    """Return the line of a publisher that reads the target after its baseline."""
    start, last = _start(target, own, series), own[max(own)]
    if start is None or _is_of_another_scale(target, start):
        return _line(target, own, "other_scale")
    course = _course(target, start)
    return _line(target, own, judged(course, last["reading_value"], last["reading_year"]), course)


def _is_of_another_scale(target: Row, start: float | None) -> bool:
    """Return whether a publisher's start is disputed, or past the target already."""
    return start is None or (start - _goal(target)) * _direction(target) >= 0


def _start(target: Row, own: Series, series: dict[str, Series]) -> float | None:
    """Return the publisher's own figure of the baseline year, else the baseline, None where another publisher disputes it."""
    year, stated = target["baseline_year"], target["baseline_value"]
    if year in own:
        return own[year]["reading_value"]
    told = [other[year]["reading_value"] for other in series.values() if year in other]
    return stated if all(math.isclose(value, stated, rel_tol=_SAME) for value in told) else None


def _course(target: Row, start: float) -> Course:
    return Course(start, target["baseline_year"], _goal(target), target["target_year"])


def _direction(target: Row) -> int:
    """Return 1 for a target above its baseline, -1 for one below; without a baseline what its indicator does, 0 where nobody says."""
    if target["baseline_value"] is None:
        return {"rises": 1, "falls": -1}.get(target["direction"], 0)
    return 1 if target["target_value"] > target["baseline_value"] else -1


def _goal(target: Row) -> float:
    """Return the value that counts as reached: of a range its near end."""
    least = target["target_value_min"]
    return least if least is not None and _direction(target) == 1 else target["target_value"]


def _line(target: Row, own: Series, told: Verdict | str, course: Course | None = None) -> Row:
    """Return the line of a publisher's readings `own`: the reading that decides, else the last one."""
    verdict = told if isinstance(told, Verdict) else Verdict(told, None, None, max(own, default=0))
    last = own[verdict.year] if own else None
    known = {name: target[name] for name in _KEPT}
    return {
        **known, "target_status": verdict.named, "best_status": verdict.best, "worst_status": verdict.worst,
        **(_reading(target, last, len(own), course) if last else _UNREAD),
        "gap_value": _goal(target) - last["reading_value"] if last else None,
        **_paces(target, last, course), **_ahead(target, own), **{name: target[name] for name in _SOURCES},
        "last_year": target["last_year"],
    }  # fmt: skip


def _reading(target: Row, last: Row, readings: int, course: Course | None) -> Row:
    said = {name: last[name] for name in ("publisher", "reading_value", "reading_year", "reading_url")}
    mark = None if course is None else "target" if math.isclose(course.start, target["baseline_value"] or 0, rel_tol=_SAME) else "reading"
    return {**said, "readings": readings, "start_value": course.start if course else None, "start_mark": mark}


def _paces(target: Row, last: Row | None, course: Course | None) -> Row:
    """Return the way behind, where it should stand, and both paces, in percent; None where they cannot be told."""
    stated = course or (None if _refused(target) else _course(target, target["baseline_value"]))
    is_told = stated is not None and stated.has_pace
    known = course is not None and course.has_pace and last is not None and last["reading_value"] > 0
    return {
        "way_pct": 100 * course.way(last["reading_value"]) if known else None,
        "expected_pct": 100 * stated.way(stated.expected(target["last_year"])) if is_told else None,
        "pace_pct": 100 * yearly_growth(course.start, last["reading_value"], last["reading_year"] - course.start_year) if known else None,
        "required_pct": 100 * stated.required() if is_told else None,
        "pace_ratio_pct": 100 * pace_ratio(course, last["reading_value"], last["reading_year"]) if known else None,
    }


def _ahead(target: Row, own: Series) -> Row:
    """Return the pace it takes from the last reading on, in percent, and the chance of reaching the target, in tenths."""
    nothing: Row = {"required_from_reading_pct": None, "chances_in_ten": None}
    direction, goal, last_year = _direction(target), _goal(target), max(own, default=0)
    if not own or not direction or target["target_year"] is None or target["target_year"] <= max(last_year, target["last_year"]):
        return nothing
    value = own[last_year]["reading_value"]
    if min(value, goal) <= 0 or (value - goal) * direction >= 0:
        return nothing
    chance = chance_of_reaching(sorted((year, row["reading_value"]) for year, row in own.items()), goal, target["target_year"], direction)
    tenths = None if chance is None else min(9, max(1, round(10 * chance)))
    required = 100 * yearly_growth(value, goal, target["target_year"] - last_year)
    return {"required_from_reading_pct": required, "chances_in_ten": tenths}
