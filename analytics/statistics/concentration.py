"""How much few units hold: unbiased Herfindahl-Hirschman index, top shares, Lorenz curve and Gini."""

from collections.abc import Callable, Sequence

import numpy

_RESAMPLES, _SEED = 2000, 20200624


def herfindahl(counts: Sequence[int]) -> float:
    """Return the unbiased HHI, between 0 and 1: the chance that two records drawn without return share a unit.

    sum n(n-1) / (N(N-1)); Simpson 1949, Nature 163, doi 10.1038/163688a0. Needs at least two records.
    """
    n = numpy.asarray(counts, dtype=float)
    total = n.sum()
    return float((n * (n - 1)).sum() / (total * (total - 1)))


def bootstrap(counts: Sequence[int], statistic: Callable[[Sequence[int]], float], level: float = 0.95) -> tuple[float, float]:
    """Return the bootstrap interval of `statistic`: records are drawn again among the units, with a fixed seed.

    Percentile interval, moved by the bias that drawing again shows: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapters 10
    and 13, doi 10.1007/978-1-4899-4541-9.
    """
    n = numpy.asarray(counts, dtype=int)
    draws = numpy.random.default_rng(_SEED).multinomial(n.sum(), n / n.sum(), size=_RESAMPLES)
    seen = numpy.array([statistic(draw) for draw in draws])
    low, high = numpy.quantile(seen, [(1 - level) / 2, (1 + level) / 2])
    estimate, centre = statistic(counts), float(seen.mean())
    return float(low - (centre - estimate)), float(high - (centre - estimate))


def top_share(counts: Sequence[int], how_many: int = 5) -> float:
    """Return the share, between 0 and 1, that the `how_many` largest units hold."""
    ordered = sorted(counts, reverse=True)
    return sum(ordered[:how_many]) / sum(ordered)


def lorenz(counts: Sequence[int]) -> list[tuple[float, float]]:
    """Return the Lorenz curve as (share of units, share of records), both between 0 and 1, from (0, 0) to (1, 1).

    Lorenz 1905, doi 10.2307/2276207.
    """
    ordered = numpy.sort(numpy.asarray(counts, dtype=float))
    held = numpy.concatenate([[0.0], ordered.cumsum() / ordered.sum()])
    return [(place / len(ordered), float(share)) for place, share in enumerate(held)]


def gini(counts: Sequence[int]) -> float:
    """Return the Gini coefficient between 0 (all equal) and 1, from the Lorenz curve. Gini 1921, Economic Journal 31, doi 10.2307/2223319."""
    points = lorenz(counts)
    return 1 - sum((x2 - x1) * (y1 + y2) for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False))
