"""The same events as an SQLite file, which Datasette reads: indexed by the columns that its pages filter and count by."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pyarrow import parquet

INDEXED = ("axis", "sector", "region", "event_type", "year", "scope")
_AT_ONCE = 50_000  # rows


def as_sqlite(source: Path) -> Path:
    """Return the SQLite file beside a Parquet file of events, made if it is older or not there."""
    target = source.with_suffix(".sqlite")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return target
    target.unlink(missing_ok=True)
    file = parquet.ParquetFile(source)
    names = file.schema_arrow.names
    connection = sqlite3.connect(target)
    with connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"CREATE TABLE events ({', '.join(names)}, PRIMARY KEY (event_id))")
        connection.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(names))})", _rows(file))
        for name in INDEXED:
            connection.execute(f"CREATE INDEX events_{name} ON events ({name})")
        connection.execute("ANALYZE")
    connection.close()
    return target


def _rows(file: parquet.ParquetFile) -> Iterator[tuple]:
    for batch in file.iter_batches(_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
