"""What a file from outside holds before anyone judges it: a header, rows of cells, and what was already seen to be wrong."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.registry.findings import Finding


@dataclass(frozen=True)
class Formula:
    """A cell of a spreadsheet that holds a formula and no result of it."""

    text: str


Cell = str | int | float | bool | datetime.date | datetime.datetime | Formula | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: its line as an editor or Excel shows it, one cell a column of the header, and why it is already set aside.

    A JSON object has the line it starts on; a row of a Parquet file has the line it would have in a spreadsheet (the first is 2).
    An empty cell is None or blank text. A `Formula` and what else cannot be taken already has its reason among the findings.
    """

    line: int
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class RawTable:
    """A file: header, rows, notes on the file as a whole, and how many lines were blank, ghosts or the header again.

    `kind` is csv, xlsx, json or parquet, whatever the file is packed in; `sha256` is that of the file as it came; `sheet` is the name of
    the sheet that was read, in a workbook.
    """

    header: tuple[str, ...]
    rows: tuple[RawRow, ...]
    findings: tuple[Finding, ...]
    dropped: int
    sha256: str
    kind: str
    epoch1904: bool = False
    sheet: str = ""


def raw_table(path: Path, fits: Callable[[Sequence[str]], bool], encoding: str | None = None) -> RawTable:
    """Return what the file at `path` holds; raise `BadFile` when it must be refused.

    `fits` says of a header whether it is the one that is looked for; it chooses among separators and sheets. A table that is
    the only one in its file is returned even when its header does not fit, so that the caller can say what is missing.
    `encoding` is what a person says a text file is written in.
    """
    from analytics.importing.files.apart import read_apart

    return read_apart(path, fits, encoding)
