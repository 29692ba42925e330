"""Reporting lags on the rows of an answer."""

from collections.abc import Sequence

from analytics.statistics.capture import chapman
from analytics.statistics.of_rows import Row
from analytics.statistics.reporting_lag import completeness

_LONGEST_SHOWN = 24  # months


def written_down_by(rows: Sequence[Row]) -> list[Row]:
    """Return for each lag_months up to 24: share_pct written down by then with low_pct and high_pct, and at_risk, the records that tell.

    Rows hold lag_months, longest_months (the lag at which a record could have come last) and records. Refuses under 30 records.
    """
    lags = [row["lag_months"] for row in rows for _ in range(row["records"])]
    longest = [row["longest_months"] for row in rows for _ in range(row["records"])]
    return [
        {"lag_months": one.lag, "at_risk": one.records, "share_pct": 100 * one.share, "low_pct": 100 * one.low, "high_pct": 100 * one.high}
        for one in completeness(lags, longest)[: _LONGEST_SHOWN + 1]
    ]


def two_lists(rows: Sequence[Row]) -> list[Row]:
    """Return list, events, low and high for the lists `first`, `second`, both (`listed`), what they share, and all there are (`in_all`).

    Rows hold one row: the sizes first, second and shared. Only the last line is an estimate and has an interval.
    """
    first, second, shared = (rows[0][name] for name in ("first", "second", "shared"))
    found = chapman(first, second, shared)
    counted = {"first": first, "second": second, "shared": shared, "listed": first + second - shared}
    estimated = {"list": "in_all", "events": found.estimate, "low": found.low, "high": found.high}
    return [*({"list": name, "events": count, "low": None, "high": None} for name, count in counted.items()), estimated]
