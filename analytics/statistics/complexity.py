"""Economic complexity of regions by axes: told only where two samples of the same world would rank the regions alike."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row

SMALLEST_AGREEMENT_PCT = 80
_RESAMPLES, _SEED = 100, 20200624


def complexity(rows: Sequence[Row]) -> list[Row]:
    """Return region, index and agreement_pct, most complex first, from `projects` by region and axis.

    agreement_pct is the median rank correlation of two resamples, those without an index counted as 0; refuses as «unstable» under 80.
    Hidalgo and Hausmann 2009, PNAS 106, doi 10.1073/pnas.0900943106, by the eigenvector of Hausmann et al. 2014, The Atlas of Economic
    Complexity, MIT Press.
    """
    places, axes = (sorted({row[name] for row in rows}) for name in ("region", "axis"))
    table = numpy.zeros((len(places), len(axes)))
    for row in rows:
        table[places.index(row["region"]), axes.index(row["axis"])] += row["projects"]
    agreement = 100 * _agreement(table)
    index = eigen_index(table)
    if index is None or agreement < SMALLEST_AGREEMENT_PCT:
        raise NotEnoughData(round(agreement), SMALLEST_AGREEMENT_PCT, "unstable")
    found = [{"region": place, "index": float(one), "agreement_pct": agreement} for place, one in zip(places, index, strict=True)]
    return sorted(found, key=lambda row: -row["index"])


def eigen_index(table: numpy.ndarray) -> numpy.ndarray | None:
    """Return the standardised complexity of each line of a table of counts, None where it is undefined."""
    whole = table.sum()
    if not whole or not (table.sum(axis=0) > 0).all() or not (table.sum(axis=1) > 0).all():
        return None
    special = (table * whole >= numpy.outer(table.sum(axis=1), table.sum(axis=0))).astype(float)
    variety, ubiquity = special.sum(axis=1), special.sum(axis=0)
    if min(len(variety), len(ubiquity)) < 3 or not variety.all() or not ubiquity.all():
        return None
    values, vectors = numpy.linalg.eig((special / ubiquity) @ special.T / variety[:, None])
    second = vectors[:, numpy.argsort(-values.real)[1]].real
    if not second.std() > 1e-9:
        return None
    sign = numpy.sign(((second - second.mean()) * (variety - variety.mean())).sum()) or 1.0
    return sign * (second - second.mean()) / second.std()


def _agreement(table: numpy.ndarray) -> float:
    random, whole = numpy.random.default_rng(_SEED), int(table.sum())
    if not whole:
        return 0.0
    drawn = random.multinomial(whole, table.ravel() / whole, size=2 * _RESAMPLES).reshape(-1, *table.shape)
    found = [eigen_index(one.astype(float)) for one in drawn]
    return float(numpy.median([_alike(*pair) for pair in zip(found[::2], found[1::2], strict=True)]))


def _alike(one: numpy.ndarray | None, other: numpy.ndarray | None) -> float:
    if one is None or other is None:
        return 0.0
    alike = numpy.corrcoef(one.argsort().argsort(), other.argsort().argsort())[0, 1]
    return 0.0 if numpy.isnan(alike) else max(float(alike), 0.0)
