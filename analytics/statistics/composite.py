"""A composite index: several indicators on one scale, weighed, and how far each rank hangs on weights, scale and chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

SMALLEST_UNITS, SMALLEST_INDICATORS = 5, 5
KEPT = 0.9  # of the draws in which a pair keeps its order, and the level of the interval of a rank
Values = numpy.ndarray


@dataclass(frozen=True)
class Ranking:
    """For each unit its score (0 to 100), rank, low_rank and high_rank (all nan without a score); pairs, and pairs_kept of them."""

    score: Values
    rank: Values
    low_rank: Values
    high_rank: Values
    pairs: int
    pairs_kept: int


def between_ends(values: Values) -> Values:
    """Return indicators (..., units, indicators) on a scale from 0, the least unit, to 1, the largest; nan where they do not differ."""
    unknown = numpy.isnan(values)
    least = numpy.where(unknown, numpy.inf, values).min(axis=-2, keepdims=True)
    most = numpy.where(unknown, -numpy.inf, values).max(axis=-2, keepdims=True)
    return _over(values - least, most - least)


def from_the_mean(values: Values) -> Values:
    """Return indicators (..., units, indicators) as standard deviations from the mean of the units; nan where they do not differ."""
    known = ~numpy.isnan(values)
    number = numpy.maximum(known.sum(axis=-2, keepdims=True), 1)
    apart = values - numpy.where(known, values, 0.0).sum(axis=-2, keepdims=True) / number
    spread = numpy.sqrt((numpy.where(known, apart, 0.0) ** 2).sum(axis=-2, keepdims=True) / number)
    return _over(apart, spread)


def _over(part: Values, whole: Values) -> Values:
    differs = whole > 1e-12
    return numpy.where(differs, part / numpy.where(differs, whole, 1.0), numpy.nan)


def scores(scaled: Values, weights: Values) -> Values:
    """Return the weighted mean of scaled indicators (..., units, indicators) of each unit over those it has a value of.

    `weights` (..., indicators) need not add up to 1; those of what a unit lacks fall to the others. Where fewer than 5 weighed ones are
    left there is none (nan).
    """
    known = ~numpy.isnan(scaled) & (weights > 0)[..., None, :]
    weighed = numpy.where(known, weights[..., None, :], 0.0)
    mean = (numpy.where(known, scaled, 0.0) * weighed).sum(axis=-1) / numpy.maximum(weighed.sum(axis=-1), 1e-300)
    return numpy.where(known.sum(axis=-1) >= SMALLEST_INDICATORS, mean, numpy.nan)


def ranks(scored: Values) -> Values:
    """Return the rank of each unit (..., units), 1 for the highest score; equal scores share the better rank, nan has none."""
    higher = (scored[..., None, :] > scored[..., :, None] + 1e-12).sum(axis=-1)
    return numpy.where(numpy.isnan(scored), numpy.nan, 1.0 + higher)


def drawn_scores(drawn: Values, weights: Sequence[float], random: numpy.random.Generator) -> Values:
    """Return scores (draws, units) of drawn indicators (draws, units, indicators), with weights and scale drawn as well.

    Each draw has its own weights, from a Dirichlet distribution whose mean is `weights` and whose total is the number of weighed
    indicators (for equal weights: every division is as likely as any other), and one of the two scales. Needs draws of at least 1 unit.
    Saisana, Saltelli and Tarantola 2005, J. R. Stat. Soc. A 168, doi 10.1111/j.1467-985X.2005.00350.x.
    """
    share = numpy.asarray(weights, dtype=float) / sum(weights)
    used = share > 0
    division = numpy.zeros((len(drawn), len(share)))
    division[:, used] = random.dirichlet(share[used] * used.sum(), len(drawn))
    by_ends = random.random(len(drawn)) < 0.5
    scaled = numpy.where(by_ends[:, None, None], between_ends(drawn), from_the_mean(drawn))
    return scores(scaled, numpy.maximum(division, 1e-9 * used))  # a weight drawn as nothing still says that its indicator is in use


def pairs_in_order(scored: Values, drawn: Values) -> tuple[int, int]:
    """Return how many pairs of units with a score there are, and how many keep their order of `scored` in 90% of the draws."""
    first, second = numpy.triu_indices(len(scored), 1)
    compared = ~numpy.isnan(scored[first]) & ~numpy.isnan(scored[second])
    first, second = first[compared], second[compared]
    up = numpy.where(scored[first] >= scored[second], first, second)
    down = first + second - up
    keep = (drawn[:, up] > drawn[:, down]).mean(axis=0) if len(first) else numpy.zeros(0)
    return len(first), int((keep >= KEPT).sum())


def ranking(values: Values, drawn: Values, weights: Sequence[float], random: numpy.random.Generator) -> Ranking:
    """Return scores of `values` (units, indicators; nan is unknown) on the scale between ends, and ranks with their 90% interval.

    `drawn` (draws, units, indicators) are the same indicators computed on counts drawn again. OECD and JRC 2008, Handbook on
    Constructing Composite Indicators, doi 10.1787/9789264043466-en, steps 5 to 7.
    """
    scored = scores(between_ends(values), numpy.asarray(weights, dtype=float))
    again = drawn_scores(drawn, weights, random)
    again = numpy.where(numpy.isnan(scored), numpy.nan, again)
    low, high = _interval(ranks(again))
    pairs, kept = pairs_in_order(scored, again)
    return Ranking(100 * scored, ranks(scored), low, high, pairs, kept)


def _interval(drawn: Values) -> tuple[Values, Values]:
    tail = (1 - KEPT) / 2
    scored = ~numpy.isnan(drawn).all(axis=0)
    ends = numpy.full((2, drawn.shape[1]), numpy.nan)
    ends[0, scored] = numpy.nanquantile(drawn[:, scored], tail, axis=0, method="inverted_cdf")
    ends[1, scored] = numpy.nanquantile(drawn[:, scored], 1 - tail, axis=0, method="inverted_cdf")
    return ends[0], ends[1]
