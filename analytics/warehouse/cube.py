"""Cubes: a large register counted once for each combination of its codes and years, so that counts of a view need not read every row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import duckdb

from analytics.engines.local import binds
from analytics.warehouse import versions
from analytics.warehouse.cube_texts import COUNT, adds_up, as_records_counted, summed
from analytics.warehouse.middle_texts import of_counted_values
from analytics.warehouse.predicates import looked_through

CUBED_FROM = 1_000_000  # rows of a register; below that nobody would notice
_REGISTER = re.compile(r"\bFROM (events|projects)\b")


@dataclass(frozen=True)
class Cube:
    """Which columns a cube keeps as they are, and of which it keeps only whether they have a value; `name` ends that of its table."""

    name: str
    columns: tuple[str, ...]
    known: tuple[str, ...] = ()


_EVENTS = ("year", "axis", "sector", "event_type", "region", "scope")
_PROJECTS = ("year", "axis", "sector", "actor_type", "kind", "region", "scope")
_EVENTS_KNOWN = ("confidence", "city", "organiser", "attendees_observed")
_PROJECTS_KNOWN = ("year_basis", "confidence", "amount_kind", "amount_mad", "budget_currency")
# The first that can answer does: each has some times as many cells as the one before; the last knows all that cards say in any view.
CUBES = {
    "events": (
        Cube("known", ("year", "axis", "region"), ("sector", "event_type", "scope", "format", *_EVENTS_KNOWN)),
        Cube("0", _EVENTS),
        Cube("1", (*_EVENTS, "format"), _EVENTS_KNOWN),
    ),
    "projects": (
        Cube("known", ("year", "axis", "kind", "region"), ("sector", "actor_type", "scope", "status", *_PROJECTS_KNOWN)),
        Cube("0", _PROJECTS),
        Cube("1", (*_PROJECTS, "status"), _PROJECTS_KNOWN),
    ),
}
# Counted by value too, for medians: most records have no value, and many of the others share one.
VALUES = {
    "events": (
        Cube("attendance_by_type", ("year", "axis", "event_type", "attendees_observed")),
        Cube("attendance", (*_EVENTS, "attendees_observed")),
    ),
    "projects": (
        Cube("amounts_by_kind", ("year", "axis", "kind", "amount_kind", "amount_mad")),
        Cube("amounts", (*_PROJECTS, "status", "amount_kind", "amount_mad")),
    ),
}


def create_cubes(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the cubes of each register that has `CUBED_FROM` rows."""
    for register, cubes in CUBES.items():
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {register}").fetchall()
        for *narrow, wide in (cubes, VALUES[register]) if rows >= CUBED_FROM else ():
            _create(connection, register, wide, register, "count(*)")
            for cube in narrow:  # of the wide one, which is shorter than the register
                _create(connection, register, cube, _table(register, wide), f"sum({COUNT})::BIGINT")


def _create(connection: duckdb.DuckDBPyConnection, register: str, cube: Cube, source: str, count: str) -> None:
    known = "".join(f", CASE WHEN {name} IS NOT NULL THEN 'known' END AS {name}" for name in cube.known)
    kept = f"{', '.join(cube.columns)}{known}"
    connection.execute(
        f"CREATE TABLE {_table(register, cube)} AS SELECT {kept}, {count} AS {COUNT} FROM {source} GROUP BY ALL ORDER BY ALL"
    )


def _table(register: str, cube: Cube) -> str:
    return f"{register}_cube_{cube.name}"


@lru_cache(maxsize=4096)
def of_cube(sql: str, version: str) -> str:
    """Return a question as it is asked of the cubes of a version, or as it is where they cannot answer it or there are none."""
    registers = set(_REGISTER.findall(sql))
    if not registers or not registers <= _cubed(version):
        return sql
    counted = as_records_counted(sql)
    if adds_up(counted):
        return _of_first(CUBES, counted, summed(counted), version) or sql
    medians = of_counted_values(sql)
    return (medians and _of_first(VALUES, medians, medians, version)) or sql


def _of_first(cubes: Mapping[str, tuple[Cube, ...]], sql: str, asked: str, version: str) -> str | None:
    """Return `asked` of the first of `cubes` that can answer what `sql` says, None where none can."""
    registers = sorted(set(_REGISTER.findall(sql)))
    for each in zip(*(cubes[register] for register in registers), strict=True):
        question = _placed(asked, {register: _table(register, cube) for register, cube in zip(registers, each, strict=True)})
        if _asks_only_whether(sql, each) and binds(versions.connection_to(version), question):
            return question
    return None


def _placed(sql: str, tables: dict[str, str]) -> str:
    return _REGISTER.sub(lambda found: f"FROM {tables[found[1]]}", looked_through(sql))


@lru_cache(maxsize=64)
def _cubed(version: str) -> set[str]:
    counts = versions.manifest_of(version).registers
    large = {name for name in CUBES if name in counts and counts[name].loaded >= CUBED_FROM}
    return {name for name in large if binds(versions.connection_to(version), f"FROM {name}_cube_0")}  # an older version may have none


def _asks_only_whether(sql: str, cubes: tuple[Cube, ...]) -> bool:
    """Return whether a question asks nothing more than whether there is a value, of the columns of which these cubes know no more."""
    names = {name for cube in cubes for name in cube.known}
    return all(len(re.findall(rf"\b{name}\b", sql)) == len(re.findall(rf"\b{name} IS (?:NOT )?NULL", sql)) for name in names)
