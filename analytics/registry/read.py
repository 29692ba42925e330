"""A register file becomes rows of text, each with its line number."""

import csv
from collections.abc import Iterator
from pathlib import Path

from analytics.errors import BadRegister
from analytics.names import nearest
from analytics.registry.description import Description

BEYOND = ""


def read_rows(path: Path, description: Description) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column name) of one CSV file; the header must match the description.

    Cells beyond the last column stand under `BEYOND`.
    """
    with path.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.DictReader(text, restkey=BEYOND, restval="")
        try:
            _same_columns(path, list(lines.fieldnames or []), description)
            for cells in lines:
                yield lines.line_num, {name: ",".join(cell) if name == BEYOND else cell for name, cell in cells.items()}
        except UnicodeDecodeError as fault:
            raise BadRegister(f"{path.name}: after line {lines.line_num} it is not UTF-8; save it again as CSV UTF-8") from fault
        except csv.Error as fault:
            raise BadRegister(f"{path.name}: line {lines.line_num + 1} cannot be read as CSV ({fault})") from fault


def _same_columns(path: Path, header: list[str], description: Description) -> None:
    named = [column.name for column in description.columns]
    for missing in (name for name in named if name not in header):
        hint = "; ".join(nearest(missing, header)) or "none looks like it"
        raise BadRegister(f"{path.name}: the column «{missing}» of its description is missing (in the file: {hint})")
    for twice in (name for name in named if header.count(name) > 1):
        raise BadRegister(f"{path.name}: the column «{twice}» stands twice in the header; keep one")
    for extra in (name for name in header if name not in named):
        raise BadRegister(f"{path.name}: the column «{extra}» is not in its description; add it to {description.name}.toml")
