"""A register file becomes rows of text, each with its line number."""

import csv
from collections.abc import Iterator
from pathlib import Path

from analytics.errors import BadRegister
from analytics.names import nearest
from analytics.registry.description import Description


def read_rows(path: Path, description: Description) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column name) of one CSV file; the header must match the description."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.DictReader(text)
        _same_columns(path, list(lines.fieldnames or []), description)
        for cells in lines:
            yield lines.line_num, {name: cells[name] or "" for name in lines.fieldnames or []}


def _same_columns(path: Path, header: list[str], description: Description) -> None:
    named = [column.name for column in description.columns]
    for missing in (name for name in named if name not in header):
        hint = "; ".join(nearest(missing, header)) or "none looks like it"
        raise BadRegister(f"{path.name}: the column «{missing}» of its description is missing (in the file: {hint})")
    for extra in (name for name in header if name not in named):
        raise BadRegister(f"{path.name}: the column «{extra}» is not in its description; add it to {description.name}.toml")
