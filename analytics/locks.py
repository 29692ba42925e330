"""Locks between processes: they end with the process that holds them, however it ends."""

import contextlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(file: Path, *, wait: bool = True) -> Generator[None]:
    """Hold the lock `file`, and wait for it; without `wait`, raise `BlockingIOError` where another process holds it.

    Raise `OSError` where the file cannot be written. Windows has no such lock: nothing is held there.
    """
    with file.open("w") as lock:
        with contextlib.suppress(ImportError):
            import fcntl

            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
