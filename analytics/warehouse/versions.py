"""The shelf of versions: where they lie, which one is current, whether they are whole."""

import os
from functools import cache
from pathlib import Path

import duckdb

from analytics.engines.local import open_locked
from analytics.errors import BadVersion, UnknownName
from analytics.names import nearest
from analytics.places import versions_folder
from analytics.warehouse.manifest import Manifest, read_manifest, sha256_of


def folder() -> Path:
    """Return the folder of versions."""
    return versions_folder()


def database(version: str) -> Path:
    """Return the path of a version's database."""
    return folder() / f"{version}.duckdb"


def manifest_file(version: str) -> Path:
    """Return the path of a version's manifest."""
    return folder() / f"{version}.json"


def quarantine_file(version: str) -> Path:
    """Return the path of the rows a build put aside, each with its line, rule and reason."""
    return folder() / f"{version}.quarantine.csv"


def listed() -> list[str]:
    """Return the ids of all versions on the shelf, oldest first."""
    return sorted((path.stem for path in folder().glob("*.json")), key=lambda version: read_manifest(manifest_file(version)).built)


def point_to(version: str) -> None:
    """Make `version` the current one, in one step."""
    pointer = folder() / "current.new"
    pointer.write_text(version + "\n", encoding="utf-8")
    os.replace(pointer, folder() / "current")


def current() -> str:
    """Return the id of the current version; raise `BadVersion` when none was built."""
    try:
        return (folder() / "current").read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise BadVersion("No version has been built yet; run `python -m analytics build`.") from fault


def known(version: str | None) -> str:
    """Return `version` if it is on the shelf, the current one for None; raise `UnknownName` otherwise."""
    if version is None:
        return current()
    if version not in listed():
        close = nearest(version, listed()) or [current()]
        raise UnknownName(f"There is no version «{version[:40]}»; there is {' or '.join(close)}.")
    return version


def verified(version: str) -> Manifest:
    """Return the manifest of a version whose file is whole; raise `BadVersion` otherwise."""
    manifest = read_manifest(manifest_file(version))
    if not database(version).exists():
        raise BadVersion(f"The file of version {version} is missing; run `python -m analytics build`.")
    if sha256_of(database(version)) != manifest.sha256:
        raise BadVersion(f"The file of version {version} does not match its manifest; run `python -m analytics build`.")
    return manifest


@cache
def manifest_of(version: str) -> Manifest:
    """Return the manifest of a version, read once."""
    return read_manifest(manifest_file(version))


@cache
def connection_to(version: str) -> duckdb.DuckDBPyConnection:
    """Return the process's one locked connection to a version, verified when first opened."""
    verified(version)
    return open_locked(database(version))
