"""A register that is not public becomes groups of at least so many contributors; whatever is asked of them is a sum of groups."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from analytics.disclosure.pooling import held_together

Value = str | int | bool | None


@dataclass(frozen=True)
class Cell:
    """So many `records` with the same `values`, in the order in which they are to be told, of one contributor.

    Without a `contributor` each record is one of its own.
    """

    values: tuple[Value, ...]
    records: int
    contributor: Hashable = None


@dataclass(frozen=True)
class Group:
    """So many `records` that are told alike: their `values`, None where held back, and which are `held`."""

    values: tuple[Value, ...]
    held: tuple[bool, ...]
    records: int


def groups_of(cells: Sequence[Cell], least: int) -> list[Group]:
    """Return the records of `cells` as groups of at least `least` contributors each; none where there are fewer in all.

    The values are told in their order: a group is divided by the first of them, each part by the second, and so on; what may not be
    told apart at one step goes on together with that value held back. This is local suppression (Hundepool et al. 2012, chapter 3)
    in an order of importance, so that the first values keep most of their detail. Every record is in one group. So a view, which can
    only choose by what is told, holds whole groups, and so does the difference of any two views.
    """
    return _divided(list(cells), Group((), (), 0), least) if contributors(cells) >= least else []


def contributors(cells: Iterable[Cell]) -> int:
    """Return how many contributors stand behind `cells`."""
    named, own = set(), 0
    for cell in cells:
        if cell.contributor is None:
            own += cell.records
        else:
            named.add(cell.contributor)
    return own + len(named)


def _divided(cells: list[Cell], told: Group, least: int) -> list[Group]:
    place = len(told.values)
    if place == len(cells[0].values):
        return [Group(told.values, told.held, sum(cell.records for cell in cells))]
    parts: dict[Value, list[Cell]] = {}
    for cell in cells:
        parts.setdefault(cell.values[place], []).append(cell)
    sizes = {value: contributors(part) for value, part in parts.items()}
    held = held_together(sizes, least, lambda values: contributors(cell for value in values for cell in parts[value]))
    pool = [cell for value, part in parts.items() if value in held for cell in part]
    each = [(value, False, part) for value, part in parts.items() if value not in held] + ([(None, True, pool)] if pool else [])
    return [
        group for value, is_held, part in each for group in _divided(part, Group((*told.values, value), (*told.held, is_held), 0), least)
    ]
