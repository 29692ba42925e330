"""A large Parquet file is read in a process of its own; what it hands on is held against its own description before it is used."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
from pyarrow import ipc

from analytics.importing.columnwise.limits import SECONDS
from analytics.importing.files.apart import Messages, bad_file, say
from analytics.places import HOUSE
from analytics.registry.findings import Finding

_COMMAND = (sys.executable, "-m", "analytics.importing.columnwise.child")


class ColumnFile:
    """The columns of one file: its header, then its dates in doubt, then its batches, each asked once and in this order.

    Every question may raise `BadFile`: the file is refused, takes too long, or its reader died.
    """

    def __init__(self, path: Path):
        self._path, self._late = path, threading.Event()
        self._child = subprocess.Popen(_COMMAND, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if self._child.stdin is None or self._child.stdout is None:
            raise bad_file(path, "reader_died", {})
        self._questions, self._answers = self._child.stdin, self._child.stdout
        self._timer = threading.Timer(SECONDS, lambda: (self._late.set(), self._child.kill()))
        self._timer.start()
        self.dropped = 0

    def __enter__(self) -> "ColumnFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, where: TracebackType | None) -> None:
        self._timer.cancel()
        self._child.kill()
        with suppress(OSError):
            self._child.communicate()

    def header(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        self._say(str(self._path.absolute()))
        return tuple(self._heard("header")[0])

    def dates_in_doubt(self, places: list[int]) -> list[tuple[int, int, str, int]]:
        """Return (line, which of `places`, cell, how often) of dates that are not written year first, in the order of the lines."""
        self._say(places)
        return self._heard("dates")[0]

    def batches(self) -> Iterator[tuple[pa.RecordBatch, list[Finding]]]:
        """Yield the rows, each batch with its lines before the columns of the header, and what was mended in them."""
        self._say("batches")
        while True:
            kind, *told = self._message()
            if kind != "batch":
                [self.dropped] = told
                return
            yield self._unpacked(told[0]), told[1]

    def _unpacked(self, content: bytes) -> pa.RecordBatch:
        try:
            batch = ipc.open_stream(content).read_next_batch()
            batch.validate(full=True)  # the reader may have gone astray
        except (pa.ArrowException, OSError, ValueError, StopIteration) as fault:
            raise bad_file(self._path, "reader_died", {}) from fault
        return batch

    def _heard(self, wanted: str) -> list[Any]:
        kind, *told = self._message()
        if kind != wanted:
            raise bad_file(self._path, "reader_died", {})
        return told

    def _message(self) -> tuple[Any, ...]:
        try:
            message = Messages(self._answers).load()
        except (EOFError, OSError, pickle.UnpicklingError) as fault:
            raise bad_file(self._path, "too_slow_at_scale" if self._late.is_set() else "reader_died", {}) from fault
        if message[0] == "refused":
            raise bad_file(self._path, message[1], message[2])
        return message

    def _say(self, message: object) -> None:
        with suppress(OSError):  # a reader that died says so when it is heard
            say(self._questions, message)
