"""The shipped registers, as a version of Marsad and as Parquet: what a reader of the real dashboard waits for."""

import os
import shutil

import duckdb

from analytics.warehouse import build, versions
from benchmarks.generate import REAL, WORK, Registers, write_parquet


def shipped() -> Registers:
    """Return the shipped registers, built from a copy so that the dashboard's own versions stay as they are."""
    data = WORK / "data-shipped"
    os.environ["MARSAD_DATA"] = str(data)
    for folder in ("registry", "vocabulary"):
        shutil.rmtree(data / folder, ignore_errors=True)
        shutil.copytree(REAL / folder, data / folder)
    manifest = build.build(data=data)
    with duckdb.connect(str(versions.database(manifest.version)), read_only=True) as connection:
        write_parquet(connection, data / "events.parquet")
    return Registers(data, data / "events.parquet", manifest.registers["events"].loaded)
