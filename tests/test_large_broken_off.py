"""An import column by column that is broken off, by kill -9 or a full disk, leaves the old version or the new one, whole; the next one works."""

import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from analytics.importing.check import manner_of
from analytics.importing.files import apart as reading
from analytics.importing.files import columns
from analytics.places import data_folder
from analytics.publishing.publish import Offer, publish
from analytics.registry.held import is_large, register_files
from analytics.warehouse import versions
from analytics.warehouse.build import build
from tests.conftest import World
from tests.read_here import table_here

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of POSIX")]
ROWS, USUAL = 3_000, 100  # rows of a file, and how many are read in the usual way here
apart = multiprocessing.get_context("forkserver") if sys.platform != "win32" else None


def offered(place: int, rows: int = ROWS) -> Path:
    """Return a file that gives every event the title of its place in the series."""
    path = data_folder().parent / f"offered-{place}.parquet"
    numbers = range(rows)
    cells = {
        "event_id": [f"E{one}" for one in numbers],
        "title": [f"Forum {place}"] * rows,
        "axis": ["ai"] * rows,
        "start_date": [f"20{10 + one % 15}-05-13" for one in numbers],
    }
    parquet.write_table(pa.table(cells), path)
    return path


def run_import(data: str, path: Path, largest: int | None, said) -> None:
    """Import a file in this process, which may not write files of more than `largest` bytes; send what was said."""
    os.environ["MARSAD_DATA"] = data
    columns.ROWS, reading.read_apart = USUAL, table_here  # the usual way refuses it, as it does a file of millions
    if largest is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        said.send(publish(Offer(path, "events", manner_of("events"), way="replace", may_retire=1, at_scale=True)).manifest.version)
    except Exception as fault:
        said.send(f"{type(fault).__name__}: {fault}")


def started(path: Path, largest: int | None = None):
    """Return (process, end of a pipe) of an import at work."""
    here, there = apart.Pipe(duplex=False)
    process = apart.Process(target=run_import, args=(str(data_folder()), path, largest, there))
    process.start()
    there.close()
    return process, here


def imported(path: Path, largest: int | None = None) -> str:
    process, said = started(path, largest)
    sentence = said.recv()
    process.join()
    return sentence


def titles(rows: int = ROWS) -> set[str]:
    """Return the titles of the current version, which is whole, and whose register of this many rows is too."""
    versions.verified(versions.current())
    with versions.connection_to(versions.current()).cursor() as cursor:
        found = cursor.execute("SELECT title, count(*) FROM events GROUP BY title").fetchall()
    register = register_files()["events"]
    assert is_large(register)
    assert parquet.read_table(register, columns=["title"]).num_rows == rows == sum(count for _, count in found)
    return {title for title, _ in found}


@pytest.fixture
def series(world: World):
    apart.set_forkserver_preload(["analytics.publishing.publish", "tests.read_here"])
    build()
    assert imported(offered(0)) == versions.current()  # the first one also starts the server of processes
    assert titles() == {"Forum 0"}


def test_killed_at_random_moments(series):
    moments = random.Random(20261129)
    began = time.monotonic()
    assert imported(offered(1)) == versions.current()
    whole, now = time.monotonic() - began, "Forum 1"
    for place in range(2, 27):
        process, _ = started(offered(place))
        time.sleep(moments.uniform(0, whole))
        process.kill()  # SIGKILL
        process.join()
        assert titles() in ({now}, {f"Forum {place}"})
        [now] = titles()
    assert build().version == versions.current()
    assert imported(offered(0)) == versions.current()
    assert titles() == {"Forum 0"}
    assert not left_over()


def left_over() -> list[Path]:
    """Return what a broken import left and the next one should have cleared."""
    return [one for pattern in (".writing-*", ".building-*", ".working-*") for one in data_folder().rglob(pattern)]


@pytest.mark.parametrize("largest", [0, 10_000, 60_000, 400_000])
def test_a_full_disk_is_said_and_changes_nothing(series, largest):
    before, register = versions.current(), register_files()["events"].read_bytes()
    sentence = imported(offered(1), largest)
    assert sentence.startswith("BadVersion: The ")
    assert "Nothing was published" in sentence
    assert (versions.current(), register_files()["events"].read_bytes()) == (before, register)
    assert titles() == {"Forum 0"}
    assert imported(offered(1)) == versions.current()
    assert titles() == {"Forum 1"}
    assert not left_over()
