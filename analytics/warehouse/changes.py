"""What each version changed: the one built before it, and how many records of each register were added, removed or changed."""

from functools import lru_cache

from analytics.warehouse import versions
from analytics.warehouse.differences import Difference, differences


def before(version: str) -> str | None:
    """Return the version that was built before another, None for the first, and for an edition of another that shows the reader more."""
    shelf = versions.listed()
    place = shelf.index(version) if version in shelf else 0
    return shelf[place - 1] if place else None


def changes_between(earlier: str, later: str) -> tuple[Difference, ...]:
    """Return what differs between two versions; versions never change, so it is found once.

    Raise `UnknownName` for one that is not there, or that the present role may not see.
    """
    return _found_once(versions.known(earlier), versions.known(later))


@lru_cache(maxsize=64)
def _found_once(earlier: str, later: str) -> tuple[Difference, ...]:
    return tuple(differences(earlier, later))
