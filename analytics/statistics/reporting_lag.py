"""Reporting lag: how long records take to be written down, and how many of the recent ones are still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from scipy.special import betaln, gammaln

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL, wilson

SMALLEST_LAGS = 30


@dataclass(frozen=True)
class Completeness:
    """The share of records, between 0 and 1, that are written down within `lag` periods, and how many records say so."""

    lag: int
    share: float
    low: float
    high: float
    records: int


def completeness(lags: Sequence[int], longest: Sequence[int], records: Sequence[int] | None = None) -> list[Completeness]:
    """Return the share written down within 0, 1, 2 ... periods, corrected for what could not have been seen yet.

    `lags` are whole periods from the thing to its record, `longest` the lag at which each record could have been written last before
    the register was closed; `records` says how many each pair of them stands for (one by default). Without the correction recent, still
    incomplete periods would make lags look short. The interval (Wilson) leaves the truncation out. Raises `NotEnoughData` under 30.
    Reverse-time product limit, Lagakos, Barraj and De Gruttola 1988, Biometrika 75, doi 10.1093/biomet/75.3.515.
    """
    lag, limit = numpy.asarray(lags), numpy.asarray(longest)
    weight = numpy.ones(len(lag), dtype=int) if records is None else numpy.asarray(records)
    if weight.sum() < SMALLEST_LAGS:
        raise NotEnoughData(int(weight.sum()), SMALLEST_LAGS)
    shares = [1.0]
    for later in range(int(lag.max()), 0, -1):
        watched = (limit >= later) & (lag <= later)
        exactly = int(weight[watched & (lag == later)].sum())
        shares.append(shares[-1] * (1 - exactly / max(int(weight[watched].sum()), 1)))
    told = [int(weight[limit >= most].sum()) for most in range(len(shares))]
    return [_completeness(most, share, told[most]) for most, share in enumerate(reversed(shares))]


def _completeness(lag: int, share: float, records: int) -> Completeness:
    low, high = wilson(round(share * records), records) if records else (0.0, 1.0)
    return Completeness(lag, float(share), low, high, records)


def nowcast(count: int, share: float, records: int) -> tuple[float, float, float]:
    """Return how many there will be once all are written down, with its interval, where `share` of them are by now.

    `records` is how many told the share. Given the final number the present one is binomial, so the number still to come is negative
    binomial (Lawless 1994, Canadian Journal of Statistics 22, doi 10.2307/3315820); what is not known of the share spreads it
    further, to a beta negative binomial (Johnson, Kemp and Kotz 2005, Univariate Discrete Distributions, section 6.2.3).
    """
    if share >= 1:
        return float(count), float(count), float(count)
    final = count / share
    coming = _still_to_come(count + 1, share * records + 0.5, (1 - share) * records + 0.5)
    low, high = (count + int(numpy.searchsorted(coming, chance)) for chance in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return final, min(final, low), max(final, high)


def _still_to_come(seen: float, alpha: float, beta: float) -> numpy.ndarray:
    """Return the chance, between 0 and 1, that 0, 1, 2 ... or fewer are still to come."""
    mean = seen * beta / max(alpha - 1, 0.5)
    number = numpy.arange(int(mean + 12 * (mean * (1 + mean / seen)) ** 0.5) + 20)
    ways = gammaln(number + seen) - gammaln(number + 1) - gammaln(seen)
    return numpy.cumsum(numpy.exp(ways + betaln(alpha + seen, beta + number) - betaln(alpha, beta)))
