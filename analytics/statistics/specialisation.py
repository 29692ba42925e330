"""Specialisation: where two breakdowns meet more often than their totals would have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import clopper_pearson
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_EXPECTED = 4  # with no specialisation at all, 39 to 49 % of cells have a quotient above 1
FEWEST_SHRUNKEN = 3  # the spread of one or two quotients says nothing of the others


@dataclass(frozen=True)
class Cell:
    """How many records two breakdowns share, the totals of both, and all records."""

    seen: int
    of_first: int
    of_second: int
    total: int

    @property
    def share(self) -> float:
        """Return the share of the second breakdown in all."""
        return self.of_second / self.total

    @property
    def expected(self) -> float:
        """Return the records expected with no specialisation."""
        return self.of_first * self.share

    @property
    def chance(self) -> float:
        """Return the variance of `seen` by chance, the totals being given, divided by `expected`."""
        return (1 - self.of_first / self.total) * (1 - self.share) * self.total / (self.total - 1)


def location_quotients(first: str, second: str, count: str) -> Statistic:
    """Return `first`, `second`, `count`, expected, quotient, low, high and shrunken of every cell.

    Rows hold the `count` of a cell, its totals of_<first> and of_<second> and the `total` of all cells. The quotient is the share of
    `second` within `first`, divided by the share of `second` in all; its interval is the exact binomial one of the share within
    `first`. A cell with fewer than 4 expected records has no quotient. Refuses when no cell reaches 4.
    Balassa 1965, The Manchester School 33, doi 10.1111/j.1467-9957.1965.tb00050.x.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        cells = [Cell(row[count], row[f"of_{first}"], row[f"of_{second}"], row["total"]) for row in rows]
        largest = max(cell.expected for cell in cells)
        if largest < SMALLEST_EXPECTED:
            raise NotEnoughData(int(largest), SMALLEST_EXPECTED)
        spread = spread_of_quotients([cell for cell in cells if cell.expected >= SMALLEST_EXPECTED])
        named = [{name: row[name] for name in (first, second, count)} for row in rows]
        return [names | _quotient(cell) | {"shrunken": shrunken(cell, spread)} for names, cell in zip(named, cells, strict=True)]

    return statistic


def _quotient(cell: Cell) -> Row:
    if cell.expected < SMALLEST_EXPECTED:
        return {"expected": cell.expected, "quotient": None, "low": None, "high": None}
    low, high = clopper_pearson(cell.seen, cell.of_first)
    quotient = cell.seen / cell.expected
    return {"expected": cell.expected, "quotient": quotient, "low": low / cell.share, "high": high / cell.share}


def spread_of_quotients(cells: Sequence[Cell]) -> float | None:
    """Return the variance of the true quotients around 1: what `cells` vary by beyond chance, 0 where chance explains it all.

    By moments: the squared distance of a count from the expected one, divided by the latter, is by chance `chance` on average, and a
    spread adds about spread × expected × chance, because totals that are given take up their part of it. None with fewer than 3 cells.
    """
    if len(cells) < FEWEST_SHRUNKEN:
        return None
    excess = sum((cell.seen - cell.expected) ** 2 / cell.expected - cell.chance for cell in cells)
    room = sum(cell.expected * cell.chance for cell in cells)
    return max(0.0, excess / room) if room else 0.0


def shrunken(cell: Cell, spread: float | None) -> float | None:
    """Return the quotient of `cell` drawn towards 1, the more so the fewer records are expected; None where it has no quotient.

    The mean of a gamma distribution of mean 1 and variance `spread` after a Poisson count: (seen + 1/spread) / (expected + 1/spread).
    Clayton and Kaldor 1987, Biometrics 43, doi 10.2307/2532003.
    """
    if spread is None or cell.expected < SMALLEST_EXPECTED:
        return None
    return (spread * cell.seen + 1) / (spread * cell.expected + 1)
