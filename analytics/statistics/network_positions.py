"""Where organisations stand in a drawing of a network: close where they share much, computed once for all views of a version."""

from collections.abc import Iterable
from functools import lru_cache

import numpy
from scipy import sparse

Ties = tuple[tuple[str, str, int], ...]

_GOLDEN_ANGLE = 2.399963  # spreads the first places evenly, without chance
_MOST_STEPS, _FEWEST_STEPS, _PAIRS_A_RUN = 250, 30, 160_000_000
_GRAVITY = 0.25
_GRID = 2**10  # places to a unit: steps on a grid end where they end on a processor that sums in another order
_ROOM_FOR_THE_CORE = 0.75  # radii to this power: the crowded middle gets room from the empty rim


@lru_cache(maxsize=8)
def positions(ties: Ties) -> dict[str, tuple[float, float]]:
    """Return a place (x, y), each within -1 and 1, for each name in `ties`: (name, name, weight).

    Names repel one another as their weights over their distance, and ties pull as distance times weight (Jacomy et al. 2014, PLOS ONE 9,
    doi 10.1371/journal.pone.0098679). The same ties give the same places, also where sums end in other digits.
    """
    names = sorted({name for one, other, _ in ties for name in (one, other)})
    if not names:
        return {}
    pull = _matrix(ties, names)
    mass = numpy.asarray(pull.sum(axis=1)).ravel() + 1
    settled = _settled(_spiral(mass), pull, mass)
    radius = numpy.linalg.norm(settled, axis=1, keepdims=True)
    scaled = settled / numpy.maximum(radius, 1e-9) * (radius / radius.max()) ** _ROOM_FOR_THE_CORE
    return {name: (round(float(x), 4), round(float(y), 4)) for name, (x, y) in zip(names, scaled, strict=True)}


def _matrix(ties: Iterable[tuple[str, str, int]], names: list[str]) -> sparse.csr_matrix:
    place = {name: index for index, name in enumerate(names)}
    ends = [(place[one], place[other], numpy.log2(1 + weight)) for one, other, weight in ties]
    first, second, weights = (numpy.array(part) for part in zip(*ends, strict=True))
    half = sparse.csr_matrix((weights, (first, second)), shape=(len(names), len(names)))
    return sparse.csr_matrix(half + half.T)


def _spiral(mass: numpy.ndarray) -> numpy.ndarray:
    """Return first places: the heaviest in the middle, the others around it."""
    ranks = numpy.empty(len(mass))
    ranks[numpy.argsort(-mass, kind="stable")] = numpy.arange(len(mass))
    radius, angle = numpy.sqrt(ranks + 0.5), ranks * _GOLDEN_ANGLE
    return numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], axis=1)


def _settled(places: numpy.ndarray, pull: sparse.csr_matrix, mass: numpy.ndarray) -> numpy.ndarray:
    steps = min(_MOST_STEPS, max(_FEWEST_STEPS, _PAIRS_A_RUN // len(mass) ** 2))
    stride = 0.1 * len(mass) ** 0.5
    weights = numpy.asarray(pull.sum(axis=1)).ravel()[:, None]
    for step in range(steps):
        force = _apart(places, mass) + (pull @ places - places * weights) - _GRAVITY * mass[:, None] * places
        force /= mass[:, None]
        length = numpy.maximum(numpy.linalg.norm(force, axis=1, keepdims=True), 1e-6)
        moved = places + force / length * numpy.minimum(length, stride * (1 - step / steps))
        places = numpy.round(moved * _GRID) / _GRID
    return places


def _apart(places: numpy.ndarray, mass: numpy.ndarray) -> numpy.ndarray:
    """Return how far each is pushed by all others: the one product of matrices that makes thousands of nodes quick."""
    squares = (places**2).sum(axis=1)
    near = places @ places.T
    near *= -2
    near += squares[:, None]
    near += squares[None, :]
    numpy.maximum(near, 0.01, out=near)
    numpy.reciprocal(near, out=near)
    numpy.fill_diagonal(near, 0)
    pushed = near @ numpy.concatenate([places * mass[:, None], mass[:, None]], axis=1)
    return mass[:, None] * (places * pushed[:, 2:] - pushed[:, :2])
