"""An unfinished year beside the same months of the year before, where enough records have a month."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row

MOST_WITHOUT_MONTH = 0.2  # of the records of a year
_YEARS = ("now", "before")


def same_months(rows: Sequence[Row]) -> list[Row]:
    """Return `rows`, a register each, without the counts `now` and `before` where they cannot be compared.

    Beside them a row has `without_month_now`, `records_now` and the same of the year before. Raises `NotEnoughData` where no register is
    left: it tells how many records have a month and how many should, of the register and year that lack some and come nearest.
    """
    if not any(map(_has_months, rows)):
        thin = [one for one in (_months(row, year) for row in rows for year in _YEARS) if one[0] < one[1]]
        raise NotEnoughData(*max(thin, key=lambda one: one[0] / one[1]))
    return [row if _has_months(row) else {**row, "now": None, "before": None} for row in rows]


def _has_months(row: Row) -> bool:
    return all(row[f"records_{year}"] and row[f"without_month_{year}"] <= MOST_WITHOUT_MONTH * row[f"records_{year}"] for year in _YEARS)


def _months(row: Row, year: str) -> tuple[int, int]:
    return row[f"records_{year}"] - row[f"without_month_{year}"], max(-(-4 * row[f"records_{year}"] // 5), 1)
