"""Columns become lines of CSV, the same bytes as the rows would: values are looked at by column, and only where a column has a reason."""

from array import array
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import accumulate

import numpy
import pyarrow
from pyarrow import types
from pyarrow.compute import JoinOptions, MatchSubstringOptions, ReplaceSubstringOptions, call_function

from analytics.downloads.as_csv import FORMULA_STARTS, QUOTED, number_words

_NOTHING_FOR_NONE = JoinOptions("replace", "")
_DOUBLED = ReplaceSubstringOptions('"', '""')


def _of_words(words: Sequence[str]) -> pyarrow.Array:
    """Return words as an array; pyarrow.array would import pandas, which takes longer than the lines of a million rows."""
    content = [word.encode() for word in words]
    ends = array("i", accumulate(map(len, content), initial=0))
    return pyarrow.StringArray.from_buffers(len(words), pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(content)))


_EMPTY, _COMMA, _QUOTE, _APOSTROPHE, _END, _YES, _NO = _of_words(["", ",", '"', "'", "\n", "yes", "no"])
_FALSE = call_function("equal", [_YES, _NO])


def lines_of(table: pyarrow.Table) -> memoryview:
    """Return the rows of a table, each a line, in UTF-8; text that a spreadsheet would take for a formula stands behind an apostrophe."""
    if not table.num_rows:
        return memoryview(b"")
    *cells, last = (_cells(column.combine_chunks()) for column in table.columns)
    ended = _strung(last, _EMPTY, _END)
    return _as_they_lie(_strung(*cells, ended, _COMMA))


def _strung(*parts: pyarrow.Array | pyarrow.Scalar) -> pyarrow.Array:
    """Return texts strung together value by value, with the last part between them; nothing stands for no value."""
    return call_function("binary_join_element_wise", list(parts), _NOTHING_FOR_NONE)


def _as_they_lie(lines: pyarrow.Array) -> memoryview:
    """Return all texts of an array one after the other, as they lie in memory."""
    _, places, texts = lines.buffers()
    ends = memoryview(places).cast("i")
    return memoryview(texts).cast("B")[ends[lines.offset] : ends[lines.offset + len(lines)]]


def _cells(column: pyarrow.Array) -> pyarrow.Array:
    """Return what stands in the cells of a column, as text."""
    kind = column.type
    if types.is_dictionary(kind):  # codes: what stands in the list is looked at once
        return _cells(column.dictionary).take(column.indices)
    if types.is_boolean(kind):
        return call_function("if_else", [column, _YES, _NO])
    if types.is_floating(kind):
        return _numbers(column)
    return column.cast(pyarrow.string()) if types.is_integer(kind) else _texts(column.cast(pyarrow.string()))


def _numbers(column: pyarrow.Array) -> pyarrow.Array:
    """Return numbers as Python writes them, each different one once."""
    coded = column.dictionary_encode()
    return _of_words([number_words(number) for number in coded.dictionary.to_pylist()]).take(coded.indices)


def _texts(column: pyarrow.Array) -> pyarrow.Array:
    held = column.buffers()[2]
    content = held.to_pybytes() if held else b""  # to look for a mark in all texts at once takes a hundredth of looking into each
    return _quoted(_held_as_text(column, content), content)


def _held_as_text(column: pyarrow.Array, content: bytes) -> pyarrow.Array:
    """Return texts with an apostrophe before those that begin like a formula."""
    is_formula = _beginning_with(column, [mark for mark in FORMULA_STARTS if mark.encode() in content])
    return column if is_formula is None else _replaced(column, is_formula, lambda found: _strung(_APOSTROPHE, found, _EMPTY))


def _quoted(column: pyarrow.Array, content: bytes) -> pyarrow.Array:
    """Return texts with quotation marks around those that need them."""
    is_marked = _holding(column, [mark for mark in QUOTED if mark.encode() in content])
    return column if is_marked is None else _replaced(column, is_marked, _between_quotes)


def _between_quotes(texts: pyarrow.Array) -> pyarrow.Array:
    return _strung(_QUOTE, call_function("replace_substring", [texts], _DOUBLED), _QUOTE, _EMPTY)


def _beginning_with(column: pyarrow.Array, marks: list[str]) -> pyarrow.Array | None:
    """Return which texts begin with one of `marks`; None where none does."""
    if not marks:
        return None
    answers = [call_function("starts_with", [column], MatchSubstringOptions(mark)) for mark in marks]
    found = reduce(lambda one, other: call_function("or", [one, other]), answers)
    known = call_function("coalesce", [found, _FALSE])
    return known if call_function("any", [known]).as_py() else None


def _holding(column: pyarrow.Array, marks: list[str]) -> pyarrow.Array | None:
    """Return which texts hold one of `marks`, each of one byte; None where none does. All bytes are looked at at once, not text by text."""
    if not marks:
        return None
    ends = numpy.frombuffer(column.buffers()[1], "int32")[column.offset : column.offset + len(column) + 1]
    held = numpy.frombuffer(column.buffers()[2], "uint8")[ends[0] : ends[-1]]
    places = numpy.flatnonzero(reduce(numpy.logical_or, (held == ord(mark) for mark in marks)))
    holds = numpy.zeros(len(column), "bool")
    holds[numpy.searchsorted(ends, places + ends[0], "right") - 1] = True
    return call_function("and", [_flags(holds), call_function("is_valid", [column])]) if len(places) else None


def _flags(holds: "numpy.ndarray") -> pyarrow.Array:
    """Return yes and no as Arrow has them, without pyarrow.array, as above."""
    return pyarrow.Array.from_buffers(pyarrow.bool_(), len(holds), [None, pyarrow.py_buffer(numpy.packbits(holds, bitorder="little"))])


def _replaced(column: pyarrow.Array, which: pyarrow.Array, make: Callable[[pyarrow.Array], pyarrow.Array]) -> pyarrow.Array:
    """Return texts with what `make` makes of some in their places."""
    return call_function("replace_with_mask", [column, which, make(column.filter(which))])
