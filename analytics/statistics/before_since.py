"""Counts before and since the agreement of 24 June 2020, adjusted for the length of both periods."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_GROWTH, ratio
from analytics.statistics.of_rows import Row

_YEAR = 2020
_BEFORE, _SINCE = 175 / 366, 191 / 366  # parts of 2020: 1 January to 23 June, 24 June to 31 December


def rate_ratio(rows: Sequence[Row]) -> list[Row]:
    """Replace first_year and last_year by before_years and since_years, and add ratio, low, high and growth_pct.

    The rows have the counts `before` and `since` between the first day of first_year and the last day of last_year.
    The ratio compares records a year; growth_pct is given only where both counts reach 30.
    Refuses when the years do not lie on both sides of the agreement.
    """
    first, last = rows[0]["first_year"], rows[0]["last_year"]
    if first > _YEAR or last < _YEAR:
        raise NotEnoughData(0, 1)
    lengths = {"before_years": _YEAR - first + _BEFORE, "since_years": last - _YEAR + _SINCE}
    counted = [{name: row[name] for name in row if name not in ("first_year", "last_year")} for row in rows]
    return [{**row, **lengths, **_ratio(row["before"], row["since"], lengths)} for row in counted]


def whole_years_before(row: Row) -> tuple[int, int]:
    """Return the first year and the last, 2020, in which a row of `rate_ratio` counts what was before the agreement."""
    return round(_YEAR + _BEFORE - row["before_years"]), _YEAR


def whole_years_since(row: Row) -> tuple[int, int]:
    """Return the first year, 2020, and the last in which a row of `rate_ratio` counts what has been since the agreement."""
    return _YEAR, round(_YEAR - _SINCE + row["since_years"])


def _ratio(before: int, since: int, lengths: dict[str, float]) -> Row:
    if before == 0:
        return {"ratio": None, "low": None, "high": None, "growth_pct": None}
    scale = lengths["before_years"] / lengths["since_years"]
    low, high = ratio(since, before)
    adjusted = since / before * scale
    percent = 100 * (adjusted - 1) if min(before, since) >= SMALLEST_GROWTH else None
    return {"ratio": adjusted, "low": low * scale, "high": None if high is None else high * scale, "growth_pct": percent}
