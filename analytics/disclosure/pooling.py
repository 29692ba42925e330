"""Which values of one breakdown may be told apart, and which are held back together."""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def held_together(sizes: Mapping[Name, int], least: int, together: Callable[[Collection[Name]], int] | None = None) -> frozenset[Name]:
    """Return the values to hold back together, of a breakdown whose groups have `sizes` (contributors, each 1 or more).

    `together` gives the contributors of several groups at once, where one may stand in more than one group.

    Every group under `least` is held back. Alone it could be read as the total less the groups that are told, so the smallest
    groups that could be told are held back with it, until the pool hides its parts (secondary suppression: Hundepool et al. 2012,
    chapters 4 and 5). Groups of one size go together: to choose among them by name would tell who knows the rule which it was.
    None is held back where no group is small; all are where nothing less hides them.
    """
    held = {value for value, size in sizes.items() if size < least}
    while held and held != sizes.keys() and not _hides([sizes[value] for value in held], together(held) if together else None, least):
        smallest = min(size for value, size in sizes.items() if value not in held)
        held |= {value for value, size in sizes.items() if size == smallest}
    return frozenset(held)


def _hides(sizes: list[int], total: int | None, least: int) -> bool:
    """Return whether the total of a pool tells none of its parts, not even to somebody who knows these rules.

    Where all parts are small, a total near the largest they could have would tell each of them: 4 and 4 are the only two numbers
    under 5 that make 8. So one of them must be able to be as small as 1.
    """
    total, parts = sum(sizes) if total is None else total, len(sizes)
    if total < least or parts < 2:
        return False
    return max(sizes) >= least or sum(sizes) <= (parts - 1) * (least - 1) + 1
