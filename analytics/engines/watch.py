"""One thread that interrupts what has run too long; a timer for each question cost more than most questions."""

import atexit
import heapq
import itertools
import threading
import time
from dataclasses import dataclass, field

import duckdb

_order = itertools.count()


@dataclass(order=True)
class Watched:
    """A cursor at work and the moment, in seconds of the monotonic clock, at which it is interrupted."""

    ends_at: float
    place: int = field(default_factory=lambda: next(_order))
    cursor: duckdb.DuckDBPyConnection | None = field(default=None, compare=False)


class Watch:
    """Interrupts cursors at their moments; those that finished before stay listed until then, so that nobody need be woken."""

    def __init__(self) -> None:
        self._listed: list[Watched] = []
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_over = False

    def begin(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> Watched:
        """Watch `cursor` for `seconds`."""
        watched = Watched(time.monotonic() + seconds, cursor=cursor)
        with self._changed:
            heapq.heappush(self._listed, watched)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
                self._thread.start()
                atexit.register(self._stop, self._thread)
            elif self._listed[0] is watched:
                self._changed.notify()
        return watched

    def end(self, watched: Watched) -> None:
        """Leave a cursor alone from now on."""
        with self._changed:
            watched.cursor = None

    def _stop(self, thread: threading.Thread) -> None:
        """Let the thread go before the interpreter does: what it still held would be reported as leaked."""
        with self._changed:
            self._is_over = True
            self._changed.notify()
        thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._is_over:
                left = self._listed[0].ends_at - time.monotonic() if self._listed else None
                if left is None or left > 0:
                    self._changed.wait(left)
                elif (late := heapq.heappop(self._listed).cursor) is not None:
                    late.interrupt()
