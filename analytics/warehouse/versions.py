"""The shelf of versions: where they lie, which one is current, whether they are whole, and which of them a reader may see."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import duckdb

from analytics.engines.local import open_locked
from analytics.errors import BadRegister, BadVersion, UnknownName
from analytics.names import nearest
from analytics.places import versions_folder
from analytics.registry.description import descriptions
from analytics.roles import PARTNER, PUBLIC, STEWARD, acting
from analytics.warehouse.found_whole import sha256_since_found
from analytics.warehouse.manifest import Manifest, read_manifest, sha256_of
from analytics.warehouse.told_names import plain

_SHOWN: ContextVar[str | None] = ContextVar("shown", default=None)
_ID = re.compile(r"[A-Za-z0-9-]{1,80}")  # no name of another file
_MISTYPED = 0.9  # how alike an id is to the one that was meant; else the current one is offered, never one that happens to share its date
_POINTER = re.compile(rb"[A-Za-z0-9_.-]+\r?\n?")


def folder() -> Path:
    """Return the folder of versions."""
    return versions_folder()


def database(version: str) -> Path:
    """Return the path of a version's database."""
    return folder() / f"{version}.duckdb"


def manifest_file(version: str) -> Path:
    """Return the path of a version's manifest."""
    return folder() / f"{plain(version)}.json"


def quarantine_file(version: str) -> Path:
    """Return the path of the rows a build put aside, each with its line, rule and reason."""
    return folder() / f"{version}.quarantine.csv"


def listed() -> list[str]:
    """Return the ids of the versions that are there for the present role, oldest first.

    Who sees more has no use for the editions of other versions that show less, and is not shown them.
    """
    found, role = shelf(), acting().role
    less = {"public": (), PARTNER: ("public_edition",)}.get(role, ("public_edition", "partner_edition"))
    editions = {getattr(one, name) for one in found for name in less if getattr(one, name)}
    return [one.version for one in found if not hidden_from_reader(one) and (one.version not in editions or _is_pointed_to(one.version))]


def shelf() -> list[Manifest]:
    """Return the manifests of all versions, whoever asks, oldest first."""
    return sorted(_readable(), key=lambda manifest: manifest.built)


def _is_pointed_to(version: str) -> bool:
    with suppress(BadVersion):
        return pointed() == version
    return False


def hidden_in(manifest: Manifest) -> frozenset[str]:
    """Return the registers with rows in a version that not everybody may see: by its manifest, or by their descriptions of today."""
    held = {name for name, count in manifest.registers.items() if count.loaded}
    return frozenset((*manifest.non_public, *manifest.told, *(held & not_public_today())))


def not_public_today() -> frozenset[str]:
    """Return the registers that are not public now; none where a description cannot be read, which a build says."""
    with suppress(BadRegister):
        return frozenset(name for name, one in descriptions().items() if one.visibility != PUBLIC)
    return frozenset()


def is_on_shelf(version: str) -> bool:
    """Return whether a version has a manifest here, whoever asks. Its id must be one, not what somebody typed."""
    return manifest_file(version).exists()


def hidden_from_reader(manifest: Manifest) -> frozenset[str]:
    """Return the registers of a version whose rows the present role may not see; a partner may see what is told in groups, and what is given."""
    role = acting().role
    if role == STEWARD:
        return frozenset()
    hidden = hidden_in(manifest)
    return hidden - set(manifest.told) - _given_to_partners() if hidden and role == PARTNER else hidden


def _given_to_partners() -> frozenset[str]:
    with suppress(BadRegister):
        return frozenset(name for name, one in descriptions().items() if one.disclosure.rows)
    return frozenset()


def is_hidden(version: str) -> bool:
    """Return whether a version holds rows that the present role may not see."""
    return acting().role != STEWARD and bool(hidden_from_reader(manifest_of(version)))


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
    """Return the id of the current version, for the public that of its public edition, for a partner that of the partners'.

    Raise `BadVersion` when none was built, the pointer to it is damaged, or the present role may see nothing of it.
    """
    named = pointed()
    if not is_hidden(named):
        return named
    whole = manifest_of(named)
    edition = whole.partner_edition if acting().role == PARTNER else whole.public_edition
    if not edition or is_hidden(edition):
        raise BadVersion("The current version has no edition for this reader; run `python -m analytics build`.")
    return edition


def pointed() -> str:
    """Return the id of the current version, whoever asks; raise `BadVersion` when none was built, or the pointer to it is damaged."""
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
    if not _ID.fullmatch(version) or not is_listed(version):
        raise _unknown(version)
    return version


def _unknown(version: str) -> UnknownName:
    close = nearest(version, listed(), cutoff=_MISTYPED) or [current()]
    return UnknownName(f"There is no version «{version[:40]}»; there is {' or '.join(close)}.", close, "version", version[:40])


def verified(version: str, sha256: Callable[[Path], str] = sha256_of) -> Manifest:
    """Return the manifest of a version whose file is whole, as `sha256` finds it; raise `BadVersion` otherwise."""
    manifest = read_manifest(manifest_file(version))
    if not database(version).exists():
        raise BadVersion(f"The file of version {version} is missing; run `python -m analytics build`.")
    if sha256(database(version)) != manifest.sha256:
        raise BadVersion(f"The file of version {version} does not match its manifest; run `python -m analytics build`.")
    if manifest.version != version:
        raise BadVersion(f"The manifest of version {version} is that of {manifest.version}; run `python -m analytics build`.")
    kept = quarantine_file(version)
    if manifest.quarantine_sha256 and not (kept.exists() and sha256_of(kept) == manifest.quarantine_sha256):
        raise BadVersion(f"The list of rows set aside of version {version} is missing or damaged; run `python -m analytics build`.")
    return manifest


def is_listed(version: str) -> bool:
    """Return whether a version is there for the present role; one manifest is read, not all. Its id must be one, not what somebody typed."""
    try:
        found = read_manifest(manifest_file(version))
        return found.version == version and not hidden_from_reader(found)
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


def connection_to(version: str) -> duckdb.DuckDBPyConnection:
    """Return the process's one locked connection to a version, verified when first opened (a large one: within a week, if nobody wrote it since).

    Raise `UnknownName` where the present role may not see it: whoever asks by another way than `known` comes to this wall.
    """
    if is_hidden(version):
        raise _unknown(version)
    return opened(plain(version))


@cache
def opened(version: str) -> duckdb.DuckDBPyConnection:
    """Return the same, whoever asks."""
    counts = verified(version, sha256_since_found).registers.values()
    return open_locked(database(version), max((count.loaded for count in counts), default=0))
