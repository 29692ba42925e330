"""Text with a mark between its cells: the header that fits decides which mark, `sep=;` on the first line tells it."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from analytics.importing.files.encodings import codec_of, notes_on
from analytics.importing.files.found import Found, Line
from analytics.importing.files.limits import COLUMNS
from analytics.importing.files.lines import Lines
from analytics.importing.files.names import named_cells
from analytics.importing.files.records import records
from analytics.importing.files.refusals import Refused, set_aside

MARKS = (",", ";", "\t", "|")
_TOLD = re.compile(r'"?sep=(.)"?[,;\t]*\Z', re.IGNORECASE)
_DAMAGED = re.compile("[\ud800-\udfff\ufffd]")
_HEADER_LINES = 50


def read_separated(content: bytes, fits: Callable[[Sequence[str]], bool], encoding: str | None) -> Found:
    """Return the table of a text file; `encoding` is what a person says it is written in."""
    codec, before, is_damaged = codec_of(content, encoding)
    lines = Lines(content, codec, before)
    told, first = _start(lines)
    lines.go_back([first])
    mark, header, unnamed = _header(lines, told, fits)
    rows = _rows(lines, mark, len(header))
    rows = _with_damage(rows) if is_damaged else rows
    return Found(header, rows, "csv", notes_on(codec, encoding), is_ragged=True, unnamed=unnamed)


def _start(lines: Lines) -> tuple[str, str]:
    """Return the mark that `sep=` tells, if any, and the first line with words."""
    told = ""
    while (line := lines.next()) is not None:
        words = line.strip().strip("\ufeff")
        found = None if told else _TOLD.match(line.strip("\ufeff").rstrip("\n"))
        if found:
            told = found[1]
        elif words:
            return told, line.lstrip("\ufeff")
    raise Refused("empty")


def _header(lines: Lines, told: str, fits: Callable[[Sequence[str]], bool]) -> tuple[str, list[str], int]:
    """Return the mark between cells, the names of the columns, and how many names at the end are empty."""
    ahead = list(islice(lines.following([]), _HEADER_LINES))
    lines.go_back(ahead)
    read = [(mark, *_first_record(ahead, mark)) for mark in ((told,) if told else MARKS)]
    by_width = sorted(read, key=lambda one: -len(one[1]))
    fitting = next((one for one in by_width if len(one[1]) <= COLUMNS and fits(one[1])), None)
    mark, header, unnamed, taken = fitting or by_width[0]
    if len(header) > COLUMNS:
        raise Refused("too_many_columns", value=len(header))
    for _ in range(taken):
        lines.next()
    return mark, header, unnamed if fitting else 0  # a header without its columns is refused for those


def _first_record(ahead: list[str], mark: str) -> tuple[list[str], int, int]:
    """Return the names that the first lines hold under `mark`, how many after them are empty, and how many lines these names take."""
    reader = csv.reader(ahead, delimiter=mark, strict=True)
    try:
        cells, taken = next(reader), reader.line_num
    except csv.Error:
        cells, taken = ahead[0].rstrip("\n").split(mark), 1
    names = named_cells(cells)
    return names, len(cells) - len(names), taken


def _rows(lines: Lines, mark: str, columns: int) -> Iterator[Line]:
    for record in records(lines, mark, columns):
        reasons = (set_aside(record.rule, record.line, mark.join(record.cells)[:200]),) if record.rule else ()
        yield record.line, [*record.cells], reasons


def _with_damage(rows: Iterator[Line]) -> Iterator[Line]:
    """Set aside the rows that hold bytes which are no letters in the code page of the file."""
    for line, cells, reasons in rows:
        whole = [_DAMAGED.sub("\ufffd", str(cell)) for cell in cells]
        damaged = next((cell for cell in whole if "\ufffd" in cell), None)
        told = () if damaged is None else (set_aside("invalid_bytes", line, damaged[:200]),)
        yield line, [*whole], (*reasons, *told)
