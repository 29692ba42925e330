"""Statistics on the rows of an answer: each takes column names and returns a function rows -> rows."""

from collections.abc import Callable, Sequence
from typing import Any

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_GROWTH, SMALLEST_SHARE, ratio, wilson

Row = dict[str, Any]
Statistic = Callable[[Sequence[Row]], list[Row]]


def shares(part: str, whole: str | None = None) -> Statistic:
    """Add share_pct, low_pct and high_pct (Wilson) of `part` in the column `whole`, or in the sum of `part`.

    Refuses when the sum is under 30; a row whose own `whole` is under 30 keeps its counts without a share.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        total = sum(row[whole or part] for row in rows)
        if total < SMALLEST_SHARE:
            raise NotEnoughData(total, SMALLEST_SHARE)
        return [{**row, **share_columns(row[part], row[whole] if whole else total)} for row in rows]

    return statistic


def share_columns(part: int, whole: int) -> Row:
    """Return share_pct, low_pct and high_pct (Wilson) of `part` in `whole`, all None where the whole is under 30."""
    if whole < SMALLEST_SHARE:
        return {"share_pct": None, "low_pct": None, "high_pct": None}
    low, high = wilson(part, whole)
    return {"share_pct": 100 * part / whole, "low_pct": 100 * low, "high_pct": 100 * high}


def growth(earlier: str = "previous", later: str = "latest") -> Statistic:
    """Add ratio, low and high (exact) of `later` to `earlier`, and growth_pct only where both counts reach 30."""
    return lambda rows: [{**row, **_growth(row[earlier], row[later])} for row in rows]


def _growth(earlier: int | None, later: int | None) -> Row:
    if not earlier or later is None:
        return {"ratio": None, "low": None, "high": None, "growth_pct": None}
    low, high = ratio(later, earlier)
    percent = 100 * (later / earlier - 1) if min(earlier, later) >= SMALLEST_GROWTH else None
    return {"ratio": later / earlier, "low": low, "high": high, "growth_pct": percent}
