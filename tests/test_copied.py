"""Many records as Parquet, written by the database: what the file holds is what is encoded here, and nothing stays behind."""

import hashlib
import io
import itertools
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Generator
from dataclasses import replace

import anyio
import duckdb
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from starlette.types import Message

from analytics.downloads import as_parquet
from analytics.downloads.records import REGISTERS, long_records_of
from analytics.downloads.table import LongTable
from analytics.engines.copying import open_to_copy
from analytics.errors import UnknownName
from analytics.places import HOUSE
from analytics.roles import PARTNER, STEWARD, acting_as
from analytics.serving.files import _Sent
from analytics.view import View
from analytics.warehouse import copied, versions
from analytics.warehouse.reading_order import is_sorted
from analytics.warehouse.row_spans import is_in_order
from tests.awaited import awaited
from tests.conftest import World
from tests.generated import with_generated_projects
from tests.partners import for_partners
from tests.random_views import random_views
from tests.test_row_spans import changed

MANY = 200_000  # rows, more than one group of them
VIEWS = {
    "all": View(),
    "some": View(axes=("ai",), year_from=2018, lang="ar"),
    "one register": View(registers=("events",)),
    "none": View(words="nosuchwordanywhere"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Copy files of any length, into an empty folder that is asked for after each test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(copied, "LEAST", 0)
    is_sorted.cache_clear()  # a drawn version may have rows of its own in each test
    is_in_order.cache_clear()
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def many(world: World) -> View:
    with_generated_projects(world, MANY)
    return world.view()


def encoded(table: LongTable) -> bytes:
    return as_parquet.write(replace(table, copied=None))


def is_by_database(content: bytes) -> bool:
    return parquet.read_metadata(io.BytesIO(content)).created_by.startswith("DuckDB")


def read(content: bytes) -> pyarrow.Table:
    return parquet.read_table(io.BytesIO(content))


def assert_same(table: LongTable, by_database: bool | None = True) -> bytes:
    ours = as_parquet.write(table)
    assert by_database in (None, is_by_database(ours))
    written, expected = read(ours), read(encoded(table))
    assert written.schema.equals(expected.schema, check_metadata=True)
    assert written.equals(expected)
    return ours


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("register", ["projects", "events"])
def test_the_database_writes_what_is_encoded_here(register, view, version):
    assert_same(long_records_of(register, view), by_database=not view.words)


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), register=st.sampled_from(REGISTERS))
def test_random_views_are_the_same_either_way(version, seed, register):
    (view,) = random_views(1, version, seed)
    assert_same(long_records_of(register, view), by_database=None if view.words else register != "organisations")


@pytest.mark.parametrize("view", [View(organisations=("12-public-universities", "unknown")), View(words="ministère")])
@pytest.mark.parametrize("register", ["projects", "organisations"])
def test_records_that_a_join_chooses_are_encoded_here(register, view, version):
    assert_same(long_records_of(register, view), by_database=False)


def test_what_is_no_number_is_no_value(world):
    with_generated_projects(world, 40)
    numbers = "CASE rowid % 4 WHEN 0 THEN 'nan' WHEN 1 THEN 'inf' WHEN 2 THEN '-inf' ELSE '2.5' END::DOUBLE"
    changed(world, f"CREATE OR REPLACE TABLE projects AS SELECT * REPLACE ({numbers} AS budget_amount) FROM projects")
    written = read(assert_same(long_records_of("projects", world.view())))
    assert written.column("budget_amount").to_pylist() == [None, None, None, 2.5] * 10


@pytest.mark.parametrize("order", ["hash(project_id)", "project_id DESC"])
def test_a_register_out_of_order_is_encoded_here(order, world):
    with_generated_projects(world, 3_000)
    version = changed(
        world, f"CREATE TABLE other AS FROM projects ORDER BY {order}; DROP TABLE projects; ALTER TABLE other RENAME TO projects"
    )
    assert is_in_order("projects", version), "all rows lie in one part, which is put in order when it is read"
    assert not is_sorted("projects", version)
    assert_same(long_records_of("projects", world.view()), by_database=False)


def test_only_many_rows_are_copied_and_not_too_many(version, monkeypatch):
    counts = [copied.ROW_GROUP, copied.ROW_GROUP + 1, copied.MOST, copied.MOST + 1]
    monkeypatch.undo()
    assert [copied.is_worth_it(count) for count in counts] == [False, True, True, False]
    assert long_records_of("projects", View()).copied is None


def test_many_rows_are_the_same_bytes_each_time_and_in_another_process(many, world, monkeypatch):
    monkeypatch.setattr(copied, "ROW_GROUP", 20_480)  # two threads have more to get into another order
    narrow = many.with_(year_from=2003, axes=("ai", "unknown"))
    tables = [long_records_of("projects", view) for view in (many, narrow)]
    first = [assert_same(table) for table in tables]
    assert parquet.read_metadata(io.BytesIO(first[0])).num_row_groups == 10
    assert all(as_parquet.write(table) == content for table, content in zip(tables * 4, first * 4, strict=True))
    asked_elsewhere = (
        "import sys; from analytics.downloads import as_parquet; from analytics.downloads.records import long_records_of; "
        "from analytics.view import View; from analytics.warehouse import copied; copied.ROW_GROUP = 20_480; view = View(version=sys.argv[1], year_from=2003, axes=('ai', 'unknown')); "
        "sys.stdout.buffer.write(as_parquet.write(long_records_of('projects', view))); assert 'pyarrow' not in sys.modules"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "MARSAD_DATA": str(world.data)}
    elsewhere = subprocess.run(
        [sys.executable, "-c", asked_elsewhere, world.version], cwd=HOUSE, env=environment, capture_output=True, check=True
    )
    assert hashlib.sha256(elsewhere.stdout).hexdigest() == hashlib.sha256(first[1]).hexdigest()


def test_a_file_that_takes_too_long_is_encoded_here(many, monkeypatch):
    monkeypatch.setattr(copied, "seconds_given", lambda: 0.02)
    assert_same(long_records_of("projects", many), by_database=False)


def test_a_full_disk_is_no_fault(many):
    table = long_records_of("projects", many)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        assert_same(table, by_database=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert_same(table)


def test_no_place_for_files_is_no_fault(version, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert_same(long_records_of("projects", View()), by_database=False)


def test_who_leaves_makes_room(version, folder):
    table = long_records_of("projects", View())
    slow = [as_parquet.pieces(table) for _ in range(copied.FILES)]
    assert all(next(pieces).startswith(b"PAR1") for pieces in slow)
    assert os.name != "posix" or list(folder.iterdir()) == [], "what is killed now leaves nothing behind"
    assert_same(table, by_database=False)
    slow.pop().close()
    assert_same(table)


def test_pieces_are_let_go_of_when_a_reader_leaves_the_server():
    let_go, is_sent = [], anyio.Event()

    def pieces() -> Generator[bytes]:
        try:
            yield from itertools.repeat(b"x")
        finally:
            let_go.append(True)

    async def receive() -> Message:
        await is_sent.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            is_sent.set()

    awaited(_Sent(pieces(), "text/plain", {})({"type": "http", "asgi": {"spec_version": "2.3"}}, receive, send))
    assert let_go == [True]


def test_who_may_not_see_a_version_is_given_no_file(world):
    with acting_as(STEWARD):
        for_partners(world).build()
        table = long_records_of("projects", world.view())
        assert_same(table)
    with acting_as(PARTNER), pytest.raises(UnknownName):
        as_parquet.write(table)


def test_of_a_register_told_in_groups_the_file_is_empty(world):
    with acting_as(STEWARD):
        edition = for_partners(world).build().partner_edition
    with acting_as(PARTNER):
        assert read(assert_same(long_records_of("projects", View(version=edition)), by_database=False)).num_rows == 0


FORBIDDEN = {
    "another file beside it": "COPY (SELECT 1) TO '{beside}' (FORMAT parquet)",
    "a file is read": "FROM read_text('{secret}')",
    "a database is opened": "ATTACH '{beside}' AS other",
    "the version is changed": "DELETE FROM projects",
    "it is unlocked": "SET enable_external_access = true",
    "more paths": "SET allowed_directories = ['/']",
    "an extension": "INSTALL httpfs",
    "all is written": "EXPORT DATABASE '{beside}'",
}


@pytest.mark.parametrize("order", FORBIDDEN.values(), ids=FORBIDDEN)
def test_who_copies_writes_one_file_and_reads_one_version(order, version, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("zellij", encoding="utf-8")
    with open_to_copy(versions.database(version), tmp_path / "ours.parquet") as connection:
        connection.execute("COPY (FROM projects) TO $place (FORMAT parquet)", {"place": str(tmp_path / "ours.parquet")})
        with pytest.raises(duckdb.Error):
            connection.execute(order.format(beside=tmp_path / "beside", secret=secret)).fetchall()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["ours.parquet", "secret"]


def test_a_file_is_read_by_groups_with_the_least_and_the_greatest_of_each(many):
    content = as_parquet.write(long_records_of("projects", many))
    found = parquet.read_table(io.BytesIO(content), filters=[("project_id", ">=", "G0199990")], columns=["project_id", "title"])
    assert found.column("project_id").to_pylist() == [f"G{number:07d}" for number in range(199_990, MANY)]
    assert parquet.read_table(io.BytesIO(content), filters=[("axis", "=", "ai")]).num_rows == MANY
