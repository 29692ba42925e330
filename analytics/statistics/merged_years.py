"""Years that hold too few records are taken together with their neighbours, until each group holds enough."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_SHARE
from analytics.statistics.of_rows import Row, Statistic


def years_together(part: str, whole: str, group: str, smallest: int = SMALLEST_SHARE) -> Statistic:
    """Return one row a `group` and run of years: `years` («2019» or «2019-2021»), summed `part` and `whole`, `share_pct` of `part`,
    and `filled_pct`, the same as a whole number that is 0 or 100 only where none or all of them are known.

    A run ends with the year in which it reaches `smallest` records; what is left at the end joins the last run. `whole` counts the
    same records in each group. Refuses when all years together hold fewer.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        wholes = {row["year"]: row[whole] for row in rows}
        runs = _runs(wholes, smallest)
        if not runs:
            raise NotEnoughData(sum(wholes.values()), smallest)
        return [
            _together([row for row in rows if row[group] == name and row["year"] in run], part, whole, group)
            for name in dict.fromkeys(row[group] for row in rows)
            for run in runs
        ]

    return statistic


def _runs(wholes: dict[int, int], smallest: int) -> list[list[int]]:
    runs: list[list[int]] = []
    waiting: list[int] = []
    for year in sorted(wholes):
        waiting.append(year)
        if sum(wholes[one] for one in waiting) >= smallest:
            runs.append(waiting)
            waiting = []
    return [*runs[:-1], [*runs[-1], *waiting]] if runs else []


def _together(rows: list[Row], part: str, whole: str, group: str) -> Row:
    years = [row["year"] for row in rows]
    first, last = min(years), max(years)
    known, records = (sum(row[name] for row in rows) for name in (part, whole))
    named = str(first) if first == last else f"{first}-{last}"
    return {
        group: rows[0][group],
        "years": named,
        part: known,
        whole: records,
        "share_pct": 100 * known / records,
        "filled_pct": _rounded(known, records),
    }


def _rounded(known: int, records: int) -> int:
    return 100 * known // records if known in (0, records) else min(99, max(1, round(100 * known / records)))
