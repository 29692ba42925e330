"""A register file becomes rows of text, each with its line number."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analytics.errors import BadRegister
from analytics.names import nearest
from analytics.registry.cells import cells_of
from analytics.registry.description import Description
from analytics.registry.raw_text import SAVE_AGAIN, opened

_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_QUOTATION = "a quotation mark is out of place; put the whole cell between quotation marks and write those within it twice"
_WORDS = {
    "unexpected end": "a quotation mark is opened and never closed; close it, or take it away",
    "field larger": "a cell is longer than 131,072 characters; a quotation mark was probably not closed",
}


class RawRow(NamedTuple):
    """One row: its first line, its cells in the order of the description, and what stands beyond the last column."""

    line: int
    cells: Sequence[str]
    beyond: str = ""


def read_rows(path: Path, description: Description) -> Iterator[RawRow]:
    """Yield the rows of one CSV file; the header must match the description.

    A line without any value is no row. Cells that a row leaves out at its end are empty, because Excel leaves them out.
    """
    with opened(path) as text:
        _comma_between(path, text, description)
        text.seek(0)
        records = _records(path, text)
        _, header = next(records, (0, []))
        if not header:
            raise BadRegister(f"{path.name}: the file is empty; it needs at least the line of column names")
        header = [name.strip() for name in header]
        _same_columns(path, header, description)
        order = [header.index(column.name) for column in description.columns]
        is_in_order = order == sorted(order)
        for line, cells in records:
            within, beyond = (cells, "") if len(cells) == len(header) else _fitted(cells, len(header))
            yield RawRow(line, within if is_in_order else [within[place] for place in order], beyond)


def _fitted(cells: list[str], width: int) -> tuple[list[str], str]:
    """Return as many cells as the header has names, and what stands beyond them."""
    within, surplus = cells[:width], cells[width:]
    return within + [""] * (width - len(within)), ",".join(surplus) if any(cell.strip() for cell in surplus) else ""


def _records(path: Path, text: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of every line that holds a value; `strict`, else an open quotation mark swallows rows in silence."""
    lines = cells_of(text)
    first = 1
    try:
        for cells in lines:
            if "".join(cells).strip():
                yield first, cells
            first = lines.line_num + 1
    except csv.Error as fault:
        reason = next((words for start, words in _WORDS.items() if str(fault).startswith(start)), _QUOTATION)
        raise BadRegister(f"{path.name}: line {first}: {reason}") from fault


def _comma_between(path: Path, text: Iterable[str], description: Description) -> None:
    """Raise `BadRegister` when the first line makes more sense with another mark between its cells."""
    first = next((line.strip() for line in text if line.strip()), "")
    named = {column.name for column in description.columns}
    found = {mark: len(named.intersection(cell.strip(' "') for cell in first.split(mark))) for mark in (",", *_OTHER_MARKS)}
    best = max(found, key=lambda mark: found[mark])
    if best != ",":
        raise BadRegister(f"{path.name}: its cells are separated by {_OTHER_MARKS[best]}; {SAVE_AGAIN}")


def _same_columns(path: Path, header: list[str], description: Description) -> None:
    named = [column.name for column in description.columns]
    for missing in (name for name in named if name not in header):
        hint = "; ".join(nearest(missing, header)) or "none looks like it"
        raise BadRegister(f"{path.name}: the column «{missing}» of its description is missing (in the file: {hint})")
    for twice in (name for name in named if header.count(name) > 1):
        raise BadRegister(f"{path.name}: the column «{twice}» stands twice in the header; keep one")
    for place in (place for place, name in enumerate(header, start=1) if not name):
        raise BadRegister(f"{path.name}: column {place} has no name in the header; name it, or delete the column")
    for extra in (name for name in header if name not in named):
        raise BadRegister(f"{path.name}: the column «{extra}» is not in its description; add it to {description.name}.toml")
