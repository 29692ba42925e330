"""A whole version to take home: every table as Parquet in one archive, and what differs between two versions as rows."""

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from analytics.downloads.package.packing import Pack, into_archive
from analytics.downloads.provenance import standing_said
from analytics.downloads.table import Table
from analytics.warehouse.changes import changes_between
from analytics.warehouse.differences import Difference
from analytics.warehouse.tables import batches_of, columns_of_tables, schema_of

_CHANGES = ("register", "id", "change", "title", "axis", "sector", "column", "before", "after")


def write_tables(version: str, to: IO[bytes]) -> None:
    """Write every table of a version as Parquet into one ZIP; the same version makes the same bytes."""
    with zipfile.ZipFile(to, "w") as archive:
        pack = Pack(into_archive(archive))
        for table in columns_of_tables(version):
            pack.add(f"{table}.parquet", _parquet(table, version))
        pack.add_text("SHA256SUMS", pack.sums())


def _parquet(table: str, version: str) -> Iterator[bytes]:
    """Yield a table as one Parquet file, a batch at a time."""
    from pyarrow import parquet

    place = io.BytesIO()
    with parquet.ParquetWriter(place, schema_of(table, version)) as writer:
        for batch in batches_of(table, version):
            writer.write_batch(batch)
    yield place.getvalue()


def changes_table(earlier: str, later: str) -> Table:
    """Return what differs between two versions, one row a changed column, one a record added or removed."""
    rows = tuple(row for one in changes_between(earlier, later) for row in _rows(one))
    about = {"title": f"{earlier} – {later}", "earlier": earlier, "version": later, **standing_said(later), "licence": "CC BY 4.0"}
    return Table("changes", _CHANGES, rows, ("text",) * len(_CHANGES), about)


def _rows(one: Difference) -> Iterator[tuple]:
    for column in one.columns or ((None, None, None),):
        yield (one.register, one.id, one.kind, one.title, one.axis, one.sector, *column)
