"""A command and all processes it starts, watched until it ends: seconds, and how much memory they took together. Linux only."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_BETWEEN = 0.02  # seconds
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Watched:
    """What a command took: seconds by the clock, seconds of processors, the largest sum of resident MB, and how it ended."""

    seconds: float
    processor_seconds: float
    peak_mb: float
    code: int


def watched(command: list[str], **environment: str) -> Watched:
    """Run `command` to its end and return what it took."""
    start, before, peak = time.perf_counter(), _processor_seconds(), 0
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(map(_resident, _with_children(process.pid))))
        time.sleep(_BETWEEN)
    return Watched(time.perf_counter() - start, _processor_seconds() - before, peak / 1e6, process.returncode)


def _processor_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _with_children(process: int) -> list[int]:
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        waiting += _children(found[-1])
    return found


def _children(process: int) -> list[int]:
    try:
        return [int(one) for task in Path(f"/proc/{process}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:  # it ended meanwhile
        return []


def _resident(process: int) -> int:
    """Return how many bytes a process holds in memory; shared pages count for each process that has them."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
