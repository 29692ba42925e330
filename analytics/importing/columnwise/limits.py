"""How much a Parquet file may hold that is taken by the command line; docs/operations.md names the same numbers."""

FILE_BYTES = 4_000_000_000
ROWS = 20_000_000
TOLD = 200_000  # rows of which something is said, and of which a report can speak one by one
SECONDS = 900
AT_ONCE = 50_000  # rows
BEYOND_USUAL = ("too_many_rows", "too_large", "unpacks_too_large")  # why a file is refused that may be taken here
MARK = b"PAR1"
