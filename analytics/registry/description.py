"""A register's description: its columns and types by name, publisher, licence, date and checks."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analytics.errors import BadRegister
from analytics.places import data_folder

TYPES = {
    "text": "VARCHAR",
    "names": "VARCHAR",  # one or several names separated by ;
    "url": "VARCHAR",
    "date": "VARCHAR",  # YYYY, YYYY-MM or YYYY-MM-DD: as precise as the source
    "code": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "yes_no": "BOOLEAN",
}


@dataclass(frozen=True)
class Column:
    """One column of a register file; `vocabulary` names the list a code comes from."""

    name: str
    type: str
    required: bool = False
    vocabulary: str | None = None


@dataclass(frozen=True)
class Derived:
    """A column computed at build: its DuckDB type and the SQL expression over the row."""

    name: str
    type: str
    sql: str
    vocabulary: str | None = None


@dataclass(frozen=True)
class Description:
    """What one description file says of its register."""

    name: str
    title: dict[str, str]
    publisher: str
    licence: str
    as_of: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    derived: tuple[Derived, ...] = ()
    checks: dict[str, str] = field(default_factory=dict)
    limits: tuple[dict[str, str], ...] = ()

    @property
    def last_whole_year(self) -> int:
        """Return the last year that the register covers to its end."""
        year, month_day = int(self.as_of[:4]), self.as_of[4:]
        return year if month_day == "-12-31" else year - 1

    @property
    def coded(self) -> dict[str, str]:
        """Return the vocabulary of each coded column, derived ones included."""
        columns = (*self.columns, *self.derived)
        return {column.name: column.vocabulary for column in columns if column.vocabulary}


def read_column(name: str, spec: dict) -> Column:
    """Return one `[columns]` entry; raise `BadRegister` for a type nobody knows."""
    if spec["type"] not in TYPES:
        raise BadRegister(f"column {name}: type «{spec['type']}» is not one of {', '.join(TYPES)}")
    return Column(name, **spec)


def read_description(path: Path) -> Description:
    """Return the description in one .toml file."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Description(
        name=path.stem,
        title=said["title"],
        publisher=said["publisher"],
        licence=said["licence"],
        as_of=str(said["as_of"]),
        key=tuple(said["key"]),
        columns=tuple(read_column(name, spec) for name, spec in said["columns"].items()),
        derived=tuple(Derived(name, **spec) for name, spec in said.get("derived", {}).items()),
        checks=said.get("checks", {}),
        limits=tuple(said.get("limits", ())),
    )


@cache
def descriptions(folder: Path | None = None) -> dict[str, Description]:
    """Return the descriptions of all registers in the data folder, by name."""
    files = sorted(((folder or data_folder()) / "registry").glob("*.toml"))
    return {path.stem: read_description(path) for path in files}
