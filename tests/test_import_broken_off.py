"""An import that is broken off, by kill -9 or a full disk, leaves the old version or the new one, whole; the next one works."""

import csv
import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

import pytest

from analytics.importing.check import manner_of
from analytics.importing.files import apart as reading
from analytics.places import data_folder
from analytics.publishing.keeping import folder
from analytics.publishing.publish import Offer, publish
from analytics.registry.held import register_files
from analytics.warehouse import versions
from analytics.warehouse.build import build
from tests.conftest import World
from tests.examples import examples
from tests.quick import slow_but
from tests.read_here import table_here

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of POSIX")
ROWS = 40
apart = multiprocessing.get_context("forkserver") if sys.platform != "win32" else None


def offered(place: int) -> Path:
    """Return a file that gives every project the title of its place in the series."""
    path = data_folder().parent / f"offered-{place}.csv"
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([["project_id", "title", "axis"], *([f"P{one}", f"Projet {place}", "ai"] for one in range(ROWS))])
    return path


def run_import(data: str, path: Path, largest: int | None, said) -> None:
    """Import a file in this process, which may not write files of more than `largest` bytes; send what was said."""
    os.environ["MARSAD_DATA"] = data
    if largest is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        said.send(publish(Offer(path, "projects", manner_of("projects"))).manifest.version)
    except Exception as fault:
        said.send(f"{type(fault).__name__}: {fault}")


def run_import_read_here(data: str, path: Path, largest: int | None, said) -> None:
    """Import a file that this process reads too: most of the time that an import takes is then that in which it writes."""
    reading.read_apart = table_here
    run_import(data, path, largest, said)


def started(path: Path, largest: int | None = None, run=run_import):
    """Return (process, end of a pipe) of an import at work."""
    here, there = apart.Pipe(duplex=False)
    process = apart.Process(target=run, args=(str(data_folder()), path, largest, there))
    process.start()
    there.close()
    return process, here


def titles() -> set[str]:
    """Return the titles of the current version, which is whole."""
    versions.verified(versions.current())
    with versions.connection_to(versions.current()).cursor() as cursor:
        rows = cursor.execute("SELECT title FROM projects").fetchall()
    assert len(rows) == ROWS
    return {title for (title,) in rows}


@pytest.fixture
def series(world: World):
    apart.set_forkserver_preload(["analytics.publishing.publish", "analytics.importing.files.child", "tests.read_here"])
    build()
    process, said = started(offered(0))  # the first one also starts the server of processes
    assert said.recv() == versions.current()
    process.join()


def killed_at_random_moments(times: int, run) -> None:
    moments, now = random.Random(20240624), "Projet 0"
    began = time.monotonic()
    process, said = started(offered(1), run=run)
    assert said.recv() == versions.current()
    process.join()
    whole, now = time.monotonic() - began, "Projet 1"
    for place in range(2, times + 2):
        process, _ = started(offered(place), run=run)
        time.sleep(moments.uniform(0, whole))
        process.kill()  # SIGKILL
        process.join()
        assert titles() in ({now}, {f"Projet {place}"})
        [now] = titles()
        register_files()  # what the next build reads is whole too
    assert build().version == versions.current()
    assert publish(Offer(offered(0), "projects", manner_of("projects"))).manifest
    assert titles() == {"Projet 0"}
    assert not list(folder().glob(".writing-*"))
    assert not list(versions.folder().glob(".building-*"))


def test_killed_at_a_few_random_moments(series):
    killed_at_random_moments(examples(16), run_import_read_here)


@pytest.mark.slow
def test_killed_at_two_hundred_random_moments(series):
    killed_at_random_moments(200, run_import)


FULL = {"nothing fits": 0, "the register does not fit": 1_000, "the database does not fit": 300_000}


@pytest.mark.parametrize("disk", slow_but("the database does not fit", FULL))
def test_a_full_disk_is_said_and_changes_nothing(series, disk):
    before, rows = versions.current(), register_files()["projects"].read_bytes()
    process, said = started(offered(1), FULL[disk])
    sentence = said.recv()
    process.join()
    assert sentence.startswith("BadVersion: The ")
    assert "cannot be written: file too large. Nothing was published" in sentence
    assert (versions.current(), register_files()["projects"].read_bytes()) == (before, rows)
    assert titles() == {"Projet 0"}
    assert not list(versions.folder().glob(".building-*"))
    assert publish(Offer(offered(1), "projects", manner_of("projects"))).manifest
    assert titles() == {"Projet 1"}
