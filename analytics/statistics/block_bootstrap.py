"""A series whose neighbours resemble one another: runs of periods are drawn or dealt again, not single ones."""

from collections.abc import Callable, Sequence

import numpy

from analytics.statistics.intervals import bootstrap_tail

_RESAMPLES, _SEED = 2000, 20200624


def block_length(periods: int) -> int:
    """Return the length of a run: the cube root of the number of periods, at least 1.

    Hall, Horowitz and Jing 1995, Biometrika 82, doi 10.1093/biomet/82.3.561.
    """
    return max(1, round(periods ** (1 / 3)))


def block_bootstrap(
    series: Sequence[float], statistic: Callable[[numpy.ndarray], float], level: float = 0.95, length: int | None = None
) -> tuple[float, float]:
    """Return the percentile interval of `statistic` of a series, from circular runs of `length` periods; fixed seed.

    Politis and Romano 1992, in Exploring the Limits of Bootstrap, Wiley. Percentiles are those for as many pieces as there are runs.
    """
    values = numpy.asarray(series, dtype=float)
    run = length or block_length(len(values))
    starts = numpy.random.default_rng(_SEED).integers(0, len(values), size=(_RESAMPLES, -(-len(values) // run)))
    places = (starts[:, :, None] + numpy.arange(run)) % len(values)
    drawn = values[places.reshape(_RESAMPLES, -1)[:, : len(values)]]
    seen = numpy.array([statistic(one) for one in drawn])
    tail = bootstrap_tail(max(starts.shape[1], 2), level)
    low, high = numpy.quantile(seen, [tail, 1 - tail])
    return float(low), float(high)


def runs_dealt_anew(series: numpy.ndarray, random: numpy.random.Generator, length: int | None = None) -> numpy.ndarray:
    """Return a series with the same values, cut at a random place into runs of `length` periods that are put in another order."""
    run = length or block_length(len(series))
    turned = numpy.roll(series, int(random.integers(len(series))))
    runs = numpy.split(turned, range(run, len(series), run))
    return numpy.concatenate([runs[place] for place in random.permutation(len(runs))])
