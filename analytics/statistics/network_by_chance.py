"""What a network would look like by chance: measures of it in worlds in which everyone keeps their number of links."""

from collections.abc import Mapping
from functools import lru_cache

import numpy

from analytics.statistics.network import Ties, communities_of, pairs_bridged, ties_of
from analytics.statistics.null_model import links_of, shuffled
from analytics.statistics.progress import counted

WORLDS = 99  # so the smallest p is 0.01
WORLDS_DIVIDED = 49  # a division takes longer; the smallest p is 0.02
_SEED = 20200624
Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def worlds(pairs: Pairs) -> tuple[dict[tuple[str, str], int], ...]:
    """Return the ties of 99 worlds by chance in which each record and organisation of `pairs` keeps its number of links.

    The first is drawn from the real one by five trades a record, each other from the one before by two.
    """
    random = numpy.random.default_rng(_SEED)
    world = shuffled(links_of(pairs), random)
    drawn = [ties_of(world)]
    for _ in counted(range(WORLDS - 1)):
        world = shuffled(world, random, trades=2 * len(world))
        drawn.append(ties_of(world))
    return tuple(drawn)


def p_of(observed: float, drawn: numpy.ndarray) -> float:
    """Return the share of worlds, the real one included, in which a measure is at least as large as `observed` (one-sided)."""
    return (1 + int((drawn >= observed).sum())) / (1 + len(drawn))


def p_of_each(observed: numpy.ndarray, drawn: numpy.ndarray) -> numpy.ndarray:
    """Return one p for each of several measures (columns of `drawn`) that are judged together.

    Each is compared with the largest of all in each world, in standard deviations, so one false alarm among them is as seldom as p says
    (Westfall and Young 1993, Resampling-Based Multiple Testing).
    """
    spread = drawn.std(axis=0)
    steps = numpy.where(spread > 0, spread, 1)
    largest = ((drawn - drawn.mean(axis=0)) / steps).max(axis=1)
    return numpy.array([p_of(one, largest) for one in (observed - drawn.mean(axis=0)) / steps])


def bridged_by_chance(pairs: Pairs, names: list[str], kinds: Mapping[str, str | None]) -> numpy.ndarray:
    """Return the pairs of different kinds that each of `names` (column) bridges in each world (row)."""
    everyone = sorted(kinds)
    known, places = [kinds[name] for name in everyone], [everyone.index(name) for name in names]
    return numpy.array([pairs_bridged(world, everyone, known)[places] for world in counted(worlds(pairs))])


def modularity_by_chance(pairs: Pairs) -> numpy.ndarray:
    """Return the modularity of the best division found in each of 49 worlds."""
    return numpy.array([communities_of(world)[1] for world in counted(worlds(pairs)[:WORLDS_DIVIDED])])


def ties_between(ties: Ties, names: frozenset[str]) -> int:
    """Return how many of `ties` have both ends among `names`."""
    return sum(one in names and other in names for one, other in ties)
