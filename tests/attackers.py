"""Who tries to read a small group from what is told: with linear programming, from pairs of views, and by knowing the method."""

import itertools
from collections.abc import Mapping, Sequence

from scipy.optimize import linprog

from analytics.disclosure.groups import Cell, Group, Value
from analytics.disclosure.pooling import held_together

Conjunction = Mapping[int, Value]  # what is asked of each column, by its place
Places = tuple[int, ...]  # the columns of a table, by their place


def domains_of(cells: Sequence[Cell]) -> list[set[Value]]:
    """Return the values that occur in each column: the attacker knows them all."""
    return [set(column) for column in zip(*(cell.values for cell in cells), strict=True)]


def true_count(cells: Sequence[Cell], asked: Conjunction) -> int:
    """Return how many records are what is asked."""
    return sum(cell.records for cell in cells if all(cell.values[place] == value for place, value in asked.items()))


def conjunctions(domains: Sequence[set[Value]]) -> list[Conjunction]:
    """Return all that can be asked of one or of two columns."""
    singles = [(place, value) for place, domain in enumerate(domains) for value in domain]
    pairs = [{a[0]: a[1], b[0]: b[1]} for a, b in itertools.combinations(singles, 2) if a[0] != b[0]]
    return [*({place: value} for place, value in singles), *pairs]


def bounds_of(groups: Sequence[Group], domains: Sequence[set[Value]], asked: Conjunction) -> tuple[float, float]:
    """Return the fewest and the most records that may be what is asked, as linear programming finds them from all groups at once.

    A value that is told beside a group, in the same branch, cannot be held back in it.
    """
    unknowns = [(place, combination) for place, group in enumerate(groups) for combination in _possible(group, groups, domains)]
    totals = [[float(place == number) for place, _ in unknowns] for number in range(len(groups))]
    wanted = [float(all(combination[column] == value for column, value in asked.items())) for _, combination in unknowns]
    sizes = [group.records for group in groups]
    low, high = (linprog([sign * one for one in wanted], A_eq=totals, b_eq=sizes) for sign in (1, -1))
    assert low.success, low.message
    return low.fun, -high.fun


def joint_bounds(tables: Mapping[Places, Sequence[Group]], domains: Sequence[set[Value]], asked: Conjunction) -> tuple[float, float]:
    """Return the same from several tables of groups at once, each of other columns: unknown is how many records there are of each kind."""
    kinds = list(itertools.product(*(sorted(domain, key=str) for domain in domains)))
    totals, sizes = [], []
    for places, groups in tables.items():
        own = [domains[place] for place in places]
        for group in groups:
            within = set(_possible(group, groups, own))
            totals.append([float(tuple(kind[place] for place in places) in within) for kind in kinds])
            sizes.append(group.records)
    wanted = [float(all(kind[column] == value for column, value in asked.items())) for kind in kinds]
    low, high = (linprog([sign * one for one in wanted], A_eq=totals, b_eq=sizes) for sign in (1, -1))
    assert low.success, low.message
    return low.fun, -high.fun


def _possible(group: Group, groups: Sequence[Group], domains: Sequence[set[Value]]) -> list[tuple[Value, ...]]:
    choices = [
        _beside(group, groups, place, domain) if group.held[place] else [group.values[place]] for place, domain in enumerate(domains)
    ]
    return list(itertools.product(*choices))


def _beside(group: Group, groups: Sequence[Group], place: int, domain: set[Value]) -> list[Value]:
    branch = (group.values[:place], group.held[:place])
    told = {one.values[place] for one in groups if (one.values[:place], one.held[:place]) == branch and not one.held[place]}
    return sorted(domain - told, key=str)


def worlds_alike(values: int, most: int, least: int) -> dict[tuple, list[tuple[int, ...]]]:
    """Return all sizes that so many values may have, up to `most`, by what is told of them; some value is held back."""
    alike: dict[tuple, list[tuple[int, ...]]] = {}
    for sizes in itertools.product(range(most + 1), repeat=values):
        there = {value: size for value, size in enumerate(sizes) if size}
        held = held_together(there, least)
        told = tuple(sorted((value, size) for value, size in there.items() if value not in held))
        if held:
            alike.setdefault((told, sum(there[value] for value in held)), []).append(sizes)
    return alike
