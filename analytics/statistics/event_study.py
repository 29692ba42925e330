"""What follows an event for those it happens to, beside those it has not happened to yet: an event study by imputation."""

from dataclasses import dataclass

import numpy
from scipy.special import stdtr, stdtrit

from analytics.errors import TOO_FEW_ORGANISATIONS, NotEnoughData
from analytics.statistics.intervals import LEVEL
from analytics.statistics.progress import counted

SMALLEST_TREATED = 40  # a rise by half is then seen in about 83 of 100 worlds
PLACEBO_PERIODS = 2
_RESAMPLES, _SEED, _ROUNDS = 400, 20200624, 60
_WIDER = 1.06  # the bootstrap alone is a little too sure with 40 to 60 units: 5.7 false alarms in 100 worlds


@dataclass(frozen=True)
class Effect:
    """The mean difference at a `horizon`, in periods since the event, from what was expected; negative horizons are placebo ones."""

    horizon: int
    treated: int
    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class EventStudy:
    """Effects by horizon, the mean one, its p, and the smallest effect seen in 80 of 100 worlds."""

    effects: tuple[Effect, ...]
    mean: Effect
    p: float
    smallest_visible: float
    before: float  # mean outcome of a period before the event


def event_study(outcome: numpy.ndarray, start: numpy.ndarray, longest: int = 3) -> EventStudy:
    """Return the study of `outcome` (unit x period), where unit i meets its event in period start[i], -1 for never.

    What would have been is a unit and a period effect fitted on cells before the event; effects are differences from it, up to
    `longest` periods after. Intervals are by a bootstrap over units. The placebo pretends that the event came two periods earlier.
    Refuses under 40 units with three periods before the event, or where the placebo shows an effect («pretrend»).
    Borusyak, Jaravel and Spiess 2024, Review of Economic Studies 91, doi 10.1093/restud/rdae007; pre-test: section 4.4 there.
    """
    usable = (start < 0) | (start > PLACEBO_PERIODS)
    outcome, start = outcome[usable].astype(float), start[usable]
    treated = int((start >= 0).sum())
    if treated < SMALLEST_TREATED or treated == len(start):
        raise NotEnoughData(treated if treated < len(start) else 0, SMALLEST_TREATED, TOO_FEW_ORGANISATIONS)
    placebo = _studied(_without(outcome, start), start - numpy.where(start >= 0, PLACEBO_PERIODS, 0), PLACEBO_PERIODS - 1)
    if placebo.p < 0.05:
        raise NotEnoughData(round(100 * placebo.p), 5, "pretrend")
    found = _studied(outcome, start, longest)
    earlier = tuple(Effect(one.horizon - PLACEBO_PERIODS, one.treated, one.estimate, one.low, one.high) for one in placebo.effects)
    before = float(outcome[_untreated(outcome, start) & (start >= 0)[:, None]].mean())
    return EventStudy((*earlier, *found.effects), found.mean, found.p, found.visible, before)


@dataclass(frozen=True)
class _Studied:
    effects: tuple[Effect, ...]
    mean: Effect
    p: float
    visible: float


def _without(outcome: numpy.ndarray, start: numpy.ndarray) -> numpy.ndarray:
    """Return the outcomes before the event; those after it are unknown."""
    return numpy.where(_untreated(outcome, start), outcome, numpy.nan)


def _studied(outcome: numpy.ndarray, start: numpy.ndarray, longest: int) -> _Studied:
    means = _means(outcome, start, longest, numpy.ones((1, len(start))))[0]
    spreads = _means(outcome, start, longest, _drawn_again(start)).std(axis=0, ddof=1) * _WIDER
    treated = int((start >= 0).sum())
    counts = [int(((start >= 0) & (start + horizon < outcome.shape[1])).sum()) for horizon in range(longest + 1)]
    width = float(stdtrit(treated - 1, 0.5 + LEVEL / 2))
    found = [
        Effect(horizon, count, float(mean), float(mean - width * spread), float(mean + width * spread))
        for horizon, count, mean, spread in zip([*range(longest + 1), -1], [*counts, treated], means, spreads, strict=True)
    ]
    p = float(2 * stdtr(treated - 1, -abs(means[-1] / spreads[-1]))) if spreads[-1] else 1.0
    return _Studied(tuple(found[:-1]), found[-1], p, float((width + 0.8416) * spreads[-1]))


def _drawn_again(start: numpy.ndarray) -> numpy.ndarray:
    """Return how often each unit is drawn, a line a world; those with and without an event apart, so that neither runs out."""
    random = numpy.random.default_rng(_SEED)
    weights = numpy.zeros((_RESAMPLES, len(start)))
    for group in (numpy.flatnonzero(start >= 0), numpy.flatnonzero(start < 0)):
        if len(group):
            weights[:, group] = random.multinomial(len(group), numpy.full(len(group), 1 / len(group)), size=_RESAMPLES)
    return weights


def _means(outcome: numpy.ndarray, start: numpy.ndarray, longest: int, weights: numpy.ndarray) -> numpy.ndarray:
    """Return the mean difference at each horizon, then over all of them, a line a world of `weights` (world x unit)."""
    known = ~numpy.isnan(outcome)
    values = numpy.where(known, outcome, 0.0)
    unit, period = _expected(values, known & _untreated(outcome, start), weights)
    since = numpy.where(start[:, None] >= 0, numpy.arange(outcome.shape[1]) - start[:, None], -1)
    cells = [known & (since == horizon) for horizon in range(longest + 1)]
    cells.append(known & (since >= 0) & (since <= longest))
    return numpy.stack([_mean_gap(values, one.astype(float), (unit, period), weights) for one in cells], axis=-1)


def _mean_gap(values: numpy.ndarray, cells: numpy.ndarray, effects: tuple, weights: numpy.ndarray) -> numpy.ndarray:
    """Return in each world the weighted mean over `cells` of the outcome less its unit and period effects."""
    unit, period = effects
    counts = cells.sum(axis=1)
    seen = weights @ (values * cells).sum(axis=1)
    expected = (weights * unit) @ counts + (period * (weights @ cells)).sum(axis=1)
    return (seen - expected) / (weights @ counts).clip(1)


def _expected(values: numpy.ndarray, known: numpy.ndarray, weights: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the effects of units (world x unit) and periods (world x period), fitted on `known` cells by turns."""
    cells = known.astype(float)
    by_unit, by_period = cells.sum(axis=1).clip(1), (weights @ cells).clip(1)
    of_unit, of_period = (values * cells).sum(axis=1), weights @ (values * cells)
    unit, period = numpy.zeros(weights.shape), numpy.zeros((len(weights), values.shape[1]))
    for _ in counted(range(_ROUNDS)):
        unit = (of_unit - period @ cells.T) / by_unit
        period = (of_period - (weights * unit) @ cells) / by_period
    return unit, period


def _untreated(outcome: numpy.ndarray, start: numpy.ndarray) -> numpy.ndarray:
    return (start[:, None] < 0) | (numpy.arange(outcome.shape[1]) < start[:, None])
