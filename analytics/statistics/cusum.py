"""Cumulative sums of counts: when a series has left the level of its first periods, by a rule that seldom cries wolf."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from scipy.special import chdtrc

from analytics.errors import NotEnoughData

SMALLEST_REFERENCE = 5  # periods; fewer cannot tell a level from its own chance
SMALLEST_RECORDS = 30  # to be expected in the reference, were all periods alike: a bar on the reference itself would favour one direction
SHIFT = 1.5  # the change to be seen: half as many again, or two thirds
FALSE_ALARMS = 0.05
UNEVEN = 0.01  # chance of periods as unequal as those of the reference, below which they have no common level
_WORLDS, _CHANGED_WORLDS, _SEED = 10_000, 2_000, 19850501


@dataclass(frozen=True)
class Cusum:
    """A one-sided sum of counts over the periods after a reference.

    `mean` is the records a period of the reference, `reference_value` what each period is held against, `sums` the cumulative sum after
    each later period, `decision` what one of them passes in 5 % of worlds that stay as they are, `power` the chance, between 0 and 1, that
    a change by `SHIFT` from the first later period on would be seen.
    """

    mean: float
    reference_value: float
    decision: float
    sums: tuple[float, ...]
    power: float

    @property
    def first_alarm(self) -> int | None:
        """Return the place of the first sum above the decision, None where there is none."""
        return next((place for place, height in enumerate(self.sums) if height > self.decision), None)


def cusum(counts: Sequence[int], reference: int, is_upward: bool = True) -> Cusum:
    """Return the cumulative sum of `counts`, one a period, whose first `reference` periods are the level they are held against.

    Lucas 1985, Technometrics 27, doi 10.1080/00401706.1985.10488030. The level is estimated, so the decision is drawn from worlds that
    have as many records in all, each falling on any period with the same chance: the share of false alarms holds whatever the true level.
    Raises `NotEnoughData` where the periods or their records are too few, or the reference has no common level.
    """
    check(counts, reference)
    drawn = even_worlds(sum(counts), len(counts), numpy.random.default_rng(_SEED), _WORLDS)
    decision = _passed_by(FALSE_ALARMS, highest(drawn, reference, is_upward))
    changed = _changed_worlds(counts, reference, is_upward)
    [sums] = _sums(numpy.asarray([counts]), reference, is_upward)
    mean = sum(counts[:reference]) / reference
    held_against = float(_reference_value(numpy.asarray(mean), is_upward))
    return Cusum(mean, held_against, decision, tuple(map(float, sums)), float((highest(changed, reference, is_upward) > decision).mean()))


def check(counts: Sequence[int], reference: int) -> None:
    """Raise `NotEnoughData` where `counts` cannot be watched: it says what there is and what it takes."""
    if reference < SMALLEST_REFERENCE or len(counts) <= reference:
        raise NotEnoughData(len(counts), max(reference, SMALLEST_REFERENCE) + 1, "too_few_periods")
    needed = -(-SMALLEST_RECORDS * len(counts) // reference)
    if sum(counts) < needed:
        raise NotEnoughData(sum(counts), needed, "too_few_counted")
    if unevenness(counts[:reference]) < UNEVEN:
        raise NotEnoughData(reference, reference, "uneven_reference")


def unevenness(counts: Sequence[int]) -> float:
    """Return the chance that Poisson counts of one level differ as much as these (index of dispersion).

    Fisher 1950, Biometrics 6, pages 17 to 24.
    """
    mean = sum(counts) / len(counts)
    return float(chdtrc(len(counts) - 1, sum((count - mean) ** 2 for count in counts) / mean))


def even_worlds(records: int, periods: int, random: numpy.random.Generator, worlds: int) -> numpy.ndarray:
    """Return counts, a world a line and a period a column, of `records` that fall on any period with the same chance."""
    return random.multinomial(records, numpy.full(periods, 1 / periods), size=worlds)


def highest(counts: numpy.ndarray, reference: int, is_upward: bool) -> numpy.ndarray:
    """Return the highest sum of each line of `counts`."""
    return _sums(counts, reference, is_upward).max(axis=1)


def _passed_by(share: float, heights: numpy.ndarray) -> float:
    """Return the height that as near as can be `share` of `heights` pass; counts leave steps, so exactly it cannot be."""
    bar = numpy.quantile(heights, 1 - share, method="higher")
    lower = heights[heights < bar].max(initial=0.0)
    return float(min((bar, lower), key=lambda one: abs((heights > one).mean() - share)))


def _changed_worlds(counts: Sequence[int], reference: int, is_upward: bool) -> numpy.ndarray:
    weights = numpy.where(numpy.arange(len(counts)) < reference, 1.0, _shift(is_upward))
    return numpy.random.default_rng(_SEED + 1).multinomial(sum(counts), weights / weights.sum(), size=_CHANGED_WORLDS)


def _sums(counts: numpy.ndarray, reference: int, is_upward: bool) -> numpy.ndarray:
    """Return the sums after each later period, a world a line, each against the mean of its own reference."""
    held_against = _reference_value(counts[:, :reference].mean(axis=1), is_upward)
    height, heights = numpy.zeros(len(counts)), []
    for count in counts[:, reference:].T:
        excess = count - held_against if is_upward else held_against - count
        height = numpy.maximum(0.0, height + excess)
        heights.append(height)
    return numpy.array(heights).T


def _reference_value(mean: numpy.ndarray, is_upward: bool) -> numpy.ndarray:
    """Return Lucas's reference value, halfway in likelihood between the mean and the one to be seen."""
    shift = _shift(is_upward)
    return mean * (shift - 1) / numpy.log(shift)


def _shift(is_upward: bool) -> float:
    return SHIFT if is_upward else 1 / SHIFT
