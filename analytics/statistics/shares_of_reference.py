"""Shares in a whole that the view's own filter does not shrink."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData, too_few_of
from analytics.statistics.intervals import SMALLEST_SHARE
from analytics.statistics.of_rows import Row, Statistic, shares


def shares_of(part: str, whole: str) -> Statistic:
    """Add share_pct, low_pct and high_pct (Wilson) of `part` in each row's own `whole`; refuses when no whole reaches 30.

    A row whose `whole` is under 30 keeps its counts without a share.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        largest = max(row[whole] for row in rows)
        if largest < SMALLEST_SHARE:
            raise NotEnoughData(largest, SMALLEST_SHARE, too_few_of(whole))
        return shares(part, whole)(rows)

    return statistic
