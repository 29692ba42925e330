"""A network of organisations: their ties through shared records, its communities and its shape, and who links different kinds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analytics.statistics.null_model import Links

SEED = 20200624
Ties = Mapping[tuple[str, str], int]


def ties_of(links: Links) -> dict[tuple[str, str], int]:
    """Return the pairs of organisations that `links` (record -> organisations) name together, each with its number of records."""
    pairs = Counter(pair for record in sorted(links) for pair in combinations(sorted(links[record]), 2))
    return dict(sorted(pairs.items()))


def partners_of(ties: Ties) -> dict[str, int]:
    """Return the number of partners of each organisation."""
    return dict(Counter(name for pair in ties for name in pair))


def communities_of(ties: Ties) -> tuple[list[frozenset[str]], float]:
    """Return groups of organisations that share more among themselves, the largest first, and the modularity of this division.

    Louvain: Blondel et al. 2008, Journal of Statistical Mechanics, doi 10.1088/1742-5468/2008/10/P10008. The seed is fixed.
    """
    import networkx  # takes half a second, which no other page should wait for

    graph = networkx.Graph()
    graph.add_weighted_edges_from((one, other, records) for (one, other), records in sorted(ties.items()))
    found = [frozenset(group) for group in networkx.community.louvain_communities(graph, seed=SEED)]
    return sorted(found, key=lambda group: (-len(group), min(group))), float(networkx.community.modularity(graph, found))


@dataclass(frozen=True)
class Shape:
    """Counts of a network, the share of its organisations in the largest part that hangs together, its densest core, its density."""

    organisations: int
    ties: int
    components: int
    largest_share: float
    core: int
    density: float


def shape_of(ties: Ties) -> Shape:
    """Return the shape of a network with at least one tie; shares are between 0 and 1.

    `core` is the largest k such that some organisations each have k partners among themselves (Seidman 1983, Social Networks 5,
    doi 10.1016/0378-8733(83)90028-X).
    """
    import networkx

    size = len(partners_of(ties))
    graph = networkx.Graph(list(ties))
    count, part = connected_components(adjacency(ties, sorted(graph)), directed=False)
    largest = int(numpy.bincount(part).max())
    return Shape(
        size, len(ties), int(count), largest / size, max(networkx.core_number(graph).values()), 2 * len(ties) / (size * (size - 1))
    )


def adjacency(ties: Ties, names: list[str]) -> sparse.csr_matrix:
    """Return the symmetric matrix of `ties` with a 1 for each, in the order of `names`."""
    place = {name: index for index, name in enumerate(names)}
    ends = numpy.array([(place[one], place[other]) for one, other in ties], dtype=int).reshape(-1, 2)
    half = sparse.csr_matrix((numpy.ones(len(ends), dtype=numpy.float32), ends.T), shape=(len(names), len(names)))
    return sparse.csr_matrix(half + half.T)


def pairs_bridged(ties: Ties, names: list[str], kinds: list[str | None]) -> numpy.ndarray:
    """Return, for each of `names`, how many pairs of its partners are of different `kinds` and have no tie of their own.

    Brokerage between groups: Gould and Fernandez 1989, Sociological Methodology 19, doi 10.2307/270949. An unknown kind bridges nothing.
    """
    tied, codes = adjacency(ties, names), sorted({kind for kind in kinds if kind})
    is_of = numpy.array([[kind == code for code in codes] for kind in kinds], dtype=numpy.float32).reshape(len(names), len(codes))
    partners = tied @ is_of
    apart = (partners.sum(axis=1) ** 2 - (partners**2).sum(axis=1)) / 2
    tied_themselves = numpy.asarray(tied.multiply(tied @ _across(tied, is_of)).sum(axis=1)).ravel() / 2
    return numpy.rint(apart - tied_themselves).astype(int)


def _across(tied: sparse.csr_matrix, is_of: numpy.ndarray) -> sparse.csr_matrix:
    """Return those of `tied` whose two ends are of different known kinds."""
    ends = tied.tocoo()
    known = is_of.sum(axis=1) > 0
    alike = (is_of[ends.row] * is_of[ends.col]).sum(axis=1) > 0
    differ = known[ends.row] & known[ends.col] & ~alike
    return sparse.csr_matrix((ends.data[differ], (ends.row[differ], ends.col[differ])), shape=tied.shape)


def kinds_reached(ties: Ties, kinds: Mapping[str, str | None]) -> dict[str, int]:
    """Return how many kinds other than its own the partners of each organisation are of."""
    reached: dict[str, set[str]] = {}
    for one, other in ties:
        for name, partner in ((one, other), (other, one)):
            reached.setdefault(name, set()).update({kinds[partner] or ""} - {kinds[name] or "", ""})
    return {name: len(found) for name, found in reached.items()}
