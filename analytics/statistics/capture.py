"""How many there are in all, seen and unseen, from two lists of the same things."""

import math
from dataclasses import dataclass

from scipy.special import ndtri

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL

SMALLEST_OVERLAP = 7  # below it the estimate is biased by more than a few percent (Robson and Regier 1964)


@dataclass(frozen=True)
class Population:
    """An estimated number of things, with its interval."""

    estimate: float
    low: float
    high: float


def chapman(first: int, second: int, both: int, level: float = LEVEL) -> Population:
    """Return how many things there are, seen or not, where `first` and `second` are the sizes of two lists that share `both`.

    Assumes that standing in one list says nothing about standing in the other; where lists share their sources, the number is a
    lower bound. Raises `NotEnoughData` under 7 shared. Chapman 1951, University of California Publications in Statistics 1;
    interval: Sadinle 2009, Communications in Statistics 38, doi 10.1080/03610910903168595.
    """
    if both < SMALLEST_OVERLAP:
        raise NotEnoughData(both, SMALLEST_OVERLAP)
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    once, other, shared = first - both + 0.5, second - both + 0.5, both + 0.5
    z = float(ndtri(0.5 + level / 2))
    spread = math.sqrt(1 / once + 1 / other + 1 / shared + shared / (once * other))
    seen, unseen = first + second - both, once * other / shared
    return Population(estimate, *(seen - 0.5 + unseen * math.exp(sign * z * spread) for sign in (-1, 1)))
