"""What was drawn once and would be drawn alike again, kept by the very answers it shows."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any


class _Itself:
    """A part of a key that equals itself alone: nothing in an answer need be read to know it again."""

    __slots__ = ("one",)

    def __init__(self, one: object):
        self.one = one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.one is other.one

    def __hash__(self) -> int:
        return id(self.one)


def kept(most: int) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Return a decorator that keeps the last `most` results of a function of one thing, known by identity, and of hashable values.

    An answer made anew is another thing, so what is kept is never that of an answer which is gone.
    """

    def keeping(draws: Callable[..., str]) -> Callable[..., str]:
        @lru_cache(maxsize=most)
        def drawn(itself: _Itself, *depends_on: Any) -> str:
            return draws(itself.one, *depends_on)

        return update_wrapper(lambda one, *depends_on: drawn(_Itself(one), *depends_on), draws)

    return keeping
