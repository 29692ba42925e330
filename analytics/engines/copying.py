"""The local engine as a writer: DuckDB beside the file of a version, which reads that version, writes one file, and knows no other."""

from pathlib import Path

import duckdb

from analytics.engines.local import CLOSED, LOCK, LOCKED, memory_mb, set_up

THREADS = 2  # the same on every machine, as the bytes of a file must be
MEMORY_MB = 768  # with a third less, what one thread has ready before the other finds no room


def open_to_copy(version: Path, file: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection that can read the database `version`, write `file`, and nothing beside them, and cannot be unlocked.

    It could write over the file of the version, as DuckDB counts that among its own: no text of a reader may come here.
    """
    connection = duckdb.connect(config={**CLOSED, "threads": THREADS})
    connection.execute("ATTACH $version AS version (READ_ONLY)", {"version": str(version)})
    connection.execute("USE version")
    set_up(connection, {"memory_limit": f"{min(MEMORY_MB, memory_mb())}MB", "allowed_paths": [str(file)], **LOCKED, **LOCK})
    return connection
