"""Rows become files: CSV, XLSX, Parquet and JSON, each with its provenance; the same rows make the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.downloads import as_csv, as_json, as_parquet, as_xlsx
from analytics.downloads.table import Table
from analytics.errors import UnknownName


@dataclass(frozen=True)
class Format:
    """One kind of file: its media type and what writes it."""

    media_type: str
    write: Callable[[Table], bytes]


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv.write),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx.write),
    "parquet": Format("application/vnd.apache.parquet", as_parquet.write),
    "json": Format("application/json", as_json.write),
}


def file_of(table: Table, kind: str) -> bytes:
    """Return `table` as the bytes of a csv, xlsx, parquet or json file; raise `UnknownName` for another kind."""
    if kind not in FORMATS:
        raise UnknownName(f"There is no format «{kind[:20]}»; there is {', '.join(FORMATS)}.")
    return FORMATS[kind].write(table)
