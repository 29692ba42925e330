"""From how many events on is one machine too small: answers that no cube holds, of DuckDB and of Spark on this machine; writes ENGINES.md."""

import argparse
import datetime
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from analytics.engines.engine import ENGINE
from analytics.engines.local import LIMIT_SECONDS
from analytics.errors import TooSlow
from analytics.places import HOUSE
from analytics.view import View
from benchmarks.goals import SIZES
from benchmarks.report import commit, tabled
from benchmarks.sizes import registers_of

ENGINES = {"DuckDB": "", "Spark": f"local[{os.cpu_count()}]"}
ORGANISATIONS = ("agence-de-developpement-du-digital-add", "um6p", "apebi", "cgem")
# What reads the rows: words, organisations and cities are in no cube. Each view is asked once, the first of each line unmeasured.
QUESTIONS = {
    "events by year, of those with a word": ("events_by_year", [View(words=word) for word in ("forum", "agadir", "digital", "hackathon")]),
    "events by type, of those of an organisation": ("events_by_type", [View(organisations=(one,)) for one in ORGANISATIONS]),
    "events by city, of an axis": ("events_by_city", [View(axes=(axis,)) for axis in ("events", "ai", "training", "financing")]),
}
HEAD = """# One machine or more

Written by `python -m benchmarks.engines` on {date}, commit {commit}, on {processors} processors, with **generated** events. Each answer stands with what it
rests on, which takes some questions more, and its view was not asked before; none of them can be read from a cube. Seconds: the median of {views} views,
with the least and the most. DuckDB has 4 GB of memory for questions and is let run here; a server cuts each question after {limit:g} s. Spark is asked on
this machine, with a thread for each processor: no network, and no gain from more machines.

"""


def asked(version: str = "") -> dict[str, list[float]]:
    """Return the seconds that each view of each line of `QUESTIONS` takes, the first of a line left out."""
    from analytics.indicators import answers, indicator_named
    from analytics.warehouse import questions, versions

    version = version or versions.current()
    seen: dict[str, list[float]] = {}
    with questions.at_length():
        for line, (name, views) in QUESTIONS.items():
            for view in views:
                seen.setdefault(line, []).append(_seconds(lambda: answers.computed(name, indicator_named(name), view, version)))  # noqa: B023
    return {line: seconds[1:] for line, seconds in seen.items()}


def _seconds(ask: Callable[[], object]) -> float:
    """Return the seconds of an answer, infinite where it needs more memory than questions may take."""
    begun = time.perf_counter()
    try:
        ask()
    except TooSlow:
        return math.inf
    return time.perf_counter() - begun


def measured(size: str, engine: str) -> dict[str, list[float]]:
    """Return what was seen at a size with an engine, in a process of its own."""
    registers = registers_of(size)
    if isinstance(registers, str):
        raise SystemExit(f"{size}: {registers}")
    print(f"{size}: {engine}", file=sys.stderr)
    around = os.environ | {
        "MARSAD_DATA": str(registers.data),
        "MARSAD_MEMORY_MB": "4096",
        "MARSAD_ENGINE_SECONDS": "600",
        ENGINE: ENGINES[engine],
    }
    done = subprocess.run([sys.executable, "-m", "benchmarks.engines", "--ask"], env=around, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def lines_of(size: str, seen: dict[str, dict[str, list[float]]]) -> list[list[str]]:
    """Return a line of the table for each question: its seconds on each engine, and whether DuckDB answered within the seconds of one question."""
    return [
        [SIZES.get(size, size), line, *(_shown(seen[engine][line]) if engine in seen else "not asked" for engine in ENGINES),
         "yes" if max(seen["DuckDB"][line]) <= LIMIT_SECONDS else "no"]
        for line in QUESTIONS
    ]  # fmt: skip


def _shown(seconds: list[float]) -> str:
    if math.inf in seconds:
        return "refused: more than 4 GB of memory"
    return f"{median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def main() -> None:
    """Measure each size and write the report; with `--ask`, print what this process sees."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--sizes", default="1M,10M", help="1M, 10M, 100M")
    options.add_argument("--spark", default="1M,10M", help="sizes at which Spark is asked too")
    options.add_argument("--out", type=Path, default=HOUSE / "benchmarks" / "ENGINES.md")
    chosen = options.parse_args()
    if chosen.ask:
        print(json.dumps(asked()))
        return
    lines = []
    for size in chosen.sizes.split(","):
        engines = [one for one in ENGINES if one == "DuckDB" or size in chosen.spark.split(",")]
        lines += lines_of(size, {engine: measured(size, engine) for engine in engines})
    views = {len(views) - 1 for _, views in QUESTIONS.values()}.pop()
    head = HEAD.format(date=datetime.date.today(), commit=commit(), processors=os.cpu_count(), views=views, limit=LIMIT_SECONDS)
    columns = ["events", "answer", *(f"{engine}, s" for engine in ENGINES), f"DuckDB within {LIMIT_SECONDS:g} s"]
    chosen.out.write_text(head + tabled(columns, lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
