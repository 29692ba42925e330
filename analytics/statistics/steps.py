"""Small steps that statistics are built from: one after the other, every year named, a refusal when nothing is left."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row, Statistic


def in_turn(*statistics: Statistic) -> Statistic:
    """Return the statistic that hands the rows from one statistic to the next."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        for step in statistics:
            rows = step(rows)
        return list(rows)

    return statistic


def every_year(*counts: str, year: str = "year") -> Statistic:
    """Add a row for each year between the first and the last that has none: `counts` are 0, the other columns None."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        known = {row[year]: row for row in rows}
        empty = {name: 0 if name in counts else None for name in rows[0]}
        return [known.get(one, {**empty, year: one}) for one in range(min(known), max(known) + 1)]

    return statistic


def needing(value: str, count: str, smallest: int) -> Statistic:
    """Refuse when no row has a `value`: the largest `count` is told beside the `smallest` it takes."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        if all(row[value] is None for row in rows):
            raise NotEnoughData(max(row[count] for row in rows), smallest)
        return list(rows)

    return statistic
