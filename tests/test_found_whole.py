"""A large file that was found whole is not read again while nothing touches it; whatever touches it is found."""

import datetime
import os
import time

import pytest

from analytics.errors import BadVersion
from analytics.places import found_whole_folder
from analytics.registry.sealed import sealed, unsealed
from analytics.warehouse import found_whole, manifest, versions
from tests.conftest import World, forget_versions

PROJECTS = """
    project_id | axis | year
    P1         | ai   | 2019
"""


@pytest.fixture
def read(world: World, monkeypatch):
    """The files that were read to their end since a version was built and found whole; its database counts as large, and as settled."""
    world.has("projects", PROJECTS).build()
    found: list[str] = []

    def reads(path):
        found.append(path.name)
        return manifest.sha256_of(path)

    monkeypatch.setattr(found_whole, "sha256_of", reads)
    monkeypatch.setattr(found_whole, "LARGE", 0)
    monkeypatch.setattr(found_whole, "SETTLED_NS", -1)
    return found


def opens(world: World) -> None:
    forget_versions()
    versions.connection_to(world.version)


def test_a_version_is_read_to_its_end_once(world, read):
    opens(world)
    opens(world)
    assert read == [f"{world.version}.duckdb"]


def test_a_small_version_is_read_each_time_and_not_noted(world, read, monkeypatch):
    monkeypatch.setattr(found_whole, "LARGE", versions.database(world.version).stat().st_size + 1)
    opens(world)
    opens(world)
    assert len(read) == 2
    assert not found_whole_folder().exists()


def test_one_flipped_bit_is_found_though_length_and_time_are_as_they_were(world, read):
    opens(world)
    database = versions.database(world.version)
    before, content = database.stat(), bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    os.utime(database, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(BadVersion, match="does not match its manifest"):
        opens(world)


def test_another_file_in_its_place_is_read(world, read):
    opens(world)
    database = versions.database(world.version)
    other = database.with_name("other")
    other.write_bytes(database.read_bytes())
    other.replace(database)
    opens(world)
    assert len(read) == 2


@pytest.mark.parametrize(("days", "times"), [(0, 1), (6, 1), (7, 2), (-1, 2)])
def test_what_was_found_is_believed_for_a_week(world, read, days, times):
    opens(world)
    [note] = found_whole_folder().iterdir()
    said = unsealed(note.read_bytes())
    note.write_text(sealed({**said, "found": (datetime.date.today() - datetime.timedelta(days=days)).isoformat()}), encoding="utf-8")
    opens(world)
    assert len(read) == times


@pytest.mark.parametrize("spoilt", [lambda text: text.replace("sha256", "sha257"), lambda text: text[:9], lambda _: "[]", lambda _: ""])
def test_a_spoilt_note_says_nothing(world, read, spoilt):
    opens(world)
    [note] = found_whole_folder().iterdir()
    note.write_text(spoilt(note.read_text(encoding="utf-8")), encoding="utf-8")
    opens(world)
    assert len(read) == 2


def test_what_was_written_just_now_is_not_noted(world, read, monkeypatch):
    monkeypatch.setattr(found_whole, "SETTLED_NS", time.time_ns())
    opens(world)
    opens(world)
    assert len(read) == 2


def test_a_note_goes_with_its_file(world, read):
    opens(world)
    [note] = found_whole_folder().iterdir()
    note.with_name("2019-01-01-gone.duckdb.json").write_bytes(note.read_bytes())
    os.utime(versions.database(world.version))
    opens(world)
    assert list(found_whole_folder().iterdir()) == [note]


def test_a_folder_that_cannot_be_written_changes_nothing(world, read):
    found_whole_folder().write_text("no folder", encoding="utf-8")
    opens(world)
    opens(world)
    assert len(read) == 2
