"""What a reader of one kind of file hands on: a header and rows that nobody has counted yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

Line = tuple[int, list[Cell], tuple[Finding, ...]]


@dataclass(frozen=True)
class Found:
    """A header, its rows (line, cells, findings), the kind of file, notes on it.

    `is_ragged`: a row with fewer cells than the header has lost some; elsewhere they are empty. `unnamed` counts the empty names at the end
    of the header. `sheet` is the name of the
    sheet that is read, in a workbook.
    """

    header: list[str]
    rows: Iterator[Line]
    kind: str
    notes: list[Finding] = field(default_factory=list)
    epoch1904: bool = False
    is_ragged: bool = False
    unnamed: int = 0
    sheet: str = ""
