"""Rows become files: CSV, XLSX, Parquet and JSON, each with its provenance; the same rows make the same bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.downloads import as_csv, as_json, as_parquet, as_xlsx
from analytics.downloads.kinds import known_kind
from analytics.downloads.table import Rows

WEB_ROWS = 100_000  # of formats that no program reads piece by piece


@dataclass(frozen=True)
class Format:
    """One kind of file: its media type, what writes it whole or in pieces, the most rows it is given out with over HTTP."""

    media_type: str
    write: Callable[[Rows], bytes]
    pieces: Callable[[Rows], Iterator[bytes]]
    most_rows: int | None = None


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv.write, as_csv.pieces),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx.write, as_xlsx.pieces, WEB_ROWS),
    "parquet": Format("application/vnd.apache.parquet", as_parquet.write, as_parquet.pieces),
    "json": Format("application/json", as_json.write, as_json.pieces, WEB_ROWS),
}


def format_named(kind: str, more: tuple[str, ...] = ()) -> str:
    """Return `kind` if it is a format or one of `more`; raise `UnknownName` with the nearest otherwise."""
    return known_kind(kind, (*FORMATS, *more), "format")


def file_of(table: Rows, kind: str) -> bytes:
    """Return `table` as the bytes of a csv, xlsx, parquet or json file; raise `UnknownName` for another kind."""
    return FORMATS[format_named(kind)].write(table)
