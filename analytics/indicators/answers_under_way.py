"""Answers that take long are computed beside the page that asks them, once for all who wait."""

import contextvars
import time
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from analytics.indicators.answers import Answer, answer
from analytics.statistics.progress import heard_by
from analytics.view import View
from analytics.warehouse import versions


@dataclass
class UnderWay:
    """An answer on its way: its future, when it was asked for and last looked after, the rounds of its present loop that are done and those in all."""

    name: str
    future: Future[Answer] = field(default_factory=Future)
    begun: float = field(default_factory=time.monotonic)
    looked: float = field(default_factory=time.monotonic)
    done: int = 0
    rounds: int = 0

    def look(self) -> None:
        """Note that somebody still waits."""
        self.looked = time.monotonic()

    def hear(self, done: int, rounds: int) -> None:
        """Note how far the computation is."""
        self.done, self.rounds = done, rounds


# One thread: a second would not compute more at a time, and would draw again what two answers share.
_COMPUTING = ThreadPoolExecutor(1, "computing")
_ASKED: OrderedDict[tuple, UnderWay] = OrderedDict()
_KEPT = 512  # answers that stay at hand, the last asked longest; more are asked of the cache behind them
_LOCK = Lock()
LEFT_SECONDS = 30.0  # after which whoever does not look any more has left; pages look twice a second, those in the background once a minute


def under_way(name: str, view: View) -> UnderWay:
    """Return the computation of an answer; it begins now unless somebody asked the same one before.

    One that nobody looks after when its turn comes is cancelled: a reader who went on must not keep the others waiting.
    """
    key = (name, view.question, versions.known(view.version))
    with _LOCK:
        if key not in _ASKED:
            _ASKED[key] = asked = UnderWay(name)
            context = contextvars.copy_context()  # it knows which version is shown
            _COMPUTING.submit(context.run, _compute, asked, view, key)
        _ASKED[key].look()
        _ASKED.move_to_end(key)
        while len(_ASKED) > _KEPT:
            _ASKED.popitem(last=False)
        return _ASKED[key]


def _compute(asked: UnderWay, view: View, key: tuple) -> None:
    if _is_left(asked, key):
        return
    try:
        with heard_by(asked.hear):
            found = answer(asked.name, view)
    except BaseException as fault:  # whoever waits is told, the next who asks tries anew
        with _LOCK:
            _leave_out(asked, key)
        asked.future.set_exception(fault)
    else:
        asked.future.set_result(found)


def _is_left(asked: UnderWay, key: tuple) -> bool:
    with _LOCK:
        if time.monotonic() - asked.looked < LEFT_SECONDS:
            return False
        _leave_out(asked, key)
        return asked.future.cancel()


def _leave_out(asked: UnderWay, key: tuple) -> None:
    if _ASKED.get(key) is asked:  # else it was forgotten, and somebody asked anew
        del _ASKED[key]
