"""JSON: one object of `meta`, the provenance, and `rows`, a list of objects with real types."""

import json
from collections.abc import Iterator

from analytics.downloads.table import Rows


def pieces(table: Rows) -> Iterator[bytes]:
    """Yield the provenance, then the rows, some thousands at a time."""
    yield f'{{"meta": {_text(table.provenance)}, "rows": ['.encode("utf-8", errors="replace")
    before = ""
    for rows in table.pieces():
        objects = ", ".join(_text(dict(zip(table.columns, row, strict=True))) for row in rows)
        yield f"{before}{objects}".encode("utf-8", errors="replace")
        before = ", "
    yield b"]}\n"


def write(table: Rows) -> bytes:
    """Return the rows and their provenance."""
    return b"".join(pieces(table))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
