"""A register file becomes rows of text, each with its line number."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from analytics.errors import BadRegister
from analytics.names import nearest
from analytics.registry.cells import cells_of
from analytics.registry.description import Description
from analytics.registry.raw_text import SAVE_AGAIN, opened

BEYOND = ""
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_QUOTATION = "a quotation mark is out of place; put the whole cell between quotation marks and write those within it twice"
_WORDS = {
    "unexpected end": "a quotation mark is opened and never closed; close it, or take it away",
    "field larger": "a cell is longer than 131,072 characters; a quotation mark was probably not closed",
}


def read_rows(path: Path, description: Description) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column name) of one CSV file; the header must match the description.

    The line is the first one of the row. A line without any value is no row. Cells beyond the last column stand under `BEYOND`;
    those that a row leaves out at its end are empty, because Excel leaves them out.
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
        for line, cells in records:
            yield line, _by_name(header, cells)


def _by_name(header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) == len(header):
        return dict(zip(header, cells, strict=True))
    within, surplus = cells[: len(header)], cells[len(header) :]
    within += [""] * (len(header) - len(within))
    beyond = {BEYOND: ",".join(surplus)} if any(cell.strip() for cell in surplus) else {}
    return {**dict(zip(header, within, strict=True)), **beyond}


def _records(path: Path, text: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of every line that holds a value; `strict`, else an open quotation mark swallows rows in silence."""
    lines = cells_of(text)
    first = 1
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
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
