"""JSON: one object of `meta`, the provenance, and `rows`, a list of objects with real types."""

import json

from analytics.downloads.table import Table


def write(table: Table) -> bytes:
    """Return the rows and their provenance."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return (
        json.dumps({"meta": table.provenance, "rows": rows}, ensure_ascii=False, allow_nan=False).encode("utf-8", errors="replace") + b"\n"
    )
