"""The columns of a Parquet file become columns of few types: text, whole numbers, numbers, yes or no, days, moments."""

import pyarrow as pa
from pyarrow import compute

from analytics.importing.files.refusals import Refused


def plain_type(kind: pa.DataType) -> pa.DataType | None:
    """Return the type that a column is read as, None for one that is not read: lists, structures, times of day, durations."""
    if pa.types.is_dictionary(kind):
        return plain_type(kind.value_type)
    for is_of, plain in _PLAIN:
        if is_of(kind):
            return plain
    return None


def _is_text(kind: pa.DataType) -> bool:
    texts = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_binary, pa.types.is_large_binary)
    return any(is_of(kind) for is_of in (*texts, pa.types.is_null))


def _is_whole(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) and kind != pa.uint64()


def _is_number(kind: pa.DataType) -> bool:
    return pa.types.is_floating(kind) or pa.types.is_decimal(kind)


_PLAIN = (
    (_is_text, pa.string()),
    (_is_whole, pa.int64()),
    (_is_number, pa.float64()),
    (pa.types.is_boolean, pa.bool_()),
    (pa.types.is_date, pa.date32()),
    (pa.types.is_timestamp, pa.timestamp("us")),
)


def plain_column(column: pa.Array, name: str) -> pa.Array:
    """Return a column in its plain type, texts as they lie or by dictionary; raise `Refused` where its bytes are no text or no date."""
    kind = plain_type(column.type)
    try:
        if kind == pa.string():
            return _texts(column)
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if pa.types.is_timestamp(column.type) and column.type.tz:
            column = compute.call_function("local_timestamp", [column])  # the day as it is written, in the zone of the file
        column = column.cast(kind, safe=False)
        if pa.types.is_temporal(kind):
            compute.call_function("min_max", [column]).as_py()
        return column
    except (pa.ArrowException, ValueError, OverflowError) as fault:
        raise Refused("column_damaged", value=name) from fault


def _texts(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        words = column.dictionary.cast(pa.string())
        words.validate(full=True)  # a reader takes bytes for text without looking
        return pa.DictionaryArray.from_arrays(column.indices.cast(pa.int32()), words)
    texts = column.cast(pa.string())
    texts.validate(full=True)
    return texts


def words_of(column: pa.Array) -> pa.Array:
    """Return the texts of a column, each once where it lies by dictionary."""
    return column.dictionary if pa.types.is_dictionary(column.type) else column


def spread(said: pa.Array, column: pa.Array) -> pa.Array:
    """Return for each cell of a column what is said of its text, where `said` speaks of `words_of(column)`."""
    return said.take(column.indices) if pa.types.is_dictionary(column.type) else said


def is_text(column: pa.Array) -> bool:
    """Return whether a plain column holds text."""
    return pa.types.is_string(column.type) or pa.types.is_dictionary(column.type)
