"""A world by chance: who takes part in what is drawn anew, while each organisation and each record keeps its number of links."""

from collections.abc import Iterable, Mapping

import numpy

Links = Mapping[str, frozenset[str]]


def shuffled(links: Links, random: numpy.random.Generator, trades: int | None = None) -> dict[str, frozenset[str]]:
    """Return `links` (record -> organisations) with the same number of links for each record and each organisation.

    Two records at a time trade the organisations they do not share. Five trades a record by default. Curveball: Strona et al. 2014,
    Nature Communications 5, doi 10.1038/ncomms5114; it samples evenly: Carstens 2015, Physical Review E 91,
    doi 10.1103/PhysRevE.91.042812.
    """
    names = list(links)
    held = [set(links[name]) for name in names]
    if len(names) < 2:
        return dict(links)
    first = random.integers(len(names), size=trades or 5 * len(names))  # drawn at once: one by one takes as long as the trades
    second = (first + random.integers(1, len(names), size=len(first))) % len(names)
    for left, right in zip(first.tolist(), second.tolist(), strict=True):
        if not (held[left] <= held[right] or held[right] <= held[left]):
            _trade(held[left], held[right], random)
    return {name: frozenset(one) for name, one in zip(names, held, strict=True)}


def _trade(left: set[str], right: set[str], random: numpy.random.Generator) -> None:
    own = sorted(left - right)
    offered = own + sorted(right - left)
    drawn = {offered[place] for place in random.permutation(len(offered))[: len(own)]}
    left.difference_update(offered)
    right.difference_update(offered)
    left.update(drawn)
    right.update(set(offered) - drawn)


def links_of(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return record -> organisations from pairs of the two."""
    links: dict[str, set[str]] = {}
    for record, organisation in pairs:
        links.setdefault(record, set()).add(organisation)
    return {record: frozenset(links[record]) for record in sorted(links)}
