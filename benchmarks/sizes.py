"""Sizes of the bench, by the names they are asked for, and what a machine needs for each."""

import re
import shutil
import sys

import psutil

from benchmarks import generate, kept
from benchmarks.browser import CHANGING_MS
from benchmarks.contenders import Contender
from benchmarks.generate import WORK, Registers
from benchmarks.goals import MARSAD
from benchmarks.servers import LONGEST_START
from benchmarks.shipped import shipped

SHIPPED = "shipped"
THOUSANDS = {"": 1, "k": 1_000, "M": 1_000_000}
DISK_GB_A_MILLION = 1.3  # while a version is built; afterwards 0.4, and 0.4 more for the SQLite file of Datasette
KEPT_GB_A_MILLION = 0.2  # of events that are kept as Parquet, and their version: nothing lies there twice
MEMORY_GB = 4.0  # while rows are drawn and a version is built, whatever the size
BROWSER_GB = 1.5


def events_of(size: str) -> int:
    """Return how many events a size stands for: `1k`, `100k`, `1M`, `10M`, `100M` or a number; raise `ValueError` for anything else."""
    found = re.fullmatch(r"(\d+)(k|M|)", size)
    if not found:
        raise ValueError(f"«{size}» is no size: write {SHIPPED}, 1k, 100k, 1M, 10M, 100M or a number of events")
    return int(found[1]) * THOUSANDS[found[2]]


def lacking(events: int, disk_gb: float, memory_gb: float) -> str:
    """Return what a machine with so much free disk and memory lacks to make so many events, empty where it lacks nothing."""
    needs = 1 + (KEPT_GB_A_MILLION if events >= kept.KEPT_FROM else DISK_GB_A_MILLION) * events / 1e6
    if disk_gb < needs:
        return f"needs {needs:.0f} GB of disk and {disk_gb:.0f} are free"
    return f"needs {MEMORY_GB:.0f} GB of memory and {memory_gb:.0f} are free" if memory_gb < MEMORY_GB else ""


def too_large_for(contender: Contender, events: int, memory_gb: float) -> str:
    """Return why a contender is not asked at a size, empty where it is: what it takes at a million is known from earlier runs."""
    if events >= kept.KEPT_FROM and contender.name != MARSAD:
        return "is not asked: the events lie in a register of Marsad alone"
    waits = {"to start": (contender.starts_s, LONGEST_START), "for a view change": (contender.changes_s, CHANGING_MS / 1000)}
    for what, (seconds, patience) in waits.items():
        if seconds * events / 1e6 > patience:
            return f"would take about {seconds * events / 1e6:.0f} s {what} and {patience:.0f} are waited for"
    needs = BROWSER_GB + contender.gb_a_million * events / 1e6
    return f"would take about {needs:.0f} GB of memory and {memory_gb:.0f} are free" if needs > memory_gb else ""


def free_gb() -> tuple[float, float]:
    """Return the free disk and the available memory of this machine, in GB."""
    WORK.mkdir(exist_ok=True)
    return shutil.disk_usage(WORK).free / 1e9, psutil.virtual_memory().available / 1e9


def is_made(events: int) -> bool:
    """Return whether so many events lie here as today's code draws them, with a version of them."""
    data, maker = WORK / f"data-{events}", kept if events >= kept.KEPT_FROM else generate
    stamp = data / "made_by"
    return (data / "versions" / "current").exists() and stamp.exists() and stamp.read_text() == maker.makers()


def registers_of(size: str) -> Registers | str:
    """Return the registers of a size, made if they are not there yet, or why they cannot be made here."""
    if size == SHIPPED:
        return shipped()
    events = events_of(size)
    reason = "" if is_made(events) else lacking(events, *free_gb())
    print(f"{size}: {reason or 'there, or ready to be made'}", file=sys.stderr)
    return reason or (kept.kept(events) if events >= kept.KEPT_FROM else generate.generated(events))
