"""How evenly records spread over categories."""

from collections.abc import Sequence

import numpy

SMALLEST_DIVERSITY = 30  # the plain entropy is 0.11 too low at 30 records


def entropy(counts: Sequence[int]) -> float:
    """Return the Shannon entropy in nats with the Miller-Madow correction, (seen categories - 1) / 2N.

    Miller 1955, Note on the bias of information estimates; Stirling 2007 on diversity, doi 10.1098/rsif.2007.0213.
    """
    n = numpy.asarray(counts, dtype=float)
    n = n[n > 0]
    shares = n / n.sum()
    return float(-(shares * numpy.log(shares)).sum() + (len(n) - 1) / (2 * n.sum()))


def effective_number(counts: Sequence[int]) -> float:
    """Return the effective number of categories: how many equal ones would be as diverse (Hill number of order 1)."""
    return float(numpy.exp(entropy(counts)))
