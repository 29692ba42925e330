"""Looks at a page that may still be changing, where Playwright's `expect` has no words for what is looked at: they are repeated until it is so."""

import time
from collections.abc import Callable
from typing import TypeVar

from tests.served import LOOK_MS

PATIENCE_SECONDS = 30.0  # a busy machine is slow, not wrong
Seen = TypeVar("Seen")


def once(look: Callable[[], Seen], is_so: Callable[[Seen], bool]) -> Seen:
    """Return what a look gives as soon as that is so; what it gave last where that never is."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so(seen := look()) and time.monotonic() < end:
        time.sleep(LOOK_MS / 1000)
    return seen


def comes_to(look: Callable[[], Seen], wanted: Seen) -> None:
    """Fail with what was seen last where no look gives what is wanted."""
    seen = once(look, lambda one: one == wanted)
    assert seen == wanted, f"seen last: {seen!r}; wanted: {wanted!r}"
