"""How evenly records spread over categories."""

from collections.abc import Sequence

import numpy
from scipy.special import betaln, digamma, gammaln

SMALLEST_DIVERSITY = 30  # the plain entropy is 0.11 too low at 30 records
_EVENNESS, _DRAWS, _SEED = 200, 2000, 20200624


def entropy(counts: Sequence[int]) -> float:
    """Return the Shannon entropy in nats with the Miller-Madow correction, (seen categories - 1) / 2N.

    Miller 1955, Note on the bias of information estimates; Stirling 2007 on diversity, doi 10.1098/rsif.2007.0213.
    """
    n = numpy.sort(numpy.asarray(counts, dtype=float))[::-1]  # a sum must not depend on the order of the rows
    n = n[n > 0]
    shares = n / n.sum()
    return float(-(shares * numpy.log(shares)).sum() + (len(n) - 1) / (2 * n.sum()))


def effective_number(counts: Sequence[int]) -> float:
    """Return the effective number of categories: how many equal ones would be as diverse (Hill number of order 1)."""
    return float(numpy.exp(entropy(counts)))


def effective_interval(counts: Sequence[int], most: int, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of the effective number among `most` categories, those without a record included; fixed seed.

    Records drawn again name no category that is not in them yet, so their interval held the truth in 67 to 93 of 100 worlds of 30 records.
    This one is of the shares that the records leave likely, where every degree of evenness is as likely beforehand: Nemenman, Shafee
    and Bialek 2002, Advances in Neural Information Processing Systems 14, arXiv physics/0108025. It holds the estimate.
    """
    n = numpy.zeros(max(most, len(counts)))
    n[: len(counts)] = sorted(counts, reverse=True)  # what is drawn must not depend on the order of the rows
    prior, chance = _concentrations(n)
    random = numpy.random.default_rng(_SEED)
    drawn = random.standard_gamma(n + random.choice(prior, _DRAWS, p=chance)[:, None])
    shares = numpy.maximum(drawn / drawn.sum(axis=1, keepdims=True), 1e-300)
    low, high = numpy.quantile(numpy.exp(-(shares * numpy.log(shares)).sum(axis=1)), [(1 - level) / 2, (1 + level) / 2])
    estimate = min(effective_number(counts), len(n))
    return min(float(low), estimate), max(float(high), estimate)


def _concentrations(n: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the concentrations of a Dirichlet prior that stand for all degrees of evenness, and how likely the counts make each."""
    size, known = len(n), n[n > 0]
    grid = numpy.geomspace(1e-5, 1e5, 2000)
    evenness = (numpy.arange(_EVENNESS) + 0.5) / _EVENNESS * numpy.log(size)
    prior = numpy.interp(evenness, digamma(size * grid + 1) - digamma(grid + 1), grid)
    likely = gammaln(size * prior) - gammaln(size * prior + n.sum()) - betaln(known[:, None], prior).sum(axis=0)
    chance = numpy.exp(likely - likely.max())
    return prior, chance / chance.sum()
