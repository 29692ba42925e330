"""What a killed build left is swept up by the next one at once; what a build at work needs stays."""

import fcntl
import os
import sys
import time

import pytest

from analytics.warehouse import build as building
from analytics.warehouse import versions
from analytics.warehouse.build import build
from tests.conftest import World

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks are those of POSIX")


@pytest.fixture
def left(world: World):
    """Return a function that puts a half-written build into the folder of versions, as old as it is told."""
    world.build()

    def put(age_seconds: float = 0):
        folder = versions.folder() / ".building-left"
        folder.mkdir()
        (folder / "new.duckdb").write_bytes(b"half")
        os.utime(folder, times=(time.time() - age_seconds,) * 2)
        return folder

    return put


def test_the_next_build_sweeps_up_at_once_even_where_nothing_is_to_be_built(left):
    folder = left()
    assert build().version == versions.current()
    assert not folder.exists()


def test_the_folder_of_a_build_at_work_stays_until_its_lock_is_gone(left):
    folder = left(age_seconds=10 * building.LONGEST_BUILD)
    with (versions.folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build()
        assert (folder / "new.duckdb").read_bytes() == b"half"
    build()
    assert not folder.exists()


@pytest.mark.parametrize(("age_seconds", "stays"), [(building.LONGEST_BUILD - 60, True), (building.LONGEST_BUILD + 60, False)])
def test_where_there_are_no_locks_age_tells(left, monkeypatch, age_seconds, stays):
    monkeypatch.setattr(building, "HAS_LOCKS", False)
    folder = left(age_seconds)
    build()
    assert folder.exists() is stays
