"""Names of organisations in a file: none may be that of another one, in the register or in the file."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from analytics.importing.columns import KEYS, columns_of
from analytics.importing.remarks import QUARANTINE, Remark, warned
from analytics.importing.repeats import same_identifier
from analytics.importing.rows import CheckedRow
from analytics.names import squeezed
from analytics.proper_names import spelling_of
from analytics.registry.held import register_files

_DATASET = "organisations"
_SPELLED = ("name", "name_fr", "name_ar", "aliases")


def with_names_apart(rows: Sequence[CheckedRow], columns: frozenset[str], replaces: bool = False) -> list[CheckedRow]:
    """Return the rows of organisations with a remark on each that would have a name of another one, as a build compares names.

    `columns` are those that the file has: of the others a known organisation keeps its cells. With `replaces`, an organisation of the register
    that the file does not name is gone, and its names are free; without it, an empty cell leaves what the register says.
    """
    register = _register()
    found = list(rows) if replaces else [_completed(row, register) for row in rows]
    names = _names(found, columns, register, replaces)
    places = {_key_of(row): place for place, row in enumerate(found) if row.is_good}
    asked, lines = set(places.values()), {one: str(found[place].line) for one, place in places.items()}
    while taken := {place for place in asked if found[place].is_good and _clash(found[place], names)}:
        told = {place: _taken(found[place], names, lines) for place in taken}
        asked = set()
        for place, remark in told.items():  # a row that is set aside leaves its organisation the names it had
            found[place] = found[place].with_remark(remark)
        for place in taken:
            lines.pop(_key_of(found[place]))
            asked |= {places[one] for one in names.give_back(_key_of(found[place]), register) if one in places}
    return _with_losses(_with_likenesses(found, names), names, register)


def _completed(row: CheckedRow, register: Mapping[str, Mapping[str, str]]) -> CheckedRow:
    """Return a row with what the register says where it says nothing: a file of a few names must not cost a known organisation the others."""
    known = register.get(_key_of(row))
    if known is None:
        return row
    return replace(
        row, values=tuple(known.get(name) or None if value is None else value for name, value in zip(_order(), row.values, strict=True))
    )


def _register() -> dict[str, Mapping[str, str]]:
    with register_files()[_DATASET].open(encoding="utf-8-sig", newline="") as lines:
        return {same_identifier(row[KEYS[_DATASET]]): row for row in csv.DictReader(lines)}


class _Names:
    """Which organisations have each spelling once a file has joined: by identifier as it is compared."""

    def __init__(self, held: Mapping[str, Mapping[str, object]]):
        self.held = dict(held)
        self.own: dict[str, dict[str, tuple[str, str]]] = {}
        self.holders: dict[str, list[str]] = {}
        self.lettered: dict[str, list[str]] = {}
        for one, cells in held.items():
            self._put(one, cells)

    def _put(self, one: str, cells: Mapping[str, object]) -> None:
        self.own[one] = dict(_spellings(cells))
        for spelling in self.own[one]:
            self.holders.setdefault(spelling, []).append(one)
            self.lettered.setdefault(squeezed(spelling), []).append(one)

    def give_back(self, one: str, register: Mapping[str, Mapping[str, str]]) -> set[str]:
        """Leave an organisation what the register says of it, if anything; return the others that have one of its names then."""
        for spelling in self.own.pop(one, {}):
            self.holders[spelling].remove(one)
            self.lettered[squeezed(spelling)].remove(one)
        self.held.pop(one, None)
        if one not in register:
            return set()
        self.held[one] = register[one]
        self._put(one, register[one])
        return {other for spelling in self.own[one] for other in self.holders[spelling] if other != one}


def _spellings(cells: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, str]]]:
    for column in _SPELLED:
        cell = str(cells[column] or "")
        for name in cell.split(";") if column == "aliases" else [cell]:
            if name.strip():
                yield spelling_of(name), (column, name.strip())


@cache
def _order() -> tuple[str, ...]:
    return tuple(column.name for column in columns_of(_DATASET))


def _key_of(row: CheckedRow) -> str:
    value = row.values[_order().index(KEYS[_DATASET])]
    return "" if value is None else same_identifier(value)


def _names(rows: Sequence[CheckedRow], columns: frozenset[str], register: Mapping[str, Mapping[str, str]], replaces: bool) -> _Names:
    named = {_key_of(row) for row in rows}
    held: dict[str, Mapping[str, object]] = {one: cells for one, cells in register.items() if one in named or not replaces}
    for row in rows:
        if row.is_good:
            old, said = register.get(_key_of(row), {}), dict(zip(_order(), row.values, strict=True))
            held[_key_of(row)] = {name: said[name] if name in columns or said[name] is not None else old.get(name) for name in _order()}
    return _Names(held)


def _clash(row: CheckedRow, names: _Names) -> str | None:
    """Return the first spelling of a row that another organisation has too."""
    return next((spelling for spelling in names.own[_key_of(row)] if len(names.holders[spelling]) > 1), None)


def _taken(row: CheckedRow, names: _Names, lines: Mapping[str, str]) -> Remark:
    mine, spelling = _key_of(row), str(_clash(row, names))
    other = next(one for one in names.holders[spelling] if one != mine)
    column, written = names.own[mine][spelling]
    line = lines.get(other, "")
    facts = {"holder": str(names.held[other]["name"]), "identifier": str(names.held[other][KEYS[_DATASET]]), "lines": line}
    return Remark("name_twice" if line else "name_taken", written, QUARANTINE, column=column, facts=facts)


def _with_likenesses(rows: list[CheckedRow], names: _Names) -> list[CheckedRow]:
    """Return the rows with a warning on each whose name differs from another organisation’s in accents or spaces alone."""
    for place, row in enumerate(rows):
        for spelling, (column, written) in names.own[_key_of(row)].items() if row.is_good else ():
            other = next((one for one in names.lettered[squeezed(spelling)] if one != _key_of(row)), None)
            if other is not None:
                rows[place] = rows[place].with_remark(_alike(written, str(names.held[other]["name"]), column))
    return rows


def _alike(written: str, other: str, column: str) -> Remark:
    return warned("name_alike", written, holder=other).at(0, column)


def _with_losses(rows: list[CheckedRow], names: _Names, register: Mapping[str, Mapping[str, str]]) -> list[CheckedRow]:
    """Return the rows with a warning on each name that a known organisation would lose and nobody would have: records may still say it."""
    for place, row in enumerate(rows):
        old = register.get(_key_of(row)) if row.is_good else None
        for spelling, (column, written) in _spellings(old) if old else ():
            if not names.holders.get(spelling):
                rows[place] = rows[place].with_remark(
                    warned("name_lost", written, holder=str(names.held[_key_of(row)]["name"])).at(0, column)
                )
    return rows
