"""Tables of a version as Parquet, for an engine that cannot read its file: each written once, when first asked for."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow
from pyarrow import dataset, parquet

from analytics.errors import BadVersion
from analytics.locks import locked
from analytics.places import tables_folder
from analytics.warehouse import versions
from analytics.warehouse.tables import batches_of, schema_of
from analytics.warehouse.unwritten import NOT_WRITTEN, reason

SEEN_AT = "MARSAD_TABLES_AT"  # the environment variable: how the cluster calls the folder of tables
SPLIT_BY = {"projects": "year", "events": "year"}
SPLIT_FROM = 1_000_000  # rows of a register; fewer are read at once sooner than they are found in many files
_ROWS_TOGETHER = 100_000
_COMPRESSION = "zstd"


def table_at(table: str, version: str) -> str:
    """Return the address at which the cluster finds a table of `version`, which is written if it is not there yet."""
    folder = _written(table, version)
    seen_at = os.environ.get(SEEN_AT, "").strip()
    return f"{seen_at.rstrip('/')}/{version}/{table}" if seen_at else str(folder.resolve())


def _written(table: str, version: str) -> Path:
    folder = tables_folder() / version / table
    try:
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _write_beside(table, version, folder)
    except (OSError, *NOT_WRITTEN) as fault:
        raise BadVersion(f"The folder «tables» cannot be written: {reason(fault)}; mend it, or let MARSAD_TABLES name another.") from fault
    return folder


def _write_beside(table: str, version: str, folder: Path) -> None:
    """Write a table in a folder of its own, which then takes its place in one step."""
    with locked(folder.parent / "lock"), tempfile.TemporaryDirectory(dir=folder.parent, prefix=".writing-") as work:
        if not folder.exists():  # another process may have ended meanwhile
            _write(table, version, Path(work) / table)
            os.replace(Path(work) / table, folder)


def _write(table: str, version: str, folder: Path) -> None:
    schema = pyarrow.schema([_plain(field) for field in schema_of(table, version)])
    batches = (batch.cast(schema) for batch in batches_of(table, version))
    if _is_split(table, version):
        _write_by(SPLIT_BY[table], pyarrow.RecordBatchReader.from_batches(schema, batches), folder)
    else:
        _write_whole(schema, batches, folder)


def _plain(field: pyarrow.Field) -> pyarrow.Field:
    """Return a column of codes as a column of text."""
    return field.with_type(pyarrow.string()) if pyarrow.types.is_dictionary(field.type) else field


def _is_split(table: str, version: str) -> bool:
    counts = versions.manifest_of(version).registers
    return table in SPLIT_BY and table in counts and counts[table].loaded >= SPLIT_FROM


def _write_by(column: str, rows: pyarrow.RecordBatchReader, folder: Path) -> None:
    """Write one folder a value of `column`, one for those without."""
    dataset.write_dataset(
        rows,
        folder,
        format="parquet",
        partitioning=dataset.partitioning(pyarrow.schema([rows.schema.field(column)]), flavor="hive"),
        file_options=dataset.ParquetFileFormat().make_write_options(compression=_COMPRESSION),
        min_rows_per_group=_ROWS_TOGETHER,
    )


def _write_whole(schema: pyarrow.Schema, batches: Iterator[pyarrow.RecordBatch], folder: Path) -> None:
    folder.mkdir()
    with parquet.ParquetWriter(folder / "part-0.parquet", schema, compression=_COMPRESSION) as file:
        for batch in batches:
            file.write_batch(batch)
