"""What was made of a cell is looked up when the cell comes again, and is the same beyond the number that may be remembered."""

from collections import Counter

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.importing.columnwise import column
from analytics.importing.columnwise import remembered as remembered_cells
from analytics.importing.columnwise.made import texts
from analytics.importing.columnwise.remembered import Remembered
from tests.test_large_files import both_ways, in_batches, read_here  # noqa: F401  (the last two are fixtures)

CELLS = st.lists(st.one_of(st.none(), st.sampled_from(["", "a", "b", "é", "12", "x"])), unique=True, max_size=7)
AXES = ["ai", "1", None, "magie", "Formation", "ai", "", "2", "8", "1", "studies", "Formation", None, "magie"]


class Reader:
    """Reads a text as its length, and marks it where it has one; `asked` counts how often it was asked for each."""

    def __init__(self):
        self.asked: Counter[str | None] = Counter()

    def read(self, cell: str | None) -> tuple[object, int]:
        self.asked[cell] += 1
        return (None, 2) if cell is None else (len(cell), bool(cell))


@given(batches=st.lists(CELLS, max_size=6), most=st.integers(0, 8), in_columns=st.integers(0, 8))
def test_cells_mean_what_they_mean_alone_however_many_are_remembered(batches, most, in_columns):
    with pytest.MonkeyPatch.context() as limits:
        limits.setattr(remembered_cells, "_IN_COLUMNS", in_columns)
        remembered = Remembered(Reader().read, pa.int64(), most)
        for cells in batches:
            values, marks = remembered.of(texts(cells))
            assert list(zip(values.to_pylist(), marks.to_pylist(), strict=True)) == [Reader().read(cell) for cell in cells]


@pytest.mark.parametrize(("most", "in_columns", "times"), [(4, 9, 1), (9, 0, 1), (0, 4, 1), (3, 0, 2), (0, 3, 2)])
def test_a_cell_is_read_once_as_long_as_there_is_room(monkeypatch, most, in_columns, times):
    monkeypatch.setattr(remembered_cells, "_IN_COLUMNS", in_columns)
    reader = Reader()
    remembered = Remembered(reader.read, pa.int64(), most)
    for cells in (["a", None], ["a", ""], ["b", None], ["", "b"]):
        remembered.of(texts(cells))
    assert (reader.asked["a"], reader.asked[None], reader.asked[""], reader.asked["b"]) == (1, 1, 1, times)


def test_numbers_are_remembered_as_texts_are():
    reader = Reader()
    remembered = Remembered(lambda cell: reader.read(cell and str(cell)), pa.int64(), 9)
    for _ in range(2):
        assert remembered.of(pa.array([1.5, float("nan"), 20.0]))[0].to_pylist() == [3, None, 2]
    assert set(reader.asked.values()) == {1}


@pytest.mark.parametrize("most", [0, 2, 100])
def test_a_file_is_judged_the_same_however_many_cells_are_remembered(in_batches, tmp_path, monkeypatch, most):  # noqa: F811
    monkeypatch.setattr(column, "_REMEMBERED", most)
    monkeypatch.setattr(remembered_cells, "_IN_COLUMNS", 3)
    rows = len(AXES)
    cells = {"event_id": [f"E{one}" for one in range(rows)], "title": ["Forum"] * rows, "axis": AXES, "start_date": ["2020-05-13"] * rows}
    in_rows, in_columns = both_ways(tmp_path, {name: pa.array(said, pa.string()) for name, said in cells.items()})
    assert in_columns == in_rows
