"""The two servers under test: started on a free port, timed to healthy, weighed, stopped."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psutil

from analytics.places import HOUSE
from benchmarks.generate import Generated

HERE = HOUSE / "benchmarks"
QUIET = ["--server.headless=true", "--browser.gatherUsageStats=false"]


@dataclass(frozen=True)
class Contender:
    """One server under test: its name, its command and its folder, and where its page keeps what is timed."""

    name: str
    command: tuple[str, ...]
    folder: Path
    figures: str
    axis: str
    second: str


MARSAD = Contender(
    name="Marsad",
    command=("-m", "benchmarks.marsad.serve"),
    folder=HOUSE,
    figures=".kpi .figure",
    axis=".st-key-w_axis",
    second='a[href*="events"]',
)
PLAIN = Contender(
    name="pandas + Plotly Express",
    command=("-m", "streamlit", "run", "app.py", *QUIET),
    folder=HERE / "plain",
    figures='[data-testid="stMetricValue"]',
    axis='[data-testid="stSidebar"] [data-testid="stMultiSelect"]',
    second='[data-testid="stSidebarNav"] a[href*="Geography"]',
)


class Server:
    """A contender running; use it in a `with`."""

    def __init__(self, contender: Contender, rows: Generated):
        self.port = _free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        surroundings = os.environ | {"MARSAD_DATA": str(rows.data), "EVENTS_PARQUET": str(rows.parquet), "PYTHONPATH": str(HOUSE)}
        self.log = (rows.data.parent / f"{contender.folder.name}.log").open("w")
        begun = time.perf_counter()
        command = [sys.executable, *contender.command, f"--server.port={self.port}", "--server.address=127.0.0.1"]
        self.process = subprocess.Popen(command, cwd=contender.folder, env=surroundings, stdout=self.log, stderr=self.log)
        self._wait(begun + 60)
        self.start_ms = 1000 * (time.perf_counter() - begun)

    def _wait(self, end: float) -> None:
        while time.perf_counter() < end:
            try:
                urllib.request.urlopen(f"{self.base}/_stcore/health", timeout=1)
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit(f"{self.base} did not become healthy; see {self.log.name}")

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
