"""What an export of a million events takes beside pandas: seconds and memory, as CSV and as Parquet, each in a process of its own."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.goals import MARSAD, PANDAS, Seen
from benchmarks.watched import watched

if TYPE_CHECKING:
    from benchmarks.generate import Registers  # what draws rows is no part of an export

KINDS = ("csv", "parquet")


def measured(registers: "Registers", rounds: int) -> Seen:
    """Return seconds and MB of each export, ours and that of pandas in turn."""
    seen: Seen = {name: {f"{kind}{unit}": [] for kind in KINDS for unit in ("", "_mb")} for name in (MARSAD, PANDAS)}
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS * rounds:
            for name, maker in ((MARSAD, "ours"), (PANDAS, "pandas")):
                print(f"export, {registers.events:,} events as {kind}: {name}", file=sys.stderr)
                file = Path(folder) / f"{maker}.{kind}"
                paths = {"MARSAD_DATA": str(registers.data), "EVENTS_PARQUET": str(registers.parquet)}
                took = watched([sys.executable, "-m", "benchmarks.exports", maker, str(file)], **paths)
                assert took.code == 0, f"the export of {name} ended with {took.code}"
                assert file.stat().st_size > registers.events, f"{name} left out rows"
                seen[name][kind].append(took.seconds)
                seen[name][f"{kind}_mb"].append(took.peak_mb)
    return seen


def ours(kind: str) -> Iterator[bytes]:
    """Yield the file as the data addresses send it."""
    from analytics.downloads import as_csv, as_parquet
    from analytics.downloads.records import long_records_of
    from analytics.view import View
    from analytics.warehouse.questions import at_length

    with at_length():
        yield from {"csv": as_csv, "parquet": as_parquet}[kind].pieces(long_records_of("events", View()))


def with_pandas(file: Path) -> None:
    """Write the file as a pandas script does: read all rows, write them."""
    import os

    import pandas

    events = pandas.read_parquet(os.environ["EVENTS_PARQUET"])
    if file.suffix == ".csv":
        events.to_csv(file, index=False)
    else:
        events.to_parquet(file, index=False)


if __name__ == "__main__":
    target = Path(sys.argv[2])
    if sys.argv[1] == "pandas":
        with_pandas(target)
    else:
        with target.open("wb") as out:
            out.writelines(ours(target.suffix[1:]))
