"""What a file from outside holds before anyone judges it: a header, rows of cells, and what was already seen to be wrong."""

import datetime
from dataclasses import dataclass

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
