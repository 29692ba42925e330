"""How long until something happens: survival with censoring, and incidence where one of several things may happen first."""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from scipy.special import ndtri

from analytics.statistics.intervals import LEVEL


@dataclass(frozen=True)
class Step:
    """One time at which something happened: how many were still waiting, how many it happened to, and the share with its interval."""

    time: float
    at_risk: int
    happened: int
    share: float
    low: float
    high: float


def kaplan_meier(times: Sequence[float], happened: Sequence[bool], level: float = LEVEL) -> list[Step]:
    """Return the share to whom it has not happened yet, at each time at which it happened to someone, with its log-log interval.

    `happened` is False where the watch ended first (right-censored). Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452;
    interval: Kalbfleisch and Prentice 2002, The Statistical Analysis of Failure Time Data, section 1.4, doi 10.1002/9781118032985.
    """
    from scipy.stats import CensoredData, ecdf  # half a second to import

    time, known = numpy.asarray(times, dtype=float), numpy.asarray(happened, dtype=bool)
    if not known.any():
        return []
    curve = ecdf(CensoredData(uncensored=time[known], right=time[~known])).sf
    with warnings.catch_warnings(), numpy.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # no interval where the share is 0 or 1, which is as it should be
        bounds = curve.confidence_interval(level, method="log-log")
    at = {float(t): place for place, t in enumerate(curve.quantiles)}
    return [
        _step(float(t), time, known & (time == t), tuple(float(part[at[float(t)]]) for part in _parts(curve, bounds)))
        for t in numpy.unique(time[known])
    ]


def _parts(curve, bounds) -> tuple:
    return curve.probabilities, bounds.low.probabilities, bounds.high.probabilities


def _step(t: float, time: numpy.ndarray, now: numpy.ndarray, shares: tuple[float, ...]) -> Step:
    share, low, high = (0.0 if math.isnan(part) else part for part in shares)
    return Step(t, int((time >= t).sum()), int(now.sum()), share, low, high if share else 0.0)


def median_time(steps: Sequence[Step]) -> float | None:
    """Return the first time at which half or fewer are left, None where more than half are left at the end of the watch."""
    return next((step.time for step in steps if step.share <= 0.5), None)


def incidence(times: Sequence[float], causes: Sequence[str | None], cause: str, level: float = LEVEL) -> list[Step]:
    """Return the share to whom `cause` has happened first, by time, with its log-log interval; None is a watch that ended before.

    Aalen and Johansen 1978, Scandinavian Journal of Statistics 5; variance by the delta method, Marubini and Valsecchi 1995,
    Analysing Survival Data from Clinical Trials and Observational Studies, section 10.5. To treat other causes as censoring would
    overstate the share.
    """
    time = numpy.asarray(times, dtype=float)
    any_cause = numpy.array([one is not None for one in causes])
    this = numpy.array([one == cause for one in causes])
    moments = numpy.unique(time[any_cause])
    at_risk = numpy.array([(time >= t).sum() for t in moments])
    ended = numpy.array([(any_cause & (time == t)).sum() for t in moments])
    due = numpy.array([(this & (time == t)).sum() for t in moments])
    left = numpy.concatenate([[1.0], numpy.cumprod(1 - ended / at_risk)[:-1]])  # just before each moment
    shares = numpy.cumsum(left * due / at_risk).round(12).clip(0, 1)
    spreads = [_variance(place, shares, left, (at_risk, ended, due)) ** 0.5 for place in range(len(moments))]
    return [
        Step(float(t), int(n), int(d), float(share), *_log_log(float(share), spread, level))
        for t, n, d, share, spread in zip(moments, at_risk, due, shares, spreads, strict=True)
        if d
    ]


def _variance(place: int, shares: numpy.ndarray, left: numpy.ndarray, counts: tuple[numpy.ndarray, ...]) -> float:
    """Return the variance of the share at `place`, summed over the moments until then."""
    n, ended, due = (part[: place + 1].astype(float) for part in counts)
    gap, before = shares[place] - shares[: place + 1], left[: place + 1]
    waiting = n > ended  # nobody is left after the last moment, and nothing depends on it
    first = (gap[waiting] ** 2 * ended[waiting] / (n[waiting] * (n[waiting] - ended[waiting]))).sum()
    second = (before**2 * due * (n - due) / n**3).sum()
    third = (gap * before * due / n**2).sum()
    return float(max(first + second - 2 * third, 0.0))


def _log_log(share: float, spread: float, level: float) -> tuple[float, float]:
    if share in (0.0, 1.0) or spread < 1e-7:
        return share, share
    width = min(float(ndtri(0.5 + level / 2)) * spread / (share * abs(math.log(share))), 50.0)  # beyond it the interval is 0 to 1
    return share ** math.exp(width), share ** math.exp(-width)
