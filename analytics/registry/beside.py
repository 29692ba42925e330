"""What lies beside an imported register: which import each row came from, what changed, what was set aside."""

import csv
import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from analytics.errors import BadRegister
from analytics.registry.raw_text import bytes_of

COLUMNS = {
    "imports": (
        "import_number", "file", "sha256", "day", "way", "rows_in", "loaded", "merged", "quarantined",
        "added", "updated", "unchanged", "retired", "version",
    ),
    "origins": ("record_id", "import_number", "line"),
    "changes": ("record_id", "import_number", "line", "change", "column", "before", "after"),
    "quarantine": ("line", "column", "rule", "value", "suggestion", "facts"),
}  # fmt: skip
SHIPPED = 0  # the number of what a register was before its first import
Line = tuple[object, ...]


def file_beside(register: str, name: str, lines: Iterable[Line]) -> tuple[str, bytes]:
    """Return (file name, content) of one of `COLUMNS` for a register; the file name holds the SHA-256 of the content."""
    text = io.StringIO(newline="")
    written = csv.writer(text)  # ends lines with CR LF, so that it quotes a cell that holds either
    written.writerow(COLUMNS[name])
    written.writerows(lines)
    content = text.getvalue().encode()
    return f"{register}.{name}.{sha256(content).hexdigest()}.csv", content


def content_beside(register_file: Path, name: str) -> bytes | None:
    """Return what lies beside a register's file as one of `COLUMNS`, None where nothing does.

    Raise `BadRegister` where the content is not what its name says.
    """
    file = next(register_file.parent.glob(f"{register_file.stem}.{name}.*.csv"), None)
    if file is None:
        return None
    content = bytes_of(file)
    if sha256(content).hexdigest() != file.name.split(".")[-2]:
        raise BadRegister(
            f"{register_file.name}: what is kept beside it of its {name} has been changed or damaged; "
            "put the folder «imported» back from a backup, or go back to a version without it: `python -m analytics rollback`"
        )
    return content


def lines_beside(register_file: Path, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the same line by line, without its header."""
    content = content_beside(register_file, name)
    if content is not None:
        lines = csv.reader(io.StringIO(content.decode(), newline=""))
        next(lines)
        yield from map(tuple, lines)
