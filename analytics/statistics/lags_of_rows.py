"""Reporting lags on the rows of an answer."""

from collections.abc import Sequence

from analytics.statistics.capture import chapman
from analytics.statistics.of_rows import Row
from analytics.statistics.reporting_lag import Completeness, completeness, nowcast

_LONGEST_SHOWN = 24  # months
_PERIOD_MONTHS, _PERIODS = 3, 8
NEARLY_ALL = 90  # percent; what is less is shaded
_LEAST_SHARE = 50  # percent; below it more would be guessed than is known


def written_down_by(rows: Sequence[Row]) -> list[Row]:
    """Return for each lag_months up to 24: share_pct written down by then with low_pct and high_pct, and at_risk, the records that tell.

    Rows hold lag_months, longest_months (the lag at which a record could have come last) and records. Refuses under 30 records.
    """
    return [
        {"lag_months": one.lag, "at_risk": one.records, "share_pct": 100 * one.share, "low_pct": 100 * one.low, "high_pct": 100 * one.high}
        for one in _known(rows)[: _LONGEST_SHOWN + 1]
    ]


def still_to_come(rows: Sequence[Row]) -> list[Row]:
    """Return for each three months of the last 24: until_month, records, share_pct (written down by now), in_the_end with low and high.

    Rows are those of `written_down_by` with closed, the month of the closing as 12 times the year plus the month. until_month is
    YYYY-MM, the earliest first. Under 50 % written down there is no in_the_end. Refuses under 30 records.
    """
    known = _known(rows)
    return [_period(rows, known, place) for place in reversed(range(_PERIODS))]


def _known(rows: Sequence[Row]) -> list[Completeness]:
    return completeness(*([row[name] for row in rows] for name in ("lag_months", "longest_months", "records")))


def _period(rows: Sequence[Row], known: list[Completeness], place: int) -> Row:
    """Return the three months that end `place` times three months before the closing; records fall evenly on them."""
    ages = range(_PERIOD_MONTHS * place, _PERIOD_MONTHS * (place + 1))
    count = sum(row["records"] for row in rows if row["longest_months"] in ages)
    told = [known[min(age, len(known) - 1)] for age in ages]
    share = sum(one.share for one in told) / len(told)
    year, month = divmod(rows[0]["closed"] - ages[0] - 1, 12)
    named = {"until_month": f"{year}-{month + 1:02}", "records": count, "share_pct": 100 * share}
    if named["share_pct"] < _LEAST_SHARE:
        return {**named, "in_the_end": None, "low": None, "high": None}
    final, low, high = nowcast(count, share, told[0].records)
    return {**named, "in_the_end": final, "low": low, "high": high}


def two_lists(rows: Sequence[Row]) -> list[Row]:
    """Return list, events, low and high for the lists `first`, `second`, both (`listed`), what they share, and all there are (`in_all`).

    Rows hold one row: the sizes first, second and shared. Only the last line is an estimate and has an interval.
    """
    first, second, shared = (rows[0][name] for name in ("first", "second", "shared"))
    found = chapman(first, second, shared)
    counted = {"first": first, "second": second, "shared": shared, "listed": first + second - shared}
    estimated = {"list": "in_all", "events": found.estimate, "low": found.low, "high": found.high}
    return [*({"list": name, "events": count, "low": None, "high": None} for name, count in counted.items()), estimated]
