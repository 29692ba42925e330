"""A file with one fault, what must become of it, and how its bytes are made; the lists stand in bad_files_*.py."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ACCEPT, REPAIR, QUARANTINE, REFUSE = "accept", "repair", "quarantine", "refuse"
GOOD = {
    "projects": [
        {"project_id": "P1", "title": "Plateforme numérique", "axis": "1"},
        {"project_id": "P2", "title": "منصة رقمية", "axis": "training"},
    ],
    "events": [
        {"event_id": "E1", "title": "Salon numérique", "axis": "6", "start_date": "2024-05-13"},
        {"event_id": "E2", "title": "ملتقى رقمي", "axis": "events", "start_date": "2023"},
    ],
}
THIRD = {
    "projects": {"project_id": "P3", "title": "Projet pilote", "axis": "ai"},
    "events": {"event_id": "E3", "title": "Concours", "axis": "ai", "start_date": "2022"},
}
Row = dict[str, object]
Counts = tuple[int, int, int, int]
_ENDS = {ACCEPT: (3, 3, 0, 0), REPAIR: (3, 3, 0, 0), QUARANTINE: (3, 2, 1, 0), REFUSE: (0, 0, 0, 0)}


class BadFile(NamedTuple):
    """A file: its name, bytes, outcome, (rows in, loaded, quarantined, merged), a rule that must be named, and how it is checked."""

    name: str
    content: bytes
    outcome: str
    counts: Counts
    rule: str = ""
    dataset: str = "projects"
    options: tuple[str, ...] = ()


def rows_of(dataset: str, *faults: Row) -> list[list[object]]:
    """Return a header, the two good rows of a dataset, and the third row once for each of `faults`, which says what differs in it."""
    rows: list[Row] = [*GOOD[dataset], *({**THIRD[dataset], **fault} for fault in faults)]
    header = list(dict.fromkeys(name for row in rows for name in row))
    return [[*header], *([row.get(name, "") for name in header] for row in rows)]


def separated(rows: Sequence[Sequence[object]], mark: str = ",") -> str:
    """Return rows as the text of a CSV file, as Excel writes it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark).writerows(rows)
    return text.getvalue()


def cells(dataset: str, column: str, *tried: tuple[str, str] | tuple[str, str, str]) -> Iterator[BadFile]:
    """Yield one file for each (cell, outcome, rule): its third row has this cell in `column`."""
    for cell, outcome, *rule in tried:
        name = cell if len(cell) <= 40 else f"{cell[:20]} and so on, {len(cell)} characters"
        yield row(f"{column} = {name!a}", {column: cell}, outcome, *rule, dataset=dataset)


def row(name: str, fault: Row, outcome: str, rule: str = "", dataset: str = "projects", *, options: tuple[str, ...] = ()) -> BadFile:
    """Return a file whose third row has the fault."""
    content = separated(rows_of(dataset, fault)).encode("utf-8", errors="surrogatepass")
    return BadFile(f"{dataset}: {name}", content, outcome, _ENDS[outcome], rule, dataset, options)


def rows(
    name: str, faults: Sequence[Row], outcome: str, loaded: int, merged: int = 0, *, rule: str = "", dataset: str = "projects"
) -> BadFile:
    """Return a file with the two good rows and one more for each fault, of all of which `loaded` are good."""
    count = len(faults) + 2
    counts = (0, 0, 0, 0) if outcome == REFUSE else (count, loaded, count - loaded - merged, merged)
    return BadFile(f"{dataset}: {name}", separated(rows_of(dataset, *faults)).encode(), outcome, counts, rule, dataset)


def whole(
    name: str, content: bytes | str, outcome: str, counts: Counts = (0, 0, 0, 0), rule: str = "", *, options: tuple[str, ...] = ()
) -> BadFile:
    """Return a file of projects with a fault that is not one of a cell."""
    return BadFile(name, content.encode() if isinstance(content, str) else content, outcome, counts, rule, "projects", options)
