"""How often an organisation lies on the shortest ways between others: betweenness in a graph of records and organisations."""

import numpy
from scipy import sparse

from analytics.statistics.null_model import Links

_SOURCES_AT_ONCE = 256  # holds the tables of one run to some tens of megabytes


def betweenness(links: Links) -> dict[str, float]:
    """Return the betweenness of each organisation in `links` (record -> organisations), between 0 and 1.

    Records and organisations are the two kinds of nodes, and 1 is what one organisation in the middle of all could reach
    (Borgatti and Halgin 2011, The SAGE Handbook of Social Network Analysis). All sources are followed at once, as products of matrices;
    the sums are those of Brandes 2001, Journal of Mathematical Sociology 25, doi 10.1080/0022250X.2001.9990249.
    """
    records, organisations = sorted(links), sorted(set().union(*links.values()))
    place = {name: len(records) + index for index, name in enumerate(organisations)}
    ends = [(index, place[name]) for index, record in enumerate(records) for name in sorted(links[record])]
    passed = _passed(_graph(ends, len(records) + len(organisations)))
    most = _most(len(organisations), len(records))
    return {name: float(passed[place[name]]) / most if most else 0.0 for name in organisations}


def _graph(ends: list[tuple[int, int]], size: int) -> sparse.csr_matrix:
    first, second = zip(*ends, strict=True)
    half = sparse.csr_matrix((numpy.ones(len(ends)), (first, second)), shape=(size, size))
    return sparse.csr_matrix(half + half.T)


def _most(own: int, other: int) -> float:
    """Return the largest betweenness that one of `own` nodes can have where they are linked to `other` nodes of the other kind."""
    whole, rest = divmod(own - 1, other)
    return (other**2 * (whole + 1) ** 2 + other * (whole + 1) * (2 * rest - whole - 1) - rest * (2 * whole - rest + 3)) / 2


def _passed(graph: sparse.csr_matrix) -> numpy.ndarray:
    """Return, for each node, the sum over all pairs of others of the share of their shortest ways that lead through it."""
    size = graph.shape[0]
    batches = (numpy.arange(start, min(start + _SOURCES_AT_ONCE, size)) for start in range(0, size, _SOURCES_AT_ONCE))
    return sum((_passed_from(graph, sources) for sources in batches), numpy.zeros(size)) / 2


def _passed_from(graph: sparse.csr_matrix, sources: numpy.ndarray) -> numpy.ndarray:
    layers, share = _layers(graph, sources), numpy.zeros((graph.shape[0], len(sources)))
    for nearer, further in zip(layers[-2::-1], layers[:0:-1], strict=True):
        handed = numpy.divide(1 + share, further, out=numpy.zeros_like(share), where=further > 0)
        share += (graph @ handed) * nearer
    share[sources, numpy.arange(len(sources))] = 0
    return share.sum(axis=1)


def _layers(graph: sparse.csr_matrix, sources: numpy.ndarray) -> list[numpy.ndarray]:
    """Return, for each distance, the number of shortest ways from each source (column) to each node (row) at that distance."""
    ways = numpy.zeros((graph.shape[0], len(sources)))
    ways[sources, numpy.arange(len(sources))] = 1
    layers, seen = [ways], ways > 0
    while True:
        ways = graph @ layers[-1]
        ways[seen] = 0
        if not ways.any():
            return layers
        seen |= ways > 0
        layers.append(ways)
