"""The one session with Spark that a process has: opened when first asked for, and anew once it was stopped."""

import secrets
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

from pyspark.sql import SparkSession

from analytics.engines.spark.address import checked, is_connect
from analytics.errors import NoEngine, TooSlow

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",  # DuckDB's dates have no zone
    "spark.sql.ansi.enabled": "true",  # what cannot be cast is a fault, as in DuckDB
}
_OF_AN_APPLICATION = {"spark.app.name": "Marsad", "spark.ui.showConsoleProgress": "false"}
_OPEN: dict[str, SparkSession] = {}
_DOOR = Lock()
_CUT_AGAIN_SECONDS = 0.5
_CONNECT_PORT, _KNOCK_SECONDS = 15_002, 5.0
_AWAY = "The Spark that MARSAD_ENGINE names does not answer; look whether it runs, and whether Java is here."


def session_at(address: str) -> SparkSession:
    """Return the session with the Spark at `address`; raise `NoEngine` where it does not answer."""
    if is_connect(checked(address)):
        _knock(address)
    with _DOOR:
        if address not in _OPEN:
            _OPEN[address] = _opened(address)
        return _OPEN[address]


def _knock(address: str) -> None:
    """Raise `NoEngine` at once where no Connect server listens; its client would try for minutes."""
    try:
        named = urlsplit(address)
        socket.create_connection((named.hostname or "", named.port or _CONNECT_PORT), timeout=_KNOCK_SECONDS).close()
    except (OSError, ValueError) as fault:
        raise NoEngine(_AWAY) from fault


def _opened(address: str) -> SparkSession:
    far = is_connect(address)
    builder = SparkSession.builder.remote(address) if far else SparkSession.builder.master(address)
    try:
        return builder.config(map=_SETTINGS if far else {**_OF_AN_APPLICATION, **_SETTINGS}).getOrCreate()
    except Exception as fault:  # Java that is missing, a master or a server that is away: each raises something else
        raise NoEngine(_AWAY) from fault


def close(address: str) -> None:
    """End the session with the Spark at `address`; the next question opens another."""
    with _DOOR, suppress(Exception):  # one that is dead cannot be ended well
        _OPEN.pop(address).stop()


def close_if_dead(address: str) -> None:
    """End the session after a question failed, if it does not answer the simplest one any more."""
    try:
        session_at(address).sql("SELECT 1").collect()
    except Exception:
        close(address)


@contextmanager
def time_limit(address: str, seconds: float) -> Generator[None]:
    """Interrupt what is asked inside after `seconds`, on the cluster too; raise `TooSlow` if that happened."""
    mark, interrupt, unmark = _marks(session_at(address), is_connect(address))
    tag, is_cut, is_over = secrets.token_hex(8), Event(), Event()

    def cut() -> None:
        if is_over.wait(seconds):
            return
        is_cut.set()
        while not is_over.is_set():  # what has not begun on the cluster cannot be interrupted yet
            interrupt(tag)
            is_over.wait(_CUT_AGAIN_SECONDS)

    mark(tag)
    Thread(target=cut, daemon=True).start()
    try:
        yield
    except Exception as fault:
        if is_cut.is_set():
            raise TooSlow(f"The question took more than {seconds:g} seconds and was cut; narrow the view.") from fault
        raise
    finally:
        is_over.set()
        unmark(tag)


def _marks(session: SparkSession, is_far: bool) -> tuple[Callable[[str], object], Callable[[str], object], Callable[[str], object]]:
    """Return what marks the questions of this thread, what interrupts marked ones from any thread, and what ends the marking."""
    if is_far:
        return session.addTag, session.interruptTag, session.removeTag
    context = session.sparkContext  # tags of a session that is no Connect session are known to their own thread alone
    return context.addJobTag, context.cancelJobsWithTag, context.removeJobTag
