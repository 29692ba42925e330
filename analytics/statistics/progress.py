"""How far a long computation is: its loops count their rounds, and whoever waits for it listens."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

One = TypeVar("One")

_LISTENER: ContextVar[Callable[[int, int], None] | None] = ContextVar("listener", default=None)


def counted(rounds: Sequence[One]) -> Iterator[One]:
    """Yield `rounds` one by one; tell the listener, if there is one, how many of how many are done."""
    listener = _LISTENER.get()
    for done, one in enumerate(rounds):
        if listener:
            listener(done, len(rounds))
        yield one


@contextmanager
def heard_by(listener: Callable[[int, int], None]) -> Generator[None]:
    """Tell `listener` (rounds done, rounds in all) of every loop that is counted meanwhile in this thread."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)
