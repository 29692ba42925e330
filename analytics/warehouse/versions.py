"""The shelf of versions: where they lie, which one is current, whether they are whole."""

import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import duckdb

from analytics.engines.local import open_locked
from analytics.errors import BadVersion, UnknownName
from analytics.names import nearest
from analytics.places import versions_folder
from analytics.warehouse.manifest import Manifest, read_manifest, sha256_of

_SHOWN: ContextVar[str | None] = ContextVar("shown", default=None)
_POINTER = re.compile(rb"[A-Za-z0-9_.-]+\r?\n?")


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
    return [manifest.version for manifest in sorted(_readable(), key=lambda manifest: manifest.built)]


def _readable() -> Iterator[Manifest]:
    """Yield the manifests that are what they were; a damaged one must not hide the others."""
    for path in folder().glob("*.json"):
        with suppress(BadVersion):
            yield read_manifest(path)


def point_to(version: str) -> None:
    """Make `version` the current one, in one step; a pointer that says so already keeps its date, which answers over HTTP tell."""
    pointer, said = folder() / "current.new", version + "\n"
    if (folder() / "current").exists() and (folder() / "current").read_bytes() == said.encode():
        return
    pointer.write_text(said, encoding="utf-8")
    os.replace(pointer, folder() / "current")


def current() -> str:
    """Return the id of the current version; raise `BadVersion` when none was built, or the pointer to it is damaged."""
    try:
        named = (folder() / "current").read_bytes()
    except OSError as fault:
        raise BadVersion("No version has been built yet; run `python -m analytics build`.") from fault
    if not _POINTER.fullmatch(named):
        raise BadVersion("The pointer to the current version is damaged; run `python -m analytics build`.")
    return named.decode("ascii").strip()


@contextmanager
def shown(version: str) -> Generator[None]:
    """Take `version` for the current one: while a page is drawn another may be published, and a page shows one."""
    before = _SHOWN.set(version)
    try:
        yield
    finally:
        _SHOWN.reset(before)


def known(version: str | None) -> str:
    """Return `version` if it is on the shelf, the one shown or else the current one for None; raise `UnknownName` otherwise."""
    if version is None:
        return _SHOWN.get() or current()
    if version not in listed():
        close = nearest(version, listed()) or [current()]
        raise UnknownName(f"There is no version «{version[:40]}»; there is {' or '.join(close)}.", close)
    return version


def verified(version: str) -> Manifest:
    """Return the manifest of a version whose file is whole; raise `BadVersion` otherwise."""
    manifest = read_manifest(manifest_file(version))
    if not database(version).exists():
        raise BadVersion(f"The file of version {version} is missing; run `python -m analytics build`.")
    if sha256_of(database(version)) != manifest.sha256:
        raise BadVersion(f"The file of version {version} does not match its manifest; run `python -m analytics build`.")
    if manifest.version != version:
        raise BadVersion(f"The manifest of version {version} is that of {manifest.version}; run `python -m analytics build`.")
    kept = quarantine_file(version)
    if manifest.quarantine_sha256 and not (kept.exists() and sha256_of(kept) == manifest.quarantine_sha256):
        raise BadVersion(f"The list of rows set aside of version {version} is missing or damaged; run `python -m analytics build`.")
    return manifest


def is_listed(version: str) -> bool:
    """Return whether a version is on the shelf; one manifest is read, not all. Its id must be one, not what somebody typed."""
    try:
        return read_manifest(manifest_file(version)).version == version
    except BadVersion:
        return False


def is_whole(version: str) -> bool:
    """Return whether a version is there and is what it was."""
    try:
        verified(version)
    except BadVersion:
        return False
    return True


@cache
def manifest_of(version: str) -> Manifest:
    """Return the manifest of a version, read once."""
    return read_manifest(manifest_file(version))


@cache
def connection_to(version: str) -> duckdb.DuckDBPyConnection:
    """Return the process's one locked connection to a version, verified when first opened."""
    counts = verified(version).registers.values()
    return open_locked(database(version), max((count.loaded for count in counts), default=0))
