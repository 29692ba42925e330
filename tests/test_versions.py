"""Versions: the same registers are the same version, a damaged one is found, a locked one stays locked."""

import shutil
import threading

import duckdb
import pytest

from analytics.engines.local import ROW_GROUP, open_locked
from analytics.errors import BadVersion, UnknownName
from analytics.indicators.answers import answer
from analytics.locks import locked
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.build import build
from tests.conftest import World

PROJECTS = """
    project_id | axis | year
    P1         | ai   | 2019
"""


@pytest.fixture
def connection(version):
    with versions.connection_to(version).cursor() as cursor:
        yield cursor


def test_the_same_registers_are_the_same_version_and_are_not_built_twice(world: World):
    first = world.has("projects", PROJECTS).build()
    assert build() == first
    assert versions.listed() == [first.version]


def test_a_changed_byte_makes_another_version_and_the_first_one_stays(world: World):
    first = world.has("projects", PROJECTS).version
    second = world.has("projects", PROJECTS.replace("2019", "2018")).version
    assert first != second
    assert versions.current() == second
    assert set(versions.listed()) == {first, second}
    assert world.answer("projects_by_axis", version=first).version == first


@pytest.mark.parametrize("kind", ["registry/projects.toml", "vocabulary/axes.csv"])
def test_a_changed_description_or_vocabulary_makes_another_version(world: World, kind):
    first = world.has("projects", PROJECTS).version
    with (world.data / kind).open("a", encoding="utf-8") as text:
        text.write("# a word more\n" if kind.endswith("toml") else "robots,8,Robots,Robots,روبوتات,,,,\n")
    assert build().version != first


def test_a_process_that_has_read_the_files_before_builds_from_what_they_say_now(world: World):
    world.has("projects", PROJECTS).build()
    with (world.data / "vocabulary" / "axes.csv").open("a", encoding="utf-8") as text:
        text.write("robots,8,Robots,Robots,روبوتات,,,,\n")
    assert world.has("projects", PROJECTS.replace("ai ", "robots")).rows("projects_by_axis") == [("robots", 1)]


def test_the_manifest_counts_rows_and_adds_up_columns(world: World):
    manifest = world.has("projects", PROJECTS + "P2 | ai | 2020").build()
    assert manifest.registers["projects"].loaded == 1 + 1
    assert manifest.totals["projects"]["year"] == 2019 + 2020
    assert manifest.as_of == "2026-04-30"


def test_a_flipped_byte_is_found_and_the_version_is_built_again(world: World):
    version = world.has("projects", PROJECTS).version
    file = versions.database(version)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(BadVersion, match="does not match its manifest"):
        versions.verified(version)
    assert build().version == version
    assert versions.verified(version)


def test_a_missing_file_and_a_damaged_manifest_are_said(world: World):
    version = world.has("projects", PROJECTS).version
    versions.database(version).unlink()
    with pytest.raises(BadVersion, match="is missing"):
        versions.verified(version)
    versions.manifest_file(version).write_text("{", encoding="utf-8")
    with pytest.raises(BadVersion, match="missing or damaged"):
        versions.verified(version)


def test_a_missing_pointer_is_said_with_what_to_do(world: World):
    with pytest.raises(BadVersion, match="python -m analytics build"):
        versions.current()


def test_who_asks_for_a_version_that_never_was_is_offered_the_current_one(world: World):
    version = world.has("projects", PROJECTS).version
    with pytest.raises(UnknownName) as refused:
        versions.known(f"{version[:11]}{'z' * 10}")
    assert refused.value.near == (versions.current(),)


def test_an_unknown_version_is_said_with_the_nearest(world: World):
    version = world.has("projects", PROJECTS).version
    with pytest.raises(UnknownName, match=version):
        versions.known(version[:-1])


def test_nothing_is_left_of_a_build_that_failed(world: World):
    (world.data / "registry" / "projects.csv").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(Exception, match="projects.csv"):
        build()
    assert [path.name for path in versions.folder().iterdir()] == ["lock"]


def test_a_build_waits_for_another_one_and_takes_what_it_built(world: World):
    first = world.has("projects", PROJECTS).build()
    manifest = versions.manifest_file(first.version)
    told: list[str] = []
    with locked(versions.folder() / "lock"):
        content = manifest.read_bytes()
        manifest.unlink()  # as if the other build had not ended yet
        waiting = threading.Thread(target=build, args=(lambda what, done, total: told.append(what),))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        manifest.write_bytes(content)
    waiting.join(30)
    assert told == []
    assert versions.verified(first.version) == first


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('data/registry/projects.csv')",
        "FROM 'data/registry/projects.csv'",
        "FROM glob('*')",
        "COPY projects TO '/tmp/out.csv'",
        "EXPORT DATABASE '/tmp/out'",
        "ATTACH ':memory:' AS other",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '1GB'",
        "RESET enable_external_access",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CREATE TABLE mine (x INTEGER)",
        "DELETE FROM projects",
        "UPDATE projects SET year = 1999",
        "DROP TABLE projects",
    ],
)
def test_a_locked_version_refuses(connection, sql):
    with pytest.raises(duckdb.Error):
        connection.execute(sql).fetchall()


def test_a_locked_version_does_not_see_the_variables_of_the_program(connection):
    rows = [1, 2, 3]
    assert rows
    with pytest.raises(duckdb.Error, match="rows"):
        connection.execute("FROM rows")


def test_a_locked_version_answers(connection):
    assert connection.execute("SELECT count(*) FROM projects").fetchone() > (0,)


def test_a_page_keeps_the_version_it_began_with_while_another_is_published(world: World):
    first = world.has("projects", PROJECTS).version
    with versions.shown(first):
        second = world.has("projects", PROJECTS + "    P2         | ai   | 2020\n").version
        assert versions.current() == second != first
        assert answer("projects_by_axis", View()).version == first
        assert versions.known(second) == second
    assert answer("projects_by_axis", View()).version == second


@pytest.mark.parametrize(("rows", "threads"), [(ROW_GROUP, 1), (ROW_GROUP + 1, None)])
def test_one_thread_reads_a_version_of_one_row_group(version, rows, threads, tmp_path):
    alone = shutil.copy(versions.database(version), tmp_path / "alone.duckdb")  # one that other tests have open keeps their settings
    with open_locked(alone, rows) as connection:
        used = connection.execute("SELECT current_setting('threads')").fetchone()[0]
    assert used == (threads or duckdb.connect().execute("SELECT current_setting('threads')").fetchone()[0])
