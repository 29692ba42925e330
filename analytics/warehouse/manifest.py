"""The manifest of a version: what it holds, to the byte and to the row."""

import hashlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from analytics.errors import BadVersion
from analytics.registry.sealed import sealed, unsealed

_FOR_SOME = ("non_public", "public_edition", "partner_edition", "told")


@dataclass(frozen=True)
class RegisterCount:
    """What became of one register's rows: rows_in = loaded + quarantined + merged; whether its file, of this SHA-256, was imported."""

    rows_in: int
    loaded: int
    quarantined: int
    merged: int
    sha256: str
    imported: bool = False


@dataclass(frozen=True)
class Manifest:
    """What a version says of itself."""

    version: str
    as_of: str
    built: str
    sha256: str
    registers: dict[str, RegisterCount]
    totals: dict[str, dict[str, float]]
    quarantine_sha256: str = ""  # none in versions built before it was kept
    non_public: tuple[str, ...] = ()  # registers with rows that not everybody may see
    public_edition: str = ""  # the version that the public is shown in place of this one
    partner_edition: str = ""  # the version that a partner is shown in place of this one, none where a partner may see all of it
    told: tuple[str, ...] = ()  # registers of which this version holds groups in place of records

    @property
    def imported(self) -> dict[str, str]:
        """Return the SHA-256 of the file of each register that was imported."""
        return {name: count.sha256 for name, count in self.registers.items() if count.imported}

    def to_json(self) -> str:
        """Return the manifest as text, keys in a fixed order, sealed."""
        unsaid = {name for name in _FOR_SOME if not getattr(self, name)}  # most versions are for everybody
        return sealed({name: said for name, said in asdict(self).items() if name not in unsaid})


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in `path`; raise `BadVersion` when it is missing or unreadable."""
    try:
        said = unsealed(path.read_bytes())
        counts = {name: RegisterCount(**count) for name, count in said.pop("registers").items()}
        lists: dict[str, Any] = {name: tuple(said.pop(name, ())) for name in ("non_public", "told")}
        return Manifest(registers=counts, **lists, **said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise BadVersion(f"The manifest of version {path.stem} is missing or damaged; run `python -m analytics build`.") from fault


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces; one that nobody wrote since is not read again by this process."""
    now = path.stat()
    return _sha256_of(path.resolve(), now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)


@lru_cache(1024)
def _sha256_of(path: Path, *_state: int) -> str:
    with path.open("rb") as bytes_:
        return hashlib.file_digest(bytes_, "sha256").hexdigest()


def column_totals(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, float]:
    """Return the sum of every numeric column and the count of values of every other column of `table`."""
    types = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall()
    sums = ", ".join(f'{"sum" if kind in ("BIGINT", "DOUBLE", "INTEGER") else "count"}("{name}")' for name, kind in types)
    values = connection.execute(f"SELECT {sums} FROM {table}").fetchone() or ()
    return {name: float(value or 0) for (name, _), value in zip(types, values, strict=True)}
