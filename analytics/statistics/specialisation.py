"""Specialisation: where two breakdowns meet more often than their totals would have it."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import clopper_pearson
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_EXPECTED = 4  # with no specialisation at all, 39 to 49 % of cells have a quotient above 1


def location_quotients(first: str, second: str, count: str) -> Statistic:
    """Return `first`, `second`, `count`, expected, quotient, low and high of every cell.

    Rows hold the `count` of a cell, its totals of_<first> and of_<second> and the `total` of all cells. The quotient is the share of
    `second` within `first`, divided by the share of `second` in all; its interval is the exact binomial one of the share within
    `first`. A cell with fewer than 4 expected records has no quotient. Refuses when no cell reaches 4.
    Balassa 1965, The Manchester School 33, doi 10.1111/j.1467-9957.1965.tb00050.x.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        cells = [(row, row[f"of_{first}"], row[f"of_{second}"] / row["total"]) for row in rows]
        largest = max(whole * share for _, whole, share in cells)
        if largest < SMALLEST_EXPECTED:
            raise NotEnoughData(int(largest), SMALLEST_EXPECTED)
        return [{name: row[name] for name in (first, second, count)} | _quotient(row[count], whole, share) for row, whole, share in cells]

    return statistic


def _quotient(seen: int, whole: int, share: float) -> Row:
    expected = whole * share
    if expected < SMALLEST_EXPECTED:
        return {"expected": expected, "quotient": None, "low": None, "high": None}
    low, high = clopper_pearson(seen, whole)
    return {"expected": expected, "quotient": seen / expected, "low": low / share, "high": high / share}
