"""A backup as a file: the data folder in one ZIP, with a sealed list of what is in it, each file by its SHA-256."""

import datetime
import errno
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from analytics.errors import BadFile
from analytics.locks import locked
from analytics.places import data_folder
from analytics.publishing.keeping import alone
from analytics.registry.sealed import sealed, unsealed
from analytics.warehouse import versions
from analytics.warehouse.restoring import INPUTS

LIST = "backup.json"
KIND, FORM = "marsad-backup", 1
PARTS = (*INPUTS, "imported", "versions", "audit.log")
PIECE = 1 << 20
LONGEST_LIST = 64 << 20  # bytes; about 400,000 files
_LEFT_OUT = {"lock", "current.new"}
_FOREIGN = "is no backup of Marsad, or it is damaged: {what}. Nothing was changed; take another backup."


@dataclass(frozen=True)
class Listed:
    """What the sealed list of a backup says of it; `files` are sizes and SHA-256 by path."""

    current: str
    made: str
    files: dict[str, tuple[int, str]]


def write_backup(place: Path) -> Listed:
    """Write a backup of the data folder to `place`, whole or not at all, and return what it holds.

    Raise `BadVersion` when the current version is damaged, or an import is at work. Older versions that are damaged are left out.
    """
    working = place.with_name(f".{place.name}.writing")
    with alone(), locked(versions.folder() / "lock"):
        versions.verified(versions.pointed())
        try:
            with zipfile.ZipFile(working, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                files = {name: _packed(archive, path, name) for name, path in _kept()}
                said = {"kind": KIND, "form": FORM, "made": _now(), "current": versions.pointed(), "files": files}
                archive.writestr(LIST, sealed(said))
            with open_backup(working) as (_, listed):
                os.replace(working, place)
                return listed
        finally:
            working.unlink(missing_ok=True)


def _kept() -> Iterator[tuple[str, Path]]:
    data, whole = data_folder(), {one.version for one in versions.shelf() if versions.is_whole(one.version)}
    for part in PARTS:
        for path in sorted([data / part, *(data / part).rglob("*")]):
            name = path.relative_to(data)
            is_left_out = path.name in _LEFT_OUT or any(piece.startswith(".") for piece in name.parts)
            if path.is_file() and not is_left_out and (part != "versions" or path.name == "current" or _version_in(path) in whole):
                yield name.as_posix(), path


def _version_in(path: Path) -> str:
    """Return the id of the version that a file of the shelf belongs to."""
    return path.name.removesuffix(".quarantine.csv").removesuffix(".duckdb").removesuffix(".json")


def _packed(archive: zipfile.ZipFile, path: Path, name: str) -> tuple[int, str]:
    """Put a file into the archive, read once; return its size and SHA-256."""
    size, digest = 0, hashlib.sha256()
    with path.open("rb") as file, archive.open(name, "w", force_zip64=True) as entry:
        while piece := file.read(PIECE):
            size += len(piece)
            digest.update(piece)
            entry.write(piece)
    return size, digest.hexdigest()


@contextmanager
def open_backup(place: Path) -> Generator[tuple[zipfile.ZipFile, Listed]]:
    """Give the archive and its list; raise `BadFile` where the file is no backup, its list was changed, or it holds anything else."""
    with _reading(place.name), zipfile.ZipFile(place) as archive:
        listed = _listed(archive, place.name)
    with zipfile.ZipFile(place) as archive:
        yield archive, listed


@contextmanager
def _reading(file: str) -> Generator[None]:
    """Raise `BadFile` for whatever an archive that is no whole one raises inside; faults of a disk pass as they are."""
    try:
        yield
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a place before the beginning of the file
            raise
        raise foreign(file, "it cannot be unpacked") from fault
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError) as fault:
        raise foreign(file, "it cannot be unpacked") from fault


def _listed(archive: zipfile.ZipFile, file: str) -> Listed:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if LIST not in entries or entries[LIST].file_size > LONGEST_LIST:
        raise foreign(file, f"it has no {LIST}")
    try:
        content = archive.read(LIST)
        if "seal" not in json.loads(content):
            raise ValueError("no seal")
        said = unsealed(content)
        found = Listed(
            str(said["current"]), str(said["made"]), {name: (int(size), str(sha)) for name, (size, sha) in said["files"].items()}
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise foreign(file, f"{LIST} is not what was sealed") from fault
    if (said.get("kind"), said.get("form")) != (KIND, FORM):
        raise foreign(file, "it has another form")
    if len(archive.infolist()) != len(entries) or set(found.files) != set(entries) - {LIST}:
        raise foreign(file, "it holds other files than it lists")
    for name in found.files:
        if not is_one_of_ours(name):
            raise foreign(file, f"it holds «{name[:60]!a}», which has no place in the data folder")
    return found


def is_one_of_ours(name: str) -> bool:
    """Return whether a path of an archive lies in one of the parts of a data folder, and nowhere else."""
    path = PurePosixPath(name)
    plain = path.as_posix() == name and not path.is_absolute() and "\\" not in name and ":" not in name and name.isprintable()
    return plain and path.parts[0] in PARTS and not any(piece.startswith(".") for piece in path.parts)


def unpack(archive: zipfile.ZipFile, listed: Listed, folder: Path, file: str) -> None:
    """Write all files of a backup below `folder`; raise `BadFile` at the first that is not what the list says, to the byte."""
    for name, (size, sha) in listed.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as written, _reading(file), archive.open(name) as entry:
            if _copied(entry, written, size) != (size, sha):
                raise foreign(file, f"«{name}» is not what it was")
            os.fsync(written.fileno())


def _copied(entry: IO[bytes], written: IO[bytes], most: int) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while size <= most and (piece := entry.read(PIECE)):
        size += len(piece)
        digest.update(piece)
        written.write(piece)
    return size, digest.hexdigest()


def foreign(file: str, what: str) -> BadFile:
    """Return the refusal of a file that is no whole backup."""
    return BadFile(f"«{file}» {_FOREIGN.format(what=what)}", "no_backup")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
