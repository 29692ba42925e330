"""Rates: counts for so many inhabitants, with exact Poisson intervals."""

from collections.abc import Sequence

from scipy.special import gammaincinv

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_RATE = 5  # with 4 records the interval reaches from a quarter of the rate to two and a half times the rate
INHABITANTS = 100_000


def poisson(count: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the exact interval of the mean of a Poisson count, in records.

    Garwood 1936, Fiducial limits for the Poisson distribution, Biometrika 28, doi 10.1093/biomet/28.3-4.437.
    """
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return low, float(gammaincinv(count + 1, 1 - tail))


def rates_per_100000(count: str, population: str) -> Statistic:
    """Add `<count>_per_100000`, low and high to rows; a row under 5 records keeps its count without a rate.

    Refuses when no row reaches 5 records.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        most = max(row[count] for row in rows)
        if most < SMALLEST_RATE:
            raise NotEnoughData(most, SMALLEST_RATE)
        return [{**row, **_rate(count, row[count], row[population])} for row in rows]

    return statistic


def _rate(name: str, count: int, population: int) -> Row:
    if count < SMALLEST_RATE:
        return {f"{name}_per_100000": None, "low": None, "high": None}
    low, high = poisson(count)
    scale = INHABITANTS / population
    return {f"{name}_per_100000": count * scale, "low": low * scale, "high": high * scale}
