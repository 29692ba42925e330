"""A register's description: its columns and types by name, publisher, licence, date and checks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.errors import BadRegister
from analytics.places import data_folder
from analytics.registry.disclosing import Disclosure, read_disclosure
from analytics.registry.raw_text import bytes_of
from analytics.roles import PARTNER, PUBLIC
from analytics.vocabulary import LANGUAGES

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
class Check:
    """A query that must return no row: it names each bad row by its `line`, then the columns that are wrong."""

    name: str
    sql: str
    words: dict[str, str]


@dataclass(frozen=True)
class Description:
    """What one description file says of its register."""

    name: str
    title: dict[str, str]
    publisher: dict[str, str]
    licence: str
    as_of: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    derived: tuple[Derived, ...] = ()
    checks: tuple[Check, ...] = ()
    limits: tuple[dict[str, str], ...] = ()
    must_have_rows: bool = False
    visibility: str = PUBLIC
    disclosure: Disclosure = Disclosure()

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


def read_check(name: str, spec: dict[str, str]) -> Check:
    """Return one `[checks]` entry."""
    return Check(name, spec["sql"], {lang: spec[lang] for lang in LANGUAGES})


def read_visibility(register: str, said: object) -> str:
    """Return who may see the rows of a register, `public` or `partner`; raise `BadRegister` for anything else."""
    if said not in (PUBLIC, PARTNER):
        raise BadRegister(f"{register}.toml: visibility «{said}» is neither {PUBLIC} nor {PARTNER}")
    return str(said)


def read_description(path: Path) -> Description:
    """Return the description in one .toml file; raise `BadRegister` when something is missing or misspelt there."""
    try:
        return _description(path.stem, tomllib.loads(bytes_of(path).decode("utf-8")))
    except KeyError as fault:
        raise BadRegister(f"{path.name}: «{fault.args[0]}» is missing from the description") from fault
    except TypeError as fault:
        raise BadRegister(f"{path.name}: a column, derived column or check is not written as in the other descriptions") from fault
    except ValueError as fault:
        raise BadRegister(f"{path.name}: the description is not TOML in UTF-8: {fault}") from fault


def _description(name: str, said: dict) -> Description:
    return Description(
        name=name,
        title=said["title"],
        publisher=said["publisher"],
        licence=said["licence"],
        as_of=str(said["as_of"]),
        key=tuple(said["key"]),
        columns=tuple(read_column(column, spec) for column, spec in said["columns"].items()),
        derived=tuple(Derived(column, **spec) for column, spec in said.get("derived", {}).items()),
        checks=tuple(read_check(check, spec) for check, spec in said.get("checks", {}).items()),
        limits=tuple(said.get("limits", ())),
        must_have_rows=said.get("must_have_rows", False),
        visibility=read_visibility(name, said.get("visibility", PUBLIC)),
        disclosure=read_disclosure(name, said.get("disclosure", {}), said["columns"]),
    )


@cache
def descriptions(folder: Path | None = None) -> dict[str, Description]:
    """Return the descriptions of all registers in the data folder, by name."""
    files = sorted(((folder or data_folder()) / "registry").glob("*.toml"))
    return {path.stem: read_description(path) for path in files}
