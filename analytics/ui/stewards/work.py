"""Something that takes long, done beside the page: it goes on when its reader leaves, and is there when they come back."""

from collections.abc import Callable
from threading import BoundedSemaphore, Event, Thread
from typing import Generic, TypeVar

import streamlit as st

from analytics.roles import acting, in_role_of
from analytics.ui.escape import text

_AT_ONCE = BoundedSemaphore(2)  # a file of 200,000 rows takes memory; more than two wait their turn
_LOOK = 0.2  # seconds
Told = Callable[[str, int, int], None]
T = TypeVar("T")


class Work(Generic[T]):
    """What `do` returns, once it has; `do` may tell how far it is. Its fault is kept, not raised."""

    def __init__(self, do: Callable[[Told], T]):
        self.result: T | None = None
        self.fault: Exception | None = None
        self.done, self.total = 0, 0
        self._ended = Event()
        who = acting()  # a thread of its own knows nobody
        Thread(target=in_role_of(lambda: who, self._run), args=(do,), daemon=True).start()

    @property
    def has_ended(self) -> bool:
        """Return whether there is a result or a fault."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Return whether it has ended, after `seconds` at most."""
        return self._ended.wait(seconds)

    def _run(self, do: Callable[[Told], T]) -> None:
        try:
            with _AT_ONCE:
                self.result = do(self._tell)
        except Exception as fault:  # told on the page, by whoever looks at this work
            self.fault = fault
        finally:
            self._ended.set()

    def _tell(self, _what: str, done: int, total: int) -> None:
        self.done, self.total = done, total


def watch(work: Work, words: str, hint: str) -> None:
    """Show how far a work is until it has ended; the reader may go elsewhere meanwhile, the work goes on."""
    place = st.empty()
    while not work.wait(_LOOK):
        share = f' value="{work.done}" max="{work.total}"' if work.total else ""
        bar = f'<progress aria-label="{text(words)}"{share}></progress>'
        place.html(f'<div class="at-work" role="status"><p>{text(words)}</p>{bar}<p class="quiet">{text(hint)}</p></div>')
    place.empty()
