"""Records written by column: the same bytes of CSV and the same Parquet as by row, piece by piece in the order of the key, nothing lost."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from analytics.downloads import as_csv, as_parquet, records
from analytics.downloads.columns_as_csv import lines_of
from analytics.downloads.records import REGISTERS, long_records_of
from analytics.downloads.table import table_of
from analytics.engines.local import patience, seconds_given
from analytics.view import View
from analytics.warehouse import columns, row_spans
from analytics.warehouse.relations import Question, asked
from tests.conftest import World
from tests.generated import with_generated_projects
from tests.test_downloads import HOSTILE

NUMBERS = [
    0.0,
    -0.0,
    1.0,
    -2.5,
    0.1,
    1e15,
    1e16,
    1e-4,
    1e-5,
    123456789.125,
    5e-324,
    1.7976931348623157e308,
    float("nan"),
    float("inf"),
    -float("inf"),
]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    [*HOSTILE, ",", '"', '=",', "\n", "\r", "a\r\nb", ""]
)
ROWS = st.lists(
    st.tuples(
        st.none() | TEXT,
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats() | st.sampled_from(NUMBERS),
        st.none() | st.booleans(),
        st.none() | st.sampled_from(["ai", "training", "=1", 'a"b,c']),
    ),
    max_size=8,
)
NAMES = ("name", "number", "share", "is_group", "code")
TYPES = (pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.bool_(), pyarrow.dictionary(pyarrow.uint8(), pyarrow.string()))


def in_columns(rows: list[tuple]) -> pyarrow.Table:
    values = zip(*rows, strict=True) if rows else [[]] * len(NAMES)
    arrays = [pyarrow.array(list(column), kind) for column, kind in zip(values, TYPES, strict=True)]
    return pyarrow.Table.from_arrays(arrays, names=NAMES)


def by_row(rows: Iterable[tuple], names: tuple[str, ...] = NAMES) -> bytes:
    return as_csv.write(table_of("drawn", names, rows, {})).partition(b"\n")[2]


@settings(max_examples=300, deadline=None)
@given(rows=ROWS)
def test_columns_make_the_bytes_that_rows_make(rows):
    assert lines_of(in_columns(rows)) == by_row(rows)


@given(rows=ROWS, first=st.integers(0, 4))
def test_a_part_of_a_table_makes_the_bytes_of_its_rows(rows, first):
    assert lines_of(in_columns(rows).slice(first)) == by_row(rows[first:])


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_written_as_python_writes_it(number):
    assert lines_of(in_columns([("a", 1, number, True, "ai")])) == by_row([("a", 1, number, True, "ai")])


def test_a_part_of_a_table_is_written_alone():
    rows = [(f"n{place}, x", place, place / 3, place % 2 == 0, "ai") for place in range(9)]
    assert lines_of(in_columns(rows).slice(3, 4)) == by_row(rows[3:7])


def test_what_lies_where_there_is_no_value_is_not_written():
    whole = pyarrow.array(["=1", 'a "b", c', "d"])
    hidden = pyarrow.Array.from_buffers(pyarrow.string(), 3, [pyarrow.py_buffer(b"\x04"), *whole.buffers()[1:]])
    assert lines_of(pyarrow.table({"name": hidden, "code": whole})) == by_row(
        zip([None, None, "d"], whole.to_pylist(), strict=True), ("name", "code")
    )


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    "view", [View(), View(axes=("ai",), year_from=2018), View(words="nosuchwordanywhere")], ids=["all", "some", "none"]
)
def test_records_are_the_same_by_column_and_by_row(register, view, version):
    table = long_records_of(register, view)
    rows = replace(table, in_columns=None)
    assert as_csv.write(table) == as_csv.write(rows)
    ours, theirs = (parquet.read_table(io.BytesIO(as_parquet.write(one))) for one in (table, rows))
    assert ours.schema.equals(theirs.schema, check_metadata=True)
    assert ours.equals(theirs)


@pytest.fixture
def many(world: World) -> View:
    with_generated_projects(world, 3_000)
    return world.view()


@pytest.fixture
def _small_pieces(monkeypatch):
    monkeypatch.setattr(columns, "ONE_IN", 20)
    monkeypatch.setattr(columns, "EACH", 2)


def keys_in_pieces(question: Question, version: str) -> list[list[str]]:
    return list(made_of(question, version, lambda table: table.column("project_id").to_pylist()))


def made_of(question: Question, version: str, make: Callable) -> Iterator:
    return columns.made_of_pieces(columns.in_pieces(question, "project_id", version), "project_id", version, make)


@pytest.mark.usefixtures("_small_pieces")
def test_pieces_hold_every_row_once_in_the_order_of_the_key(many, world):
    pieces = keys_in_pieces(asked("FROM selected_projects", many), world.version)
    assert len(pieces) > 30
    assert [key for keys in pieces for key in keys] == [f"G{number:07d}" for number in range(3_000)]


@given(keys=st.lists(st.text(max_size=4), unique=True))
def test_rows_that_lie_in_another_order_are_put_in_that_of_the_key(keys):
    table = pyarrow.table({"id": pyarrow.array(keys, pyarrow.string()), "place": list(range(len(keys)))})
    sorted_rows = columns._in_order(table, "id").to_pylist()
    assert [row["id"] for row in sorted_rows] == sorted(keys)
    assert all(keys[row["place"]] == row["id"] for row in sorted_rows)


@pytest.mark.parametrize("lies_in_order", [True, False], ids=["in spans of rows", "by key"])
def test_a_file_is_the_same_however_its_rows_are_cut(lies_in_order, many, monkeypatch):
    monkeypatch.setattr(as_parquet, "ROWS_A_GROUP", 700)
    monkeypatch.setattr(records, "is_in_order", lambda *_: lies_in_order)
    written = [(as_csv.write(long_records_of("projects", many)), as_parquet.write(long_records_of("projects", many)))]
    for one_in, each, part in ((20, 2, 100), (100, 1, 999), (2_000, 8, 5_000)):
        monkeypatch.setattr(columns, "ONE_IN", one_in)
        monkeypatch.setattr(columns, "EACH", each)
        monkeypatch.setattr(row_spans, "PART", part)
        table = long_records_of("projects", many)
        written.append((as_csv.write(table), as_parquet.write(table)))
    assert len(set(written)) == 1
    assert written[0][0] == as_csv.write(replace(long_records_of("projects", many), in_columns=None))
    groups = parquet.ParquetFile(io.BytesIO(written[0][1])).metadata
    assert [groups.row_group(place).num_rows for place in range(groups.num_row_groups)] == [700, 700, 700, 700, 200]


@pytest.mark.usefixtures("_small_pieces")
def test_who_stops_reading_leaves_nothing_behind(many, world):
    question = asked("FROM selected_projects", many)
    asked_for = []

    def make(table: pyarrow.Table) -> int:
        asked_for.append(table.num_rows)
        return table.num_rows

    pieces = made_of(question, world.version, make)
    assert len(list(islice(pieces, 3))) == 3
    pieces.close()
    assert sum(made_of(question, world.version, lambda table: table.num_rows)) == 3_000
    assert len(asked_for) <= 3 + 2 * columns.AT_ONCE


def test_pieces_are_given_the_time_of_who_asks(many, world):
    question = asked("FROM selected_projects", many)
    with patience(123.0):
        assert set(made_of(question, world.version, lambda _: seconds_given())) == {123.0}
