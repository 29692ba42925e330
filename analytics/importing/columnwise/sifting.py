"""Rows without any value and repeated headers drop out of a batch; cells beyond the limit refuse the file, those written twice are mended."""

import pyarrow as pa
from pyarrow import compute

from analytics.importing.columnwise.arrays import is_text, spread, words_of
from analytics.importing.columnwise.limits import TOLD
from analytics.importing.columnwise.made import mask_of, places_where, texts, whole_numbers
from analytics.importing.files.columns import cell_of_number
from analytics.importing.files.found import Found
from analytics.importing.files.limits import CELL_CHARACTERS, DROPPED_LINES
from analytics.importing.files.mending import SUSPECT, mended
from analytics.importing.files.refusals import Refused, repaired
from analytics.importing.files.sifting import BLANKS, SHOWN, Sieve
from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

LINE = "line of the file"  # the column that says where a row stands; no header names it, as names of columns are stripped
_SOMETHING = f"[^{BLANKS}]"
_TWICE = "written_twice"


def cells_of(column: pa.Array) -> list[Cell]:
    """Return the cells of a plain column as a reader of single rows would hand them on."""
    cells = column.to_pylist()
    return [None if cell is None else cell_of_number(cell) for cell in cells] if pa.types.is_floating(column.type) else cells


class BatchSieve:
    """Judges batches of plain columns as `Sieve` judges rows; `dropped` counts the lines that are no rows."""

    def __init__(self, header: list[str]):
        self._sieve, self._names = Sieve(Found(header, iter(()), "parquet")), header
        self.dropped = self._mended = 0

    def sifted(self, columns: list[pa.Array], first_line: int) -> tuple[pa.RecordBatch, list[Finding]]:
        """Return the rows of a batch that are rows, with their lines, and what was mended in them."""
        count = len(columns[0])
        lines = whole_numbers(range(first_line, first_line + count))
        gone = self._no_rows(columns, count)
        if gone:
            kept = mask_of(place not in gone for place in range(count))
            lines, columns = lines.filter(kept), [column.filter(kept) for column in columns]
        for column in columns:
            _check_lengths(column, lines)
        found: list[Finding] = []
        columns = [self._written_once(column, lines, name, found) for column, name in zip(columns, self._names, strict=True)]
        found.sort(key=lambda finding: finding.line)
        return pa.RecordBatch.from_arrays([lines, *columns], [LINE, *map(str, range(len(columns)))]), found

    def _no_rows(self, columns: list[pa.Array], count: int) -> set[int]:
        """Return the places of blank rows and of the header again."""
        doubtful = _blank(columns, count) | _named_like_header(columns[0], self._names[0])
        gone = set()
        for place in doubtful:
            cells = [cells_of(column.slice(place, 1))[0] for column in columns]
            if self._sieve.is_no_row(cells, "".join([cell for cell in cells if type(cell) is str])):
                gone.add(place)
        self.dropped += len(gone)
        if self.dropped > DROPPED_LINES:
            raise Refused("too_many_rows_at_scale")
        return gone

    def _written_once(self, column: pa.Array, lines: pa.Array, name: str, found: list[Finding]) -> pa.Array:
        """Return a column without text that was written twice into UTF-8, and note each cell that is mended."""
        if not is_text(column) or _is_ascii(words_of(column)):
            return column
        suspects = places_where(spread(_matching(words_of(column), SUSPECT.pattern), column))
        if not suspects:
            return column
        cells = column.to_pylist()
        for place in suspects:
            before = mended(cells[place])
            if before != cells[place]:
                found.append(repaired(_TWICE, lines[place].as_py(), cells[place][:SHOWN], name))
                cells[place] = before
        self._mended += len(found)
        if self._mended > TOLD:
            raise Refused("too_many_faults")
        return texts(cells)


def _blank(columns: list[pa.Array], count: int) -> set[int]:
    """Return the places of the rows of which no cell says anything."""
    blank = set(range(count))
    for column in columns:
        blank &= set(places_where(_says_nothing(column)))
        if not blank:
            break
    return blank


def _says_nothing(column: pa.Array) -> pa.Array:
    if is_text(column):
        says = compute.call_function("coalesce", [spread(_matching(words_of(column), _SOMETHING), column), mask_of([False])[0]])
        return compute.call_function("invert", [says])
    if pa.types.is_floating(column.type):
        return compute.call_function("is_null", [column], compute.NullOptions(nan_is_null=True))
    return column.is_null()


def _named_like_header(column: pa.Array, name: str) -> set[int]:
    if not is_text(column):
        return set()
    options = compute.MatchSubstringOptions(name, ignore_case=True)
    return set(places_where(spread(compute.call_function("match_substring", [words_of(column)], options), column)))


def _is_ascii(texts: pa.Array) -> bool:
    return compute.call_function("all", [compute.call_function("string_is_ascii", [texts])]).as_py() is not False


def _matching(texts: pa.Array, pattern: str) -> pa.Array:
    return compute.call_function("match_substring_regex", [texts], compute.MatchSubstringOptions(pattern))


def _check_lengths(column: pa.Array, lines: pa.Array) -> None:
    """Raise `Refused` for a cell beyond the limit; bytes are counted first, because letters take longer to count."""
    if not is_text(column) or not len(column):
        return
    words = words_of(column)
    longest = compute.call_function("max", [compute.call_function("binary_length", [words])]).as_py() or 0
    if longest <= CELL_CHARACTERS:
        return
    lengths = spread(compute.call_function("utf8_length", [words]), column).to_pylist()
    too_long = next((place for place, length in enumerate(lengths) if (length or 0) > CELL_CHARACTERS), None)
    if too_long is not None:
        raise Refused("cell_too_long", value=lines[too_long].as_py())
