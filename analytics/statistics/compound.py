"""Compound growth a year between two periods of three whole years."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_GROWTH, ratio
from analytics.statistics.of_rows import Row, Statistic

PERIOD_YEARS = 3


def compound_growth(group: str, count: str) -> Statistic:
    """Return one row a `group`: first_period, last_period, years, previous, latest, growth_pct, low_pct, high_pct.

    Rows hold the `count` of a group in a whole `year`. The first period is the earliest three years in a row with 30 records
    together, the last period the last three years; `years` lie between their middles. The interval is that of the ratio of both
    counts, taken to the power 1/years. A group without two such periods apart from one another has no row; refuses when none has.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        groups: dict[object, dict[int, int]] = {}
        for row in rows:
            groups.setdefault(row[group], {})[row["year"]] = row[count]
        found = [{group: name, **grown} for name, counts in groups.items() if (grown := _grown(counts))]
        if not found:
            raise NotEnoughData(
                max(min(_best_start(counts), _in_period(counts, max(counts))) for counts in groups.values()), SMALLEST_GROWTH
            )
        return found

    return statistic


def _in_period(counts: dict[int, int], last: int) -> int:
    return sum(counts.get(year, 0) for year in range(last - PERIOD_YEARS + 1, last + 1))


def _ends_of_first_period(counts: dict[int, int]) -> range:
    return range(min(counts) + PERIOD_YEARS - 1, max(counts) - PERIOD_YEARS + 1)


def _best_start(counts: dict[int, int]) -> int:
    return max((_in_period(counts, year) for year in _ends_of_first_period(counts)), default=0)


def _grown(counts: dict[int, int]) -> Row | None:
    last = max(counts)
    first = next((year for year in _ends_of_first_period(counts) if _in_period(counts, year) >= SMALLEST_GROWTH), None)
    if first is None or _in_period(counts, last) < SMALLEST_GROWTH:
        return None
    previous, latest = _in_period(counts, first), _in_period(counts, last)
    low, high = ratio(latest, previous)
    assert high is not None  # only an empty earlier period has no upper bound
    percents = [100 * (bound ** (1 / (last - first)) - 1) for bound in (latest / previous, low, high)]
    periods = {"first_period": _period(first), "last_period": _period(last), "years": last - first}
    named = dict(zip(("growth_pct", "low_pct", "high_pct"), percents, strict=True))
    return {**periods, "previous": previous, "latest": latest, **named}


def _period(last: int) -> str:
    return f"{last - PERIOD_YEARS + 1}-{last}"
