"""Concentration on the rows of an answer: over regions by period, over organisations by axis, as a Lorenz curve."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.concentration import bootstrap, gini, herfindahl, lorenz, top_share
from analytics.statistics.of_rows import Row, Statistic

SMALLEST_CONCENTRATION = 30  # the plain index reads 0.187 at 30 records where 0.159 is true
PERIOD_YEARS = 3


def within_bounds(counts: Sequence[int]) -> tuple[float, float]:
    """Return the bootstrap interval of the unbiased index of `counts`, kept between 0 and 1."""
    low, high = bootstrap(counts, herfindahl)
    return max(0.0, low), min(1.0, high)


def concentration_by_period(unit: str, count: str) -> Statistic:
    """Return the index of `count` over `unit` for all years and for each three-year period of the column `year`.

    Rows: period, `count`, index, low, high, top3_share_pct. Periods start in years that 3 divides and are named by the years
    that the rows cover. A period under 30 records has no index; refuses when all years together have fewer.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        total = sum(row[count] for row in rows)
        if total < SMALLEST_CONCENTRATION:
            raise NotEnoughData(total, SMALLEST_CONCENTRATION)
        starts = sorted({row["year"] - row["year"] % PERIOD_YEARS for row in rows})
        periods = [[row for row in rows if start <= row["year"] < start + PERIOD_YEARS] for start in starts]
        several = [rows, *periods] if len(periods) > 1 else periods
        return [_period(period, rows, unit, count) for period in several]

    return statistic


def _period(rows: Sequence[Row], all_rows: Sequence[Row], unit: str, count: str) -> Row:
    counts = list(_summed(rows, unit, count).values())
    named = {"period": _years_of(rows, all_rows), count: sum(counts)}
    if sum(counts) < SMALLEST_CONCENTRATION:
        return {**named, "index": None, "low": None, "high": None, "top3_share_pct": None}
    low, high = within_bounds(counts)
    return {**named, "index": herfindahl(counts), "low": low, "high": high, "top3_share_pct": 100 * top_share(counts, 3)}


def _summed(rows: Sequence[Row], unit: str, count: str) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row[unit]] = sums.get(row[unit], 0) + row[count]
    return sums


def _years_of(rows: Sequence[Row], all_rows: Sequence[Row]) -> str:
    years, covered = [row["year"] for row in rows], [row["year"] for row in all_rows]
    if rows is all_rows:
        return _span(min(years), max(years))
    start = min(years) - min(years) % PERIOD_YEARS
    return _span(max(start, min(covered)), min(start + PERIOD_YEARS - 1, max(covered)))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def concentration_by_group(group: str, count: str) -> Statistic:
    """Return the index of `count` for each `group`, in percent: records, index_pct, low_pct, high_pct, top5_share_pct.

    A group under 30 records has no index; refuses when no group has 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        groups: dict[str, list[int]] = {}
        for row in rows:
            groups.setdefault(row[group], []).append(row[count])
        most = max(sum(counts) for counts in groups.values())
        if most < SMALLEST_CONCENTRATION:
            raise NotEnoughData(most, SMALLEST_CONCENTRATION)
        return [{group: name, "records": sum(counts), **_percent(counts)} for name, counts in groups.items()]

    return statistic


def _percent(counts: list[int]) -> Row:
    if sum(counts) < SMALLEST_CONCENTRATION:
        return {"index_pct": None, "low_pct": None, "high_pct": None, "top5_share_pct": None}
    low, high = within_bounds(counts)
    return {
        "index_pct": 100 * herfindahl(counts),
        "low_pct": 100 * low,
        "high_pct": 100 * high,
        "top5_share_pct": 100 * top_share(counts, 5),
    }


def lorenz_curve(count: str) -> Statistic:
    """Return the Lorenz curve of `count` over the rows, from (0, 0) to (100, 100): units_pct, records_pct, and gini on every row.

    Only the corners are kept: units with equal counts lie on one straight line. Refuses under 30 records.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        counts = sorted(row[count] for row in rows)
        if sum(counts) < SMALLEST_CONCENTRATION:
            raise NotEnoughData(sum(counts), SMALLEST_CONCENTRATION)
        inequality, points = gini(counts), lorenz(counts)
        corners = [0, *(place for place in range(1, len(counts)) if counts[place] != counts[place - 1]), len(counts)]
        return [{"units_pct": 100 * points[at][0], "records_pct": 100 * points[at][1], "gini": inequality} for at in corners]

    return statistic
