"""A large Parquet file is read: its header, its dates in doubt, its rows batch by batch in plain types; no process and no time limit here."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from analytics.errors import why
from analytics.importing.columnwise.arrays import is_text, plain_column, plain_type, words_of
from analytics.importing.columnwise.limits import AT_ONCE, FILE_BYTES, ROWS
from analytics.importing.columnwise.sifting import BatchSieve
from analytics.importing.files.limits import COLUMNS
from analytics.importing.files.names import named_cells
from analytics.importing.files.refusals import Refused
from analytics.registry.findings import Finding

_BUFFER = 1_000_000  # bytes of each column that are read at once
_FEW = 8  # bytes a cell takes in the file at most where its column repeats itself
_ISO = "^[0-9]{4}(-[0-9]{2}){0,2}$"  # no date in doubt
_FIRST_LINE = 2  # as in a spreadsheet: the header is line 1


class ColumnReading:
    """The columns of one file; every question may raise `Refused`."""

    def __init__(self, path: Path):
        self._file = _opened(path)
        self.names = _header(self._file)
        self.dropped = 0

    def header(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(self.names)

    def dates_in_doubt(self, places: list[int]) -> list[tuple[int, int, str, int]]:
        """Return (line, which of `places`, cell, how often) of dates that are not written year first, in the order of the lines."""
        return list(_dates_in_doubt(self._file, places))

    def batches(self) -> Iterator[tuple[pa.RecordBatch, list[Finding]]]:
        """Yield the rows, each batch with its lines before the columns of the header, and what was mended in them."""
        sieve, line = BatchSieve(self.names), _FIRST_LINE
        for batch in _batches(self._file):
            columns = [plain_column(column, name) for column, name in zip(batch.columns, self.names, strict=True)]
            yield sieve.sifted(columns, line)
            line += batch.num_rows
            self.dropped = sieve.dropped


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        held = path.stat()
        if not stat.S_ISREG(held.st_mode):
            raise Refused("not_a_file")
        if held.st_size > FILE_BYTES:
            raise Refused("too_large_at_scale")
        said = parquet.read_metadata(path)
        if said.num_rows > ROWS:
            raise Refused("too_many_rows_at_scale")
        if said.num_columns > COLUMNS:
            raise Refused("too_many_columns", value=said.num_columns)
        return parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER, read_dictionary=_repeating(said))
    except FileNotFoundError as fault:
        raise Refused("missing") from fault
    except PermissionError as fault:
        raise Refused("no_access", value=why(fault)) from fault
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise Refused("damaged") from fault


def _repeating(said: parquet.FileMetaData) -> list[str]:
    """Return the columns whose cells take so little that they must repeat themselves; these are read with each text once."""
    groups = [said.row_group(place) for place in range(said.num_row_groups)]
    bytes_of = [sum(group.column(place).total_uncompressed_size for group in groups) for place in range(said.num_columns)]
    return [said.schema.column(place).name for place, held in enumerate(bytes_of) if held < _FEW * max(said.num_rows, 1)]


def _header(file: parquet.ParquetFile) -> list[str]:
    schema = file.schema_arrow
    for name, kind in zip(schema.names, schema.types, strict=True):
        if plain_type(kind) is None:
            raise Refused("column_not_plain", value=name[:80])
    names = [named_cells([name, "x"])[0] for name in schema.names]
    if not names:
        raise Refused("empty")
    unnamed = next((place for place, name in enumerate(names, start=1) if not name), 0)
    if unnamed:
        raise Refused("header_without_name", value=unnamed)
    return names


def _batches(file: parquet.ParquetFile, names: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Yield the rows, with all columns or those of `names`."""
    try:
        yield from file.iter_batches(batch_size=AT_ONCE, columns=names, use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise Refused("damaged") from fault


def _dates_in_doubt(file: parquet.ParquetFile, places: list[int]) -> Iterator[tuple[int, int, str, int]]:
    """Yield (line, which of `places`, cell, how often) of the dates that are not written year first, once a batch, where they first stand."""
    line, names = _FIRST_LINE, [file.schema_arrow.names[place] for place in places]
    for batch in _batches(file, names) if names else ():
        found = []
        for which, name in enumerate(names):
            column = plain_column(batch.column(name), name)
            found += [(line + first, which, cell, count) for first, cell, count in _other_dates(column)] if is_text(column) else []
        yield from sorted(found)
        line += batch.num_rows


def _other_dates(column: pa.Array) -> Iterator[tuple[int, str, int]]:
    is_iso = compute.call_function("match_substring_regex", [words_of(column)], compute.MatchSubstringOptions(_ISO))
    if compute.call_function("all", [is_iso]).as_py() in (True, None):
        return
    cells = column.to_pylist()
    counts: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        if cell is not None:
            counts.setdefault(cell, [place, 0])[1] += 1
    yield from ((first, cell, count) for cell, (first, count) in counts.items())
