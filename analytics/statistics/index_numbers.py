"""Index numbers: counts by year as percent of a base year that is large enough to bear them."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_GROWTH, ratio
from analytics.statistics.of_rows import Row, Statistic


def index_numbers(count: str, base: int | None = None, series: str | None = None) -> Statistic:
    """Add base_year, index (100 in the base year), low and high (exact, of the ratio to the base) to counts by `year`.

    Without a `base` it is the first year in which a series reaches 30. A series whose base is under 30 keeps its counts
    without an index; rows without a year have none either. Refuses when no series has a base of 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        year = base or _first_base(rows, count)
        bases = {row.get(series or ""): row[count] for row in rows if row["year"] == year}
        most = max(bases.values(), default=0)
        if most < SMALLEST_GROWTH:
            raise NotEnoughData(most, SMALLEST_GROWTH, "base_too_few")
        return [{**row, "base_year": year, **_index(row[count], bases.get(row.get(series or ""), 0), row["year"], year)} for row in rows]

    return statistic


def _first_base(rows: Sequence[Row], count: str) -> int:
    dated = [row for row in rows if row["year"] is not None]
    able = [row["year"] for row in dated if row[count] >= SMALLEST_GROWTH]
    if not able:
        raise NotEnoughData(max((row[count] for row in dated), default=0), SMALLEST_GROWTH, "no_base")
    return min(able)


def _index(count: int, base: int, year: int | None, base_year: int) -> Row:
    if base < SMALLEST_GROWTH or year is None:
        return {"index": None, "low": None, "high": None}
    if year == base_year:
        return {"index": 100.0, "low": 100.0, "high": 100.0}
    low, high = ratio(count, base)
    return {"index": 100 * count / base, "low": 100 * low, "high": None if high is None else 100 * high}
