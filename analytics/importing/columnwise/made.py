"""Columns made from Python's values; made from lists, or of a single value, pyarrow would load pandas for it: 70 MB and a second."""

from array import array
from collections.abc import Iterable, Sequence

import pyarrow as pa
from pyarrow import compute


def texts(values: Sequence[str | None]) -> pa.Array:
    """Return a column of texts; None is an empty cell."""
    builder = pa.lib.StringBuilder()
    builder.append_values(list(values))
    return builder.finish()


def whole_numbers(values: Iterable[int]) -> pa.Array:
    """Return a column of whole numbers, none of them empty."""
    held = array("q", values)
    return pa.Array.from_buffers(pa.int64(), len(held), [None, pa.py_buffer(held)])


def small_numbers(values: Iterable[int]) -> pa.Array:
    """Return a column of numbers from 0 to 255, none of them empty."""
    held = bytes(values)
    return pa.Array.from_buffers(pa.uint8(), len(held), [None, pa.py_buffer(held)])


def typed(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """Return a column of `kind`, text or whole numbers, of Python's values."""
    return texts([None if value is None else str(value) for value in values]).cast(kind)


def places_where(mask: pa.Array) -> list[int]:
    """Return where a column of yes and no says yes."""
    return compute.call_function("indices_nonzero", [mask]).to_pylist()


def mask_of(values: Iterable[int]) -> pa.Array:
    """Return a column of yes and no."""
    return small_numbers(values).cast(pa.bool_())
