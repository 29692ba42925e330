"""Generated events as a register that imports left as Parquet, for sizes where the rows would not fit the memory; built as any register is."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pyarrow
from pyarrow import compute, parquet

from analytics.registry.held import imported_folder
from analytics.warehouse import build
from analytics.warehouse.large_join import KEPT_BESIDE
from benchmarks import generate
from benchmarks.generate import REAL, WORK, Registers

KEPT_FROM = 50_000_000  # events
ROW_GROUP = 122_880  # rows, as an import writes them
_UNLIKE = ("event_id", "title", "same")  # no two rows say the same here


def kept(events: int) -> Registers:
    """Return `events` generated events beside the other registers as shipped, made and built if they are not there yet."""
    data = WORK / f"data-{events}"
    os.environ["MARSAD_DATA"] = str(data)
    for folder in ("registry", "vocabulary"):
        shutil.rmtree(data / folder, ignore_errors=True)
        shutil.copytree(REAL / folder, data / folder)
    stamp, code = data / "made_by", makers()
    if not (stamp.exists() and stamp.read_text() == code):
        for folder in ("imported", "versions"):
            shutil.rmtree(data / folder, ignore_errors=True)
        _keep(data, events)
        stamp.write_text(code)
    build.build(data=data)  # nothing where the version is there and whole
    return Registers(data, _file(data), events)


def makers() -> str:
    """Return a hash of the code that draws the rows; what shapes a version of them is in its id."""
    return hashlib.sha256(b"".join(Path(path).read_bytes() for path in (__file__, generate.__file__))).hexdigest()


def _keep(data: Path, events: int) -> None:
    """Write the register and note it, as an import does."""
    new = data / "imported" / "new.parquet"
    new.parent.mkdir(parents=True)
    write_register(new, events)
    with new.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    imported_folder(data, sha256).mkdir(parents=True)
    new.rename(imported_folder(data, sha256) / "events.parquet")
    (data / "imported" / "current.json").write_text(json.dumps({"events": sha256}) + "\n", encoding="utf-8")


def _file(data: Path) -> Path:
    noted = json.loads((data / "imported" / "current.json").read_text(encoding="utf-8"))
    return imported_folder(data, noted["events"]) / "events.parquet"


def write_register(file: Path, events: int) -> None:
    """Write `events` rows of the register of events: those of the real one, then drawn ones."""
    batches = _batches(events)
    first = next(batches)
    repeated = [name for name in first.column_names if name not in _UNLIKE]
    with parquet.ParquetWriter(file, first.schema, compression="zstd", use_dictionary=repeated) as groups:
        groups.write_table(first)
        for place, rows in enumerate(batches):
            groups.write_table(rows, row_group_size=ROW_GROUP)
            if place % 20 == 0:
                print(f"{events:,} events: {place * 2 * ROW_GROUP:,} drawn", file=sys.stderr)


def _batches(events: int) -> Iterator[pyarrow.Table]:
    real = _coded(generate.real_rows("events").drop_columns(["line", "search_text"]))
    yield _as_kept({name: real[name].combine_chunks() for name in real.column_names}, real.schema, numpy.arange(len(real)))
    chance = numpy.random.default_rng(generate.SEED)
    for start in range(len(real), events, 2 * ROW_GROUP):
        places = numpy.arange(start, min(start + 2 * ROW_GROUP, events))
        yield _as_kept(generate.columns_drawn("events", real, places, chance)[0], real.schema, places)


def _coded(rows: pyarrow.Table) -> pyarrow.Table:
    """Return rows with each text that repeats itself as a place in a list of texts: so it is drawn and written many times quicker."""
    for place, field in enumerate(rows.schema):
        if field.type == pyarrow.string() and field.name not in _UNLIKE:
            rows = rows.set_column(place, field.name, rows[field.name].combine_chunks().dictionary_encode())
    return rows


def _as_kept(columns: dict[str, pyarrow.Array], schema: pyarrow.Schema, places: numpy.ndarray) -> pyarrow.Table:
    """Return rows as an import keeps them: the columns of the description, those that no group draws empty, and what joins and origins ask."""
    described = [columns[field.name] if field.name in columns else pyarrow.nulls(len(places), field.type) for field in schema]
    beside = (compute.utf8_lower(columns["event_id"]), pyarrow.array(numpy.zeros(len(places), "int32")), pyarrow.array(places + 2))
    return pyarrow.table(dict(zip((*schema.names, *KEPT_BESIDE), (*described, *beside), strict=True)))
