"""How long an import takes and how much memory, beside a pandas script; writes IMPORTS.md. `python -m benchmarks.imports`."""

import argparse
import datetime
import os
import shutil
import sys
import tempfile
from pathlib import Path

from analytics.places import HOUSE
from benchmarks.contenders import BENCH
from benchmarks.generate import WORK
from benchmarks.goals import MARSAD, PANDAS, Seen
from benchmarks.offered import WRITERS, drawn
from benchmarks.report import commit, tabled
from benchmarks.watched import Watched, watched

GOAL_SECONDS, GOAL_MB = 20, 600  # at 200,000 rows
LARGE_SECONDS, LARGE_MB = 120, 2_000  # at 10,000,000 rows of Parquet
HEAD = """# Imports

Written by `python -m benchmarks.imports` on {date}, commit {commit}, on {processors} processors. Each file has {rows:,} **generated**
events from a fixed seed, with faults as people's files have them (`offered.py`). Marsad reads the file in a process of its own, checks each
cell, joins the register, builds a version and publishes it, and keeps the file, the report and where each row comes from. The pandas
script (`with_pandas.py`) reads the file, looks for five faults and writes the good rows as Parquet: it says no line, no reason, and
publishes nothing. Peak: all processes of a command together. Goal for Marsad at 200,000 rows: {seconds} s and {mb} MB; with `--large`, for
10,000,000 rows of Parquet: 120 s and 2,000 MB.

"""
COLUMNS = ["file", "Marsad", "processor", "peak", "pandas", "processor", "peak", "outcome"]


def offered(kind: str, rows: int) -> Path:
    """Return a generated file of one kind, made if it is not there yet."""
    folder = WORK / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"events-{rows}.{kind}"
    if not file.exists():
        WRITERS[kind](file, drawn(rows))
    print(f"{file.name}: {file.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    return file


def beside_pandera(rows: int) -> Seen:
    """Return the seconds and MB of an import of a Parquet file, beside a script that checks it with pandera."""
    file = offered("parquet", rows)
    python = str(BENCH / "python")
    theirs = watched([python, "-m", "benchmarks.with_pandera", str(file)], PYTHONPATH=str(HOUSE))
    assert theirs.code == 0, f"the pandera script ended with {theirs.code}"
    took = {MARSAD: imported(file), PANDAS: theirs}
    return {name: {"import": [one.seconds], "import_mb": [one.peak_mb]} for name, one in took.items()}


def measured(kind: str, rows: int) -> list[str]:
    """Return one line of the table: what Marsad and the script took with a generated file of one kind."""
    file = offered(kind, rows)
    seconds, mb = (LARGE_SECONDS, LARGE_MB) if rows > 200_000 else (GOAL_SECONDS, GOAL_MB)
    ours, theirs = imported(file), watched([sys.executable, "-m", "benchmarks.with_pandas", str(file)])
    assert theirs.code == 0, f"the pandas script ended with {theirs.code}"
    is_met = ours.seconds <= seconds and ours.peak_mb <= mb
    return [f"{kind}, {rows:,}" if rows > 200_000 else kind, *_shown(ours), *_shown(theirs), "met" if is_met else "missed"]


def imported(file: Path) -> Watched:
    """Return what it took to import a file into the shipped registers."""
    with tempfile.TemporaryDirectory() as data:
        for part in ("registry", "vocabulary"):
            shutil.copytree(HOUSE / "data" / part, Path(data) / part)
        seen = watched([sys.executable, "-m", "analytics", "import", str(file), "--as", "events"], MARSAD_DATA=data)
        assert seen.code == 1, f"the import ended with {seen.code}, but rows of a generated file are to be set aside"
        assert (Path(data) / "versions" / "current").exists(), "nothing was published"
    return seen


def _shown(seen: Watched) -> list[str]:
    return [f"{seen.seconds:.1f} s", f"{seen.processor_seconds:.1f} s", f"{seen.peak_mb:.0f} MB"]


def main() -> None:
    """Measure every kind of file and write the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=200_000)
    options.add_argument("--large", type=int, default=0, help="rows of a Parquet file beyond the usual limits, measured too")
    options.add_argument("--out", type=Path, default=HOUSE / "benchmarks" / "IMPORTS.md")
    chosen = options.parse_args()
    lines = [measured(kind, chosen.rows) for kind in WRITERS]
    lines += [measured("parquet", chosen.large)] if chosen.large else []
    goals = {"seconds": GOAL_SECONDS, "mb": GOAL_MB, "rows": chosen.rows, "processors": os.cpu_count()}
    head = HEAD.format(date=datetime.date.today(), commit=commit(), **goals)
    chosen.out.write_text(head + tabled(COLUMNS, lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
