"""How much a file from outside may hold; docs/design names the same numbers to readers."""

FILE_BYTES = 50_000_000
UNPACKED_BYTES = 200_000_000
ROWS = 200_000
COLUMNS = 100
SHEET_CELLS = 8_000_000  # from corner to corner; as many filled ones would be beyond the limit of unpacked bytes
CELL_CHARACTERS = 10_000
DROPPED_LINES = 1_000_000  # blank lines weigh nothing when they are packed, but each takes its time
SOURCE_BYTES = 200_000_000  # archives of public sources, of whose rows an importer keeps only those in scope
SOURCE_UNPACKED_BYTES = 600_000_000
SOURCE_ROWS = 5_000_000
SECONDS = 60
MEMORY_BYTES = 1_500_000_000  # of addresses, not of pages in use; the Parquet library alone reserves a third of a gigabyte
