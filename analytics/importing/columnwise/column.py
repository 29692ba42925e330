"""One column of a batch becomes values, with a mark for each cell of which something is to be said; equal cells are read once."""

import pyarrow as pa
from pyarrow import compute

from analytics.importing.cells.reading import ColumnReader
from analytics.importing.columnwise.made import mask_of, small_numbers
from analytics.importing.columnwise.plain import plain_texts
from analytics.importing.columnwise.remembered import Remembered
from analytics.importing.raw import Cell
from analytics.importing.remarks import Unfit

NOTHING, TOLD, ASIDE = 0, 1, 2  # what is to be said of a cell: nothing, a repair or a warning, a reason to set its row aside
_REMEMBERED = 200_000  # cells a column
Marks = pa.Array | None  # None where nothing is to be said of any cell


class ColumnJudge:
    """Reads the cells of one column, batch after batch; `kind` is the type of its values, text or whole numbers."""

    def __init__(self, reader: ColumnReader, kind: pa.DataType):
        self._reader = reader
        self._known = Remembered(self._read, kind, _REMEMBERED)
        self._empty = ASIDE if reader.column.required else NOTHING

    def judged(self, column: pa.Array) -> tuple[pa.Array, Marks]:
        """Return the values of a column, empty where a cell cannot be read, and its marks."""
        plain = plain_texts(column, self._reader.column.type) if pa.types.is_string(column.type) else None
        if plain is None:
            return self._each_once(column)
        if compute.call_function("all", [plain], compute.ScalarAggregateOptions(skip_nulls=False)).as_py():
            return column, None
        suspects = compute.call_function("invert", [compute.call_function("coalesce", [plain, mask_of([False])[0]])])
        values, marks = self._each_once(column.filter(suspects))
        if values.type != column.type:
            column = column.cast(values.type)
        values = compute.call_function("replace_with_mask", [column, suspects, values])
        return values, None if marks is None else self._among(suspects, marks)

    def _among(self, suspects: pa.Array, marks: pa.Array) -> pa.Array:
        return compute.call_function("replace_with_mask", [small_numbers(bytes(len(suspects))), suspects, marks])

    def _each_once(self, column: pa.Array) -> tuple[pa.Array, Marks]:
        found = column if pa.types.is_dictionary(column.type) else compute.call_function("dictionary_encode", [column])
        values, marks = self._known.of(found.dictionary)
        values = values.take(found.indices)
        if not any_of(marks) and not (self._empty and found.indices.null_count):
            return values, None
        return values, compute.call_function("coalesce", [marks.take(found.indices), small_numbers([self._empty])[0]])

    def _read(self, cell: Cell) -> tuple[object, int]:
        if cell is None or cell == "":
            return None, self._empty
        try:
            read = self._reader.read(cell)
        except Unfit:
            return None, ASIDE
        return read.value, TOLD if read.remarks else NOTHING


def any_of(marks: pa.Array) -> bool:
    """Return whether anything is to be said of a cell."""
    return bool(compute.call_function("max", [marks]).as_py())


def graver(one: Marks, other: Marks) -> Marks:
    """Return the graver mark of each cell."""
    if one is None or other is None:
        return other if one is None else one
    return compute.call_function("max_element_wise", [one, other])


def marked_from(mark: int, marks: Marks, count: int) -> pa.Array:
    """Return which of `count` rows have this mark or a graver one."""
    if marks is None:
        return mask_of(bytes(count))
    return compute.call_function("greater_equal", [marks, small_numbers([mark])[0]])
