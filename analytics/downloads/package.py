"""The research package: the records of a view and their provenance, as files in a folder or one archive."""

import io
import zipfile
from pathlib import Path

from analytics.downloads import as_csv
from analytics.downloads.provenance import as_text
from analytics.downloads.records import REGISTERS, records_of
from analytics.view import View


def package_of(view: View) -> dict[str, bytes]:
    """Return the files of the package by name: each register's CSV with its provenance beside it."""
    files = {}
    for register in REGISTERS:
        table = records_of(register, view)
        files[f"{register}.csv"] = as_csv.write(table)
        files[f"{register}.meta.json"] = as_text(table.provenance).encode("utf-8", errors="replace")
    return files


def archive(files: dict[str, bytes]) -> bytes:
    """Return `files` as a ZIP; the same files make the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01, the format's first day
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            pack.writestr(entry, content)
    return packed.getvalue()


def put(files: dict[str, bytes], to: Path) -> None:
    """Write `files` to `to`: one archive if its name ends in .zip, a folder otherwise."""
    if to.suffix.lower() == ".zip":
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(archive(files))
        return
    to.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (to / name).write_bytes(content)
