"""Bursts on the rows of an answer: for each class its heaviest burst, the bar it must pass, and the power to see one."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.bursts import Burst, bursts, chance_of_finding, smallest_weight
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_BURST_RECORDS = 60
FEWEST_YEARS = 5


def heaviest_bursts(group: str, count: str) -> Statistic:
    """Return one row a class of `group`, heaviest burst first; a class without a burst has none of its columns.

    Rows hold `group`, year, `count` and is_shown: the totals of a year count all classes, the rows returned only those shown. Columns:
    `group`, `count`, since_year and until_year (its records), first_year, last_year, in_burst and expected (its burst), weight, bar
    (passed by chance in 5 of 100 worlds without bursts) and power_pct (the chance to see its share double for two years). Refuses
    under 60 records or five years.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        years = range(min(row["year"] for row in rows), max(row["year"] for row in rows) + 1)
        table = _table(rows, group, count, years)
        totals = [sum(column) for column in zip(*table.values(), strict=True)]
        if sum(totals) < SMALLEST_BURST_RECORDS:
            raise NotEnoughData(sum(totals), SMALLEST_BURST_RECORDS)
        if len(years) < FEWEST_YEARS:
            raise NotEnoughData(len(years), FEWEST_YEARS, "too_few_years")
        bar = smallest_weight([sum(counts) for counts in table.values()], totals)
        shown = dict.fromkeys(row[group] for row in rows if row["is_shown"])
        found = [{group: name, **_burst(table[name], totals, years[0], count)} | _judged(table[name], totals, bar) for name in shown]
        return sorted(found, key=lambda row: -(row["weight"] or 0))

    return statistic


def _table(rows: Sequence[Row], group: str, count: str, years: range) -> dict[str, list[int]]:
    """Return the counts of each class, one a year."""
    table: dict[str, list[int]] = {}
    for row in rows:
        table.setdefault(row[group], [0] * len(years))[row["year"] - years[0]] += row[count]
    return table


def _burst(counts: list[int], totals: list[int], first_year: int, count: str) -> Row:
    seen = [place for place, number in enumerate(counts) if number]
    named = {count: sum(counts), "since_year": first_year + seen[0], "until_year": first_year + seen[-1]}
    heaviest: Burst | None = max(bursts(counts, totals), key=lambda one: one.weight, default=None)
    if heaviest is None:
        return {**named, "first_year": None, "last_year": None, "in_burst": None, "expected": None, "weight": None}
    inside = slice(heaviest.first, heaviest.last + 1)
    expected = sum(counts) / sum(totals) * sum(totals[inside])
    span = {"first_year": first_year + heaviest.first, "last_year": first_year + heaviest.last}
    return {**named, **span, "in_burst": sum(counts[inside]), "expected": expected, "weight": heaviest.weight}


def _judged(counts: list[int], totals: list[int], bar: float) -> Row:
    share = sum(counts) / sum(totals)
    return {"bar": bar, "power_pct": 100 * chance_of_finding(share, numpy.asarray(totals), bar)}
