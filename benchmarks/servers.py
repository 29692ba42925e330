"""A server under test: started on a free port, timed to healthy, weighed, stopped."""

import os
import socket
import subprocess
import time
import urllib.request

import psutil

from analytics.places import HOUSE
from benchmarks.as_sqlite import as_sqlite
from benchmarks.contenders import Contender
from benchmarks.generate import Registers

LONGEST_START = 180.0  # seconds


def _around() -> dict[str, str]:
    """Return the environment without what importing Marsad has set for itself."""
    return {name: value for name, value in os.environ.items() if name not in ("OPENBLAS_NUM_THREADS", "ARROW_DEFAULT_MEMORY_POOL")}


class NotHealthy(RuntimeError):
    """A server did not become healthy in time."""


class Server:
    """A contender running; use it in a `with`. Raise `NotHealthy` where it does not start in time."""

    def __init__(self, contender: Contender, registers: Registers):
        self.port = port = _free_port()
        self.base = f"http://127.0.0.1:{port}"
        paths = {"MARSAD_DATA": str(registers.data), "EVENTS_PARQUET": str(registers.parquet), "PYTHONPATH": str(HOUSE)}
        self.log = (registers.data.parent / f"{contender.folder.name}.log").open("w")
        sqlite = as_sqlite(registers.parquet) if any("{sqlite}" in part for part in contender.command) else ""
        command = [part.format(port=port, sqlite=sqlite) for part in contender.command]
        begun = time.perf_counter()
        self.process = subprocess.Popen(command, cwd=contender.folder, env=_around() | paths, stdout=self.log, stderr=self.log)
        self._wait(f"{self.base}{contender.healthy}", begun + LONGEST_START)
        self.start_ms = 1000 * (time.perf_counter() - begun)

    def _wait(self, address: str, end: float) -> None:
        while time.perf_counter() < end:
            try:
                urllib.request.urlopen(address, timeout=1)
                return
            except OSError:
                time.sleep(0.02)
        self._stop()
        raise NotHealthy(f"{address} did not become healthy; see {self.log.name}")

    def resident_mb(self) -> float:
        """Return the resident memory of the server process and its children, in MB."""
        whole = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        return sum(one.memory_info().rss for one in whole) / 1e6

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:  # it waits for its readers
            self.process.kill()
            self.process.wait()
        self.log.close()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
