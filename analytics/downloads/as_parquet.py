"""Parquet: typed columns, the provenance in the metadata of the schema."""

from collections.abc import Iterator
from typing import Any

from analytics.downloads.provenance import said
from analytics.downloads.table import Rows


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

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        content, self.waiting = b"".join(self.waiting), []
        return content


def pieces(table: Rows) -> Iterator[bytes]:
    """Yield one Parquet file, a group of rows at a time; the type of a column does not depend on whether it is empty in this view."""
    import pyarrow  # here, because a page that offers no Parquet need not wait for it
    from pyarrow import parquet

    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "yes_no": pyarrow.bool_()}
    fields = [pyarrow.field(name, types[kind]) for name, kind in zip(table.columns, table.kinds, strict=True)]
    facts = {key: said(value).encode() for key, value in table.provenance.items()}
    schema = pyarrow.schema(fields, metadata=facts)
    drain = _Drain()
    with parquet.ParquetWriter(drain, schema) as writer:
        for rows in table.pieces():
            columns = [pyarrow.array(values, one.type) for values, one in zip(zip(*rows, strict=True), fields, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            yield drain.taken()
    yield drain.taken()


def write(table: Rows) -> bytes:
    """Return the rows as one Parquet file."""
    return b"".join(pieces(table))
