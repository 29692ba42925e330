"""Parquet: typed columns, the provenance in the metadata of the schema."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import chain
from typing import IO, Any

from analytics.downloads.provenance import said
from analytics.downloads.table import LongTable, Rows
from analytics.warehouse.row_spans import PART

ROWS_A_GROUP = PART  # larger groups take more memory and are no quicker
PAGE = 16_384  # values handed to an encoder at once
SAMPLE = 1_000  # values
SLICE = 1 << 17  # bytes


class _Drain:
    """A file that is emptied while it is written; the writer only asks how far it is."""

    closed = False

    def __init__(self) -> None:
        self.waiting: list[bytes] = []
        self.place = 0

    def write(self, content: Any) -> int:
        self.waiting.append(bytes(content))
        self.place += len(self.waiting[-1])
        return len(self.waiting[-1])

    def tell(self) -> int:
        return self.place

    def flush(self) -> None:
        """Hold nothing back; there is nothing to do."""

    def close(self) -> None:
        """Leave what waits to be taken."""

    def taken(self) -> Iterator[bytes]:
        """Yield what was written since the last time, in slices."""
        content, self.waiting = b"".join(self.waiting), []
        yield from (content[start : start + SLICE] for start in range(0, len(content), SLICE))


def pieces(table: Rows) -> Iterator[bytes]:
    """Yield one Parquet file in slices; the type of a column does not depend on whether it is empty in this view."""
    with _copied(table) as file:
        yield from iter(partial(file.read, SLICE), b"") if file else _encoded(table)


def _copied(table: Rows) -> AbstractContextManager[IO[bytes] | None]:
    """Return the file as the database writes it, none where it does not."""
    if not isinstance(table, LongTable) or table.copied is None:
        return nullcontext()
    return table.copied(_metadata(table))


def _metadata(table: Rows) -> dict[str, str]:
    return {key: said(value) for key, value in table.provenance.items()}


def _encoded(table: Rows) -> Iterator[bytes]:
    """Yield the file as it is written here, a group of rows at a time."""
    from pyarrow import parquet  # here, because a page that offers no Parquet need not wait for it

    schema = _schema(table)
    groups = _groups(_tables(table, schema))
    first = next(groups, schema.empty_table())
    drain = _Drain()
    with parquet.ParquetWriter(drain, first.schema, **_settings(first)) as writer:
        for group in chain([first], groups):
            writer.write_table(group)
            yield from drain.taken()
        writer.add_key_value_metadata(dict(schema.metadata))
    yield from drain.taken()


def _schema(table: Rows) -> Any:
    import pyarrow

    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "yes_no": pyarrow.bool_()}
    fields = [pyarrow.field(name, types[kind]) for name, kind in zip(table.columns, table.kinds, strict=True)]
    return pyarrow.schema(fields, metadata={key: value.encode() for key, value in _metadata(table).items()})


def _settings(first: Any) -> dict[str, Any]:
    """Return how columns are written: lists of values where values come again, the least and the greatest where readers filter by them."""
    from pyarrow import types

    texts = [name for name, field in zip(first.column_names, first.schema, strict=True) if types.is_string(field.type)]
    return {
        "store_schema": False,  # codes are lists of values here; who reads them finds text, as in any other file
        "use_dictionary": [name for name in first.column_names if name not in texts or _comes_again(first.column(name))],
        "write_statistics": [name for name in first.column_names if name not in texts[1:]],
        "write_batch_size": PAGE,
    }


def _comes_again(column: Any) -> bool:
    sample = column.slice(0, SAMPLE)
    return 2 * len(sample.unique()) <= len(sample)


def _tables(table: Rows, schema: Any) -> Iterator[Any]:
    """Yield the rows as Arrow tables of any length."""
    if isinstance(table, LongTable) and table.in_columns:
        from analytics.downloads.typed import typed  # here, because it imports Arrow

        yield from table.in_columns(partial(typed, schema=schema))
    else:
        yield from (_of_rows(rows, schema) for rows in table.pieces())


def _of_rows(rows: Any, schema: Any) -> Any:
    import pyarrow

    columns = [pyarrow.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pyarrow.Table.from_arrays(columns, schema=schema)


def _groups(tables: Iterable[Any]) -> Iterator[Any]:
    """Yield the same rows in tables of `ROWS_A_GROUP`, but the last, so that the same rows make the same bytes."""
    from pyarrow import concat_tables

    waiting: list[Any] = []
    for table in tables:
        waiting.append(table)
        while sum(one.num_rows for one in waiting) >= ROWS_A_GROUP:
            whole = concat_tables(waiting)
            yield whole.slice(0, ROWS_A_GROUP).combine_chunks()
            waiting = [whole.slice(ROWS_A_GROUP)]
    if any(one.num_rows for one in waiting):
        yield concat_tables(waiting).combine_chunks()


def write(table: Rows) -> bytes:
    """Return the rows as one Parquet file."""
    return b"".join(pieces(table))
