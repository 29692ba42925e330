"""A server under test: started on a free port, timed to healthy, weighed, stopped."""

import os
import socket
import subprocess
import time
import urllib.request

import psutil

from analytics.places import HOUSE
from benchmarks.contenders import Contender
from benchmarks.generate import Registers


class Server:
    """A contender running; use it in a `with`."""

    def __init__(self, contender: Contender, registers: Registers):
        port = _free_port()
        self.base = f"http://127.0.0.1:{port}"
        paths = {"MARSAD_DATA": str(registers.data), "EVENTS_PARQUET": str(registers.parquet), "PYTHONPATH": str(HOUSE)}
        self.log = (registers.data.parent / f"{contender.folder.name}.log").open("w")
        command = [part.format(port=port) for part in contender.command]
        begun = time.perf_counter()
        self.process = subprocess.Popen(command, cwd=contender.folder, env=os.environ | paths, stdout=self.log, stderr=self.log)
        self._wait(f"{self.base}{contender.healthy}", begun + 60)
        self.start_ms = 1000 * (time.perf_counter() - begun)

    def _wait(self, address: str, end: float) -> None:
        while time.perf_counter() < end:
            try:
                urllib.request.urlopen(address, timeout=1)
                return
            except OSError:
                time.sleep(0.02)
        self.process.terminate()
        raise SystemExit(f"{address} did not become healthy; see {self.log.name}")

    def resident_mb(self) -> float:
        """Return the resident memory of the server process and its children, in MB."""
        whole = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        return sum(one.memory_info().rss for one in whole) / 1e6

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


def _free_port() -> int:
    for port in range(8700, 8800):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)):
                return port
    raise SystemExit("no free port between 8700 and 8799")
