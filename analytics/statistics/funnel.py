"""A funnel: how many of those who took one step took the next one too."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData, too_few_of
from analytics.statistics.intervals import SMALLEST_SHARE
from analytics.statistics.of_rows import Row, Statistic, share_columns


def funnel(step: str, count: str) -> Statistic:
    """Return the rows with share_pct, low_pct and high_pct (Wilson) of each step in the one before.

    A step that follows fewer than 30 has no share, nor has the first one. Refuses when the first has fewer than 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        if rows[0][count] < SMALLEST_SHARE:
            raise NotEnoughData(rows[0][count], SMALLEST_SHARE, too_few_of(count))
        before = [0, *(row[count] for row in rows)]
        return [{step: row[step], count: row[count], **share_columns(row[count], whole)} for row, whole in zip(rows, before, strict=False)]

    return statistic
