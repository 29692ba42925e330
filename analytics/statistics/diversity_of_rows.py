"""Diversity on the rows of an answer: the effective number of categories, by group or by window of years."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.diversity import SMALLEST_DIVERSITY, effective_interval, effective_number
from analytics.statistics.of_rows import Row, Statistic

WINDOW_YEARS = 3  # a single year of the register often has fewer than 30 records


def diversity_by_group(group: str, count: str, named: str, most: int) -> Statistic:
    """Return one row a `group`: its `count`, its effective number of categories under the name `named`, low and high.

    Rows hold one category of one group each; `most` is how many categories there can be. The most diverse group comes first;
    a group under 30 records keeps its count alone. Refuses when no group reaches 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        groups: dict[object, list[int]] = {}
        for row in rows:
            groups.setdefault(row[group], []).append(row[count])
        _need(max(sum(counts) for counts in groups.values()))
        found = [{group: name, count: sum(counts), **_diversity(counts, named, most)} for name, counts in groups.items()]
        return sorted(found, key=lambda row: (row[named] is None, -(row[named] or 0)))

    return statistic


def diversity_by_window(category: str, count: str, named: str, most: int) -> Statistic:
    """Return one row a year: `count` and the effective number (`named`, low, high) of the three years that end with it.

    Only whole windows: where the rows span fewer than three years, the span is the one window. A window under 30 records
    keeps its count alone. Refuses when no window reaches 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        first, last = min(row["year"] for row in rows), max(row["year"] for row in rows)
        width = min(WINDOW_YEARS, last - first + 1)
        windows = {year: _summed(rows, category, count, (year - width + 1, year)) for year in range(first + width - 1, last + 1)}
        _need(max(sum(counts) for counts in windows.values()))
        return [{"year": year, count: sum(counts), **_diversity(counts, named, most)} for year, counts in windows.items()]

    return statistic


def _need(records: int) -> None:
    if records < SMALLEST_DIVERSITY:
        raise NotEnoughData(records, SMALLEST_DIVERSITY)


def _summed(rows: Sequence[Row], category: str, count: str, years: tuple[int, int]) -> list[int]:
    sums: dict[str, int] = {}
    for row in rows:
        if years[0] <= row["year"] <= years[1]:
            sums[row[category]] = sums.get(row[category], 0) + row[count]
    return list(sums.values())


def _diversity(counts: list[int], named: str, most: int) -> Row:
    if sum(counts) < SMALLEST_DIVERSITY:
        return {named: None, "low": None, "high": None}
    # The correction may step over the number of categories there are.
    estimate = min(effective_number(counts), float(most))
    return dict(zip((named, "low", "high"), (estimate, *effective_interval(counts, most)), strict=True))
