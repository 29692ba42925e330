"""Medians with an interval that assumes nothing about the shape of the distribution."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from scipy.special import bdtr

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_MEDIAN = 5


def interval_place(n: int, level: float = LEVEL) -> int | None:
    """Return k such that the k-th smallest and the k-th largest of `n` values hold the median at `level`; None under 6 values at 95 %.

    Thompson 1936, Annals of Mathematical Statistics 7, doi 10.1214/aoms/1177732502.
    """
    return bisect_right(range(n // 2), (1 - level) / 2, key=lambda below: bdtr(below, n, 0.5)) or None


def medians(group: str, count: str, value: str, named: tuple[str, str, str]) -> Statistic:
    """Return one row a `group`: its `count`, and its median, low and high bound under the three names of `named`.

    Rows hold the values around the middle of each group, by their `place` (1 is the smallest) among `count` values;
    all those within sqrt(count) + 1.5 of the middle are needed. Groups under 5 values keep their count alone.
    Highest median first. Refuses when no group reaches 5.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        counts = {row[group]: row[count] for row in rows}
        if max(counts.values()) < SMALLEST_MEDIAN:
            raise NotEnoughData(max(counts.values()), SMALLEST_MEDIAN)
        middles = {name: {row["place"]: row[value] for row in rows if row[group] == name} for name in counts}
        found = [{group: name, count: n, **dict(zip(named, _median(n, middles[name]), strict=True))} for name, n in counts.items()]
        return sorted(found, key=lambda row: (row[named[0]] is None, -(row[named[0]] or 0)))

    return statistic


def _median(n: int, at: dict[int, Any]) -> tuple[float | None, float | None, float | None]:
    if n < SMALLEST_MEDIAN:
        return None, None, None
    median = (at[(n + 1) // 2] + at[n // 2 + 1]) / 2
    k = interval_place(n)
    return (median, at[k], at[n + 1 - k]) if k else (median, None, None)
