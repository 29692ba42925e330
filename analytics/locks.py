"""Locks: between processes, which end with the process that holds them, however it ends; and between readers who ask the same at once."""

from collections.abc import Callable, Generator, Hashable
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

HAS_LOCKS = find_spec("fcntl") is not None  # Windows has none that end with a process


@contextmanager
def locked(file: Path, *, wait: bool = True) -> Generator[None]:
    """Hold the lock `file`, and wait for it; without `wait`, raise `BlockingIOError` where another process holds it.

    Raise `OSError` where the file cannot be written. Without `HAS_LOCKS` nothing is held.
    """
    with file.open("w") as lock:
        if HAS_LOCKS:
            import fcntl

            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield


class ComputedOnce:
    """A function whose last `most` results are kept, and which equal questions asked at once compute once: the others wait for it."""

    def __init__(self, computes: Callable[..., Any], most: int):
        self._kept = lru_cache(maxsize=most)(computes)
        self._under_way: dict[Hashable, list] = {}  # by question: its lock, and how many are there
        self._door = Lock()
        self.cache_clear, self.cache_info = self._kept.cache_clear, self._kept.cache_info
        update_wrapper(self, computes)

    def __call__(self, *question: Hashable) -> Any:
        """Return the result for a question; a fault is raised to who computed it, and the next who waits tries anew."""
        with self._door:
            under_way = self._under_way.setdefault(question, [Lock(), 0])
            under_way[1] += 1
        try:
            with under_way[0]:
                return self._kept(*question)
        finally:
            with self._door:
                under_way[1] -= 1
                if not under_way[1]:
                    self._under_way.pop(question, None)


def computed_once(most: int) -> Callable[[Callable[..., Any]], ComputedOnce]:
    """Return a decorator that makes a function of hashable values a `ComputedOnce` of `most` results."""
    return lambda computes: ComputedOnce(computes, most)
