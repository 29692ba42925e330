"""Totals: finer counts are added up to what a card shows."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row, Statistic


def totals(count: str, *by: str) -> Statistic:
    """Return the sum of `count` for each combination of the columns `by`, in the order they first appear.

    A row that lacks one of them is left out; refuses where none is left.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        sums: dict[tuple, int] = {}
        for row in rows:
            key = tuple(row[name] for name in by)
            if None not in key:
                sums[key] = sums.get(key, 0) + row[count]
        if not sums:
            raise NotEnoughData(0, 1)
        return [{**dict(zip(by, key, strict=True)), count: total} for key, total in sums.items()]

    return statistic


def totals_by_year(count: str, group: str) -> Statistic:
    """Return the sum of `count` for each `group` and each year from the first to the last of all, also where it is 0; refuses without any."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        known = {(row[group], row["year"]): row[count] for row in totals(count, group, "year")(rows)}
        years = [year for _, year in known]
        groups = dict.fromkeys(row[group] for row in rows if row[group] is not None)
        span = range(min(years), max(years) + 1)
        return [{group: name, "year": year, count: known.get((name, year), 0)} for name in groups for year in span]

    return statistic
