"""Sizes of the bench, by the names they are asked for, and what a machine needs for each."""

import re
import shutil
import sys

import psutil

from benchmarks.contenders import Contender
from benchmarks.generate import WORK, Registers, generated
from benchmarks.shipped import shipped

SHIPPED = "shipped"
THOUSANDS = {"": 1, "k": 1_000, "M": 1_000_000}
DISK_GB_A_MILLION = 1.3  # while a version is built; afterwards 0.4, and 0.4 more for the SQLite file of Datasette
MEMORY_GB = 4.0  # while rows are drawn and a version is built, whatever the size
BROWSER_GB = 1.5


def events_of(size: str) -> int:
    """Return how many events a size stands for: `1k`, `100k`, `1M`, `10M` or a number; raise `ValueError` for anything else."""
    found = re.fullmatch(r"(\d+)(k|M|)", size)
    if not found:
        raise ValueError(f"«{size}» is no size: write {SHIPPED}, 1k, 100k, 1M, 10M or a number of events")
    return int(found[1]) * THOUSANDS[found[2]]


def lacking(events: int, disk_gb: float, memory_gb: float) -> str:
    """Return what a machine with so much free disk and memory lacks to make so many events, empty where it lacks nothing."""
    needs = 1 + DISK_GB_A_MILLION * events / 1e6
    if disk_gb < needs:
        return f"needs {needs:.0f} GB of disk and {disk_gb:.0f} are free"
    return f"needs {MEMORY_GB:.0f} GB of memory and {memory_gb:.0f} are free" if memory_gb < MEMORY_GB else ""


def too_large_for(contender: Contender, events: int, memory_gb: float) -> str:
    """Return why a contender is not asked at a size, empty where it is: what it takes at a million is known from earlier runs."""
    needs = BROWSER_GB + contender.gb_a_million * events / 1e6
    return f"would take about {needs:.0f} GB of memory and {memory_gb:.0f} are free" if needs > memory_gb else ""


def free_gb() -> tuple[float, float]:
    """Return the free disk and the available memory of this machine, in GB."""
    WORK.mkdir(exist_ok=True)
    return shutil.disk_usage(WORK).free / 1e9, psutil.virtual_memory().available / 1e9


def registers_of(size: str) -> Registers | str:
    """Return the registers of a size, made if they are not there yet, or why they cannot be made here."""
    if size == SHIPPED:
        return shipped()
    events = events_of(size)
    reason = lacking(events, *free_gb())
    print(f"{size}: {reason or 'ready to be made'}", file=sys.stderr)
    return reason or generated(events)
