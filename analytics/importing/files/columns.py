"""A Parquet file becomes a table; its columns are read a few rows at a time."""

import datetime
import decimal
import io
import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from analytics.importing.files.found import Found, Line
from analytics.importing.files.limits import CELL_CHARACTERS, COLUMNS, ROWS, UNPACKED_BYTES
from analytics.importing.files.names import named_cells
from analytics.importing.files.refusals import Refused, set_aside
from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

_AT_ONCE = 1_000
_TEXTS = (pa.string(), pa.binary(), pa.large_string(), pa.large_binary())
_BYTES = 4  # of the longest character
_AS_IS = {str, int, bool, type(None), datetime.date}
_PLAIN = (str, int, float, bool, datetime.date)


def read_columns(content: bytes) -> Found:
    """Return the table of a Parquet file; a day is the one that is written, in the time zone of the file."""
    file = _opened(content)
    names = file.schema_arrow.names
    return Found(named_cells(names), _rows(file, names), "parquet")


def _opened(content: bytes) -> parquet.ParquetFile:
    if content[-4:] == b"PARE":
        raise Refused("encrypted")
    if content[-4:] != b"PAR1":
        raise Refused("truncated")
    try:
        file = parquet.ParquetFile(io.BytesIO(content))
        _check_limits(file.metadata)
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise Refused("damaged") from fault
    return file


def _check_limits(held: parquet.FileMetaData) -> None:
    if held.num_rows > ROWS:
        raise Refused("too_many_rows")
    if held.num_columns > COLUMNS:
        raise Refused("too_many_columns", value=held.num_columns)
    if sum(held.row_group(place).total_byte_size for place in range(held.num_row_groups)) > UNPACKED_BYTES:
        raise Refused("unpacks_too_large")


def _rows(file: parquet.ParquetFile, names: list[str]) -> Iterator[Line]:
    line = 1
    for batch in _batches(file):
        for values in zip(*(_values(column, line) for column in batch.columns), strict=True):
            line += 1
            yield _row(line, values, names)


def _batches(file: parquet.ParquetFile) -> Iterator[pa.RecordBatch]:
    try:
        yield from file.iter_batches(batch_size=_AT_ONCE, use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise Refused("damaged") from fault


def _values(column: pa.Array, line: int) -> list[Any]:
    """Return the values of a column below `line`; text that is not UTF-8 stays bytes."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    elif pa.types.is_duration(kind):
        column = column.cast(pa.int64()).cast(pa.string())
    elif pa.types.is_time(kind):
        column = column.cast(pa.string())
    elif kind in _TEXTS:
        _check_lengths(column, line)
    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        return column.cast(pa.large_binary()).to_pylist()


def _check_lengths(column: pa.Array, line: int) -> None:
    """Raise `Refused` for a cell beyond the limit, before it becomes an object of its own for each row."""
    lengths = compute.call_function("binary_length", [column]).to_pylist()
    too_long = next((place for place, length in enumerate(lengths, start=1) if (length or 0) > _BYTES * CELL_CHARACTERS), 0)
    if too_long:
        raise Refused("cell_too_long", value=line + too_long)


def _row(line: int, values: tuple[Any, ...], names: list[str]) -> Line:
    reasons: list[Finding] = []
    cells = [value if type(value) in _AS_IS else _cell(value, line, names[place], reasons) for place, value in enumerate(values)]
    return line, cells, tuple(reasons)


def _cell(value: Any, line: int, name: str, reasons: list[Finding]) -> Cell:
    if isinstance(value, bytes):
        return _text(value, line, name, reasons)
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, float | decimal.Decimal):
        return cell_of_number(float(value))
    if isinstance(value, list) and not any(isinstance(one, list | dict | tuple) for one in value):
        return "; ".join(_cell_in_list(one) for one in value if one is not None)
    if not isinstance(value, _PLAIN):
        reasons.append(set_aside("nested", line, str(value)[:200], name))
        return ""
    return value


def _text(value: bytes, line: int, name: str, reasons: list[Finding]) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        words = value.decode("utf-8", errors="replace")
        reasons.append(set_aside("invalid_bytes", line, words[:200], name))
        return words


def _cell_in_list(value: Any) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)


def cell_of_number(value: float) -> Cell:
    """Return a number as it is read: a whole one without decimals, none for what is no number."""
    if math.isnan(value):
        return None
    if math.isinf(value):
        return str(value)
    return int(value) if value == int(value) and abs(value) < 1e15 else value
