"""What a full disk is to the database, and in plain words why something could not be written."""

import duckdb

from analytics.errors import why

# The last: what does not fit into memory is put aside on the disk, and there is no room.
NOT_WRITTEN = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException, duckdb.OutOfMemoryException)


def reason(fault: Exception) -> str:
    """Return in plain words why something could not be written; the database says it with a path of this machine."""
    if isinstance(fault, duckdb.OutOfMemoryException):
        return "no room is left on the disk for what does not fit into memory"
    words = why(fault) if isinstance(fault, OSError) else str(fault).splitlines()[0].rpartition(": ")[2].lower()
    return words.rpartition("] ")[2]  # Parquet is written by a library that puts a number in brackets before the reason
