"""How much is computed at once: page runs and data answers beyond it wait their turn, then are told so in plain words."""

import os
from threading import Condition

MOST = "MARSAD_MOST_AT_ONCE"  # the environment variable; 0 sets no limit
USUAL_MOST = 40
PATIENCE_SECONDS = 20.0  # that a page run or a data answer waits for room


def most_at_once() -> int:
    """Return how many page runs, and as many data answers, are computed at once, 0 for no limit; what is no number is the usual one."""
    said = os.environ.get(MOST, "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else USUAL_MOST


class Crowd:
    """Those inside, at most `most_at_once()`."""

    def __init__(self) -> None:
        self._inside = 0
        self._changed = Condition()

    def enter(self, seconds: float = 0.0) -> bool:
        """Return whether there was room within so many seconds; who is let in must `leave`."""
        with self._changed:
            if not self._changed.wait_for(self._has_room, seconds):
                return False
            self._inside += 1
            return True

    def leave(self) -> None:
        """Make room for another one."""
        with self._changed:
            self._inside -= 1
            self._changed.notify()

    def _has_room(self) -> bool:
        most = most_at_once()
        return not most or self._inside < most


PAGE_RUNS, DATA_ANSWERS = Crowd(), Crowd()
