"""The manifest of a version: what it holds, to the byte and to the row."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from analytics.errors import BadVersion
from analytics.registry.sealed import sealed, unsealed


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

    @property
    def imported(self) -> dict[str, str]:
        """Return the SHA-256 of the file of each register that was imported."""
        return {name: count.sha256 for name, count in self.registers.items() if count.imported}

    def to_json(self) -> str:
        """Return the manifest as text, keys in a fixed order, sealed."""
        return sealed(asdict(self))


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in `path`; raise `BadVersion` when it is missing or unreadable."""
    try:
        said = unsealed(path.read_bytes())
        counts = {name: RegisterCount(**count) for name, count in said.pop("registers").items()}
        return Manifest(registers=counts, **said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise BadVersion(f"The manifest of version {path.stem} is missing or damaged; run `python -m analytics build`.") from fault


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as bytes_:
        return hashlib.file_digest(bytes_, "sha256").hexdigest()


def column_totals(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, float]:
    """Return the sum of every numeric column and the count of values of every other column of `table`."""
    types = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall()
    sums = ", ".join(f'{"sum" if kind in ("BIGINT", "DOUBLE", "INTEGER") else "count"}("{name}")' for name, kind in types)
    values = connection.execute(f"SELECT {sums} FROM {table}").fetchone() or ()
    return {name: float(value or 0) for (name, _), value in zip(types, values, strict=True)}
