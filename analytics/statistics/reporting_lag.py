"""Reporting lag: how long records take to be written down, and how many of the recent ones are still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import wilson

SMALLEST_LAGS = 30


@dataclass(frozen=True)
class Completeness:
    """The share of records, between 0 and 1, that are written down within `lag` periods, and how many records say so."""

    lag: int
    share: float
    low: float
    high: float
    records: int


def completeness(lags: Sequence[int], longest: Sequence[int]) -> list[Completeness]:
    """Return the share written down within 0, 1, 2 ... periods, corrected for what could not have been seen yet.

    `lags` are whole periods from the thing to its record, `longest` the lag at which each record could have been written last before
    the register was closed. Without the correction recent, still incomplete periods would make lags look short. The interval
    (Wilson) leaves the truncation out. Raises `NotEnoughData` under 30. Reverse-time product limit, Lagakos, Barraj and De
    Gruttola 1988, Biometrika 75, doi 10.1093/biomet/75.3.515.
    """
    if len(lags) < SMALLEST_LAGS:
        raise NotEnoughData(len(lags), SMALLEST_LAGS)
    lag, limit = numpy.asarray(lags), numpy.asarray(longest)
    shares = [1.0]
    for later in range(int(lag.max()), 0, -1):
        watched = (limit >= later) & (lag <= later)
        exactly = int((watched & (lag == later)).sum())
        shares.append(shares[-1] * (1 - exactly / max(int(watched.sum()), 1)))
    records = [int((limit >= most).sum()) for most in range(len(shares))]
    return [_completeness(most, share, records[most]) for most, share in enumerate(reversed(shares))]


def _completeness(lag: int, share: float, records: int) -> Completeness:
    low, high = wilson(round(share * records), records) if records else (0.0, 1.0)
    return Completeness(lag, float(share), low, high, records)


def nowcast(count: int, share: float) -> tuple[float, float, float]:
    """Return how many there will be once all are written down, with its interval, where `share` of them are by now.

    Given the final number, the present one is binomial; the interval is that of the negative binomial number still to come, by its
    mean and variance. Lawless 1994, Canadian Journal of Statistics 22, doi 10.2307/3315820.
    """
    final = count / share
    spread = 1.96 * (count * (1 - share)) ** 0.5 / share
    return final, max(float(count), final - spread), final + spread
