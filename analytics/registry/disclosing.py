"""What a description says of disclosure control: how small a group may be, which columns are told together, who contributes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.errors import BadRegister

LEAST, SMALLEST = 5, 3  # contributors of a group that is told: when nothing is said, and the fewest that may be said
Tables = tuple[tuple[str, ...], ...]
TABLES: dict[str, Tables] = {
    "projects": (("axis", "sector"), ("year",), ("region",), ("actor_type",), ("kind",), ("scope",), ("status",)),
    "events": (("axis", "event_type"), ("year",), ("region",), ("sector",), ("scope",), ("format",)),
}


@dataclass(frozen=True)
class Disclosure:
    """How a register that is not public is told: in groups of `least` contributors, in `tables` of columns; all others are held back.

    All tables begin with one column and share no other, or they share none. A contributor is a value of the column `contributor`; a record,
    where that is empty. With `rows` the register is given as it is.
    """

    least: int = LEAST
    tables: Tables = ()
    contributor: str = ""
    rows: bool = False

    @property
    def shared(self) -> tuple[str, ...]:
        """Return the column that all tables share, as one or none."""
        return self.tables[0][:1] if len({table[:1] for table in self.tables}) == 1 else ()


def read_disclosure(register: str, said: Mapping[str, Any], columns: Collection[str]) -> Disclosure:
    """Return the `[disclosure]` of a description; raise `BadRegister` for what cannot be kept."""
    strange = [key for key in said if key not in Disclosure.__dataclass_fields__]
    if strange:
        raise _refused(register, f"«{strange[0]}» is not one of {', '.join(Disclosure.__dataclass_fields__)}")
    tables = _tables(register, said["tables"], columns) if "tables" in said else TABLES.get(register, ())
    kept: dict[str, Any] = {**said, "tables": tables}
    found = Disclosure(**kept)
    if type(found.least) is not int or found.least < SMALLEST:
        raise _refused(register, f"«least» must be a whole number, {SMALLEST} or more")
    if type(found.rows) is not bool:
        raise _refused(register, "«rows» must be true or false")
    if found.contributor and found.contributor not in columns:
        raise _refused(register, f"there is no column «{found.contributor}»")
    return found


def _tables(register: str, said: Any, columns: Collection[str]) -> Tables:
    if not isinstance(said, list) or not said or not all(isinstance(table, list) and table for table in said):
        raise _refused(register, "«tables» must be lists of columns")
    named = [name for table in said for name in table]
    unknown = [name for name in named if name not in columns]
    if unknown:
        raise _refused(register, f"there is no column «{unknown[0]}»")
    begins = {table[0] for table in said}
    others: Sequence[str] = [name for table in said for name in table[1 if len(begins) == 1 else 0 :]] + [*begins][: len(begins) == 1]
    if len(set(others)) < len(others):
        raise _refused(register, "«tables» may share the column they all begin with, and no other")
    return tuple(tuple(table) for table in said)


def _refused(register: str, sentence: str) -> BadRegister:
    return BadRegister(f"{register}.toml, [disclosure]: {sentence}")
