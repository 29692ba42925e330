"""What was made of cells, kept in columns: cells that were met before are looked up all at once, the others one by one."""

from collections.abc import Callable
from typing import NamedTuple

import pyarrow as pa
from pyarrow import compute

from analytics.importing.columnwise.made import small_numbers, typed
from analytics.importing.columnwise.sifting import cells_of
from analytics.importing.raw import Cell

_IN_COLUMNS = 50_000  # cells; every look into columns arranges all of them anew, and with more it takes longer than one by one


class _Known(NamedTuple):
    """Cells, none twice, with the value and the mark of each."""

    cells: pa.Array
    values: pa.Array
    marks: pa.Array


class Remembered:
    """Values and marks of up to `most` cells, the first of them in columns; `read` gives those of one cell, `kind` is the type of values."""

    def __init__(self, read: Callable[..., tuple[object, int]], kind: pa.DataType, most: int):
        self._read, self._kind, self._most = read, kind, most
        self._known: _Known | None = None
        self._each: dict[Cell, tuple[object, int]] = {}

    def of(self, cells: pa.Array) -> tuple[pa.Array, pa.Array]:
        """Return the values and the marks of cells, none of them twice; all calls give cells of one type."""
        known = self._known or self._made(cells.slice(0, 0))
        places = _places(cells, known)
        if places.null_count:
            known = _joined(known, self._made(cells.filter(places.is_null())))
            places = _places(cells, known)
            if len(known.cells) <= _IN_COLUMNS:
                self._known = known
        return known.values.take(places), known.marks.take(places)

    def _made(self, cells: pa.Array) -> _Known:
        found = [self._found(cell) for cell in cells_of(cells)]
        return _Known(cells, typed([value for value, _ in found], self._kind), small_numbers(mark for _, mark in found))

    def _found(self, cell: Cell) -> tuple[object, int]:
        found = self._each.get(cell)
        if found is None:
            found = self._read(cell)
            if len(self._each) < self._most:
                self._each[cell] = found
        return found


def _places(cells: pa.Array, known: _Known) -> pa.Array:
    return compute.call_function("index_in", [cells], compute.SetLookupOptions(known.cells))


def _joined(one: _Known, other: _Known) -> _Known:
    return _Known(*map(pa.concat_arrays, zip(one, other, strict=True)))
