"""Columns become lines of CSV, the same bytes as the rows would: values are looked at by column, and only where a column has a reason."""

from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy
import pyarrow
from pyarrow import types
from pyarrow.compute import JoinOptions, ReplaceSubstringOptions, call_function

from analytics.downloads.csv_cells import FORMULA_STARTS, QUOTED, number_words

Places = numpy.ndarray
_NOTHING_FOR_NONE = JoinOptions("replace", "")
_DOUBLED = ReplaceSubstringOptions('"', '""')


def _of_words(words: Sequence[str]) -> pyarrow.Array:
    """Return words as an array; pyarrow.array would import pandas, which takes longer than the lines of a million rows."""
    content = [word.encode() for word in words]
    ends = array("i", accumulate(map(len, content), initial=0))
    return pyarrow.StringArray.from_buffers(len(words), pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(content)))


_EMPTY, _COMMA, _QUOTE, _APOSTROPHE, _END, _YES, _NO = _of_words(["", ",", '"', "'", "\n", "yes", "no"])
_STARTS = numpy.isin(numpy.arange(256), [ord(mark) for mark in FORMULA_STARTS])


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
    """Return texts as they stand in cells: like a formula behind an apostrophe, then in quotation marks where they need them."""
    return _where(_needing_quotes, _between_quotes, _where(_like_formulas, _behind_apostrophe, column))


def _where(which: Callable[[pyarrow.Array], Places], make: Callable[[pyarrow.Array], pyarrow.Array], texts: pyarrow.Array) -> pyarrow.Array:
    """Return texts with what `make` makes of some in their places."""
    places = _valued(which(texts), texts) if len(texts) else ()
    if not len(places):
        return texts
    chosen = numpy.arange(len(texts), dtype="int32")
    made = make(texts.take(_counts(places)))
    chosen[places] = numpy.arange(len(texts), len(texts) + len(made), dtype="int32")
    return pyarrow.concat_arrays([texts, made]).take(_counts(chosen))  # a tenth of the time of replace_with_mask


def _valued(places: Places, texts: pyarrow.Array) -> Places:
    """Return those of the places that have a value; bytes may lie where there is none."""
    held = texts.buffers()[0]
    if held is None:
        return places
    flags = numpy.unpackbits(numpy.frombuffer(held, "uint8"), bitorder="little")
    return places[flags[places + texts.offset] == 1]


def _like_formulas(texts: pyarrow.Array) -> Places:
    """Return the places of texts that begin with one of `FORMULA_STARTS`, each of one byte; only first bytes are looked at."""
    ends, content = _as_numbers(texts)
    filled = numpy.flatnonzero(ends[1:] > ends[:-1])
    return filled[_STARTS[content[ends[filled]]]]


def _needing_quotes(texts: pyarrow.Array) -> Places:
    """Return the places of texts that hold one of `QUOTED`, each of one byte; all bytes are looked at at once, not text by text."""
    ends, content = _as_numbers(texts)
    held = content[ends[0] : ends[-1]]
    looked_in = held.tobytes()  # to look for a byte in bytes takes a fifth of a comparison of each
    holds = numpy.zeros(len(texts), "bool")
    for mark in (mark for mark in QUOTED if mark.encode() in looked_in):
        holds[numpy.searchsorted(ends, numpy.flatnonzero(held == ord(mark)) + ends[0], "right") - 1] = True
    return numpy.flatnonzero(holds)


def _as_numbers(texts: pyarrow.Array) -> tuple[Places, Places]:
    """Return where each text begins and the last ends, and all bytes, without a copy."""
    _, places, content = texts.buffers()
    ends = numpy.frombuffer(places, "int32")[texts.offset : texts.offset + len(texts) + 1]
    return ends, numpy.frombuffer(content or b"", "uint8")


def _counts(numbers: Places) -> pyarrow.Array:
    """Return numbers as Arrow has them, without pyarrow.array, as above."""
    return pyarrow.Array.from_buffers(pyarrow.int32(), len(numbers), [None, pyarrow.py_buffer(numbers.astype("int32"))])


def _behind_apostrophe(texts: pyarrow.Array) -> pyarrow.Array:
    return _strung(_APOSTROPHE, texts, _EMPTY)


def _between_quotes(texts: pyarrow.Array) -> pyarrow.Array:
    has_marks = b'"' in memoryview(texts.buffers()[2]).tobytes()
    return _strung(_QUOTE, call_function("replace_substring", [texts], _DOUBLED) if has_marks else texts, _QUOTE, _EMPTY)
