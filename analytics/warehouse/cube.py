"""Cubes: a large register counted once for each combination of its codes and years, so that counts of a view need not read every row."""

import re
from dataclasses import dataclass
from functools import lru_cache

import duckdb

from analytics.engines.local import binds
from analytics.warehouse import versions

CUBED_FROM = 1_000_000  # rows of a register; below that nobody would notice
COUNT = "records_behind"


@dataclass(frozen=True)
class Cube:
    """Which columns a cube keeps as they are, and of which it keeps only whether they have a value."""

    columns: tuple[str, ...]
    known: tuple[str, ...] = ()


_EVENTS = ("year", "axis", "sector", "event_type", "region", "scope")
_PROJECTS = ("year", "axis", "sector", "actor_type", "kind", "region", "scope")
# The first that can answer does: the narrow one is smaller, the wide one knows what cards say of missing values.
CUBES = {
    "events": (Cube(_EVENTS), Cube((*_EVENTS, "format"), ("confidence", "city", "organiser", "attendees_observed"))),
    "projects": (
        Cube(_PROJECTS),
        Cube((*_PROJECTS, "status"), ("year_basis", "confidence", "amount_kind", "amount_mad", "budget_currency")),
    ),
}
_SIZES = range(2)
_COUNTED = "count(*)"
_VALUES_COUNTED = re.compile(r"\bcount\((\w+)\)(?!\s*FILTER)")
_REGISTER = re.compile(r"\bFROM (events|projects)\b")
_CALLED = re.compile(r"\b(\w+)\s*\(", re.ASCII)
_ADD_UP = {"count", "coalesce", "nullif", "filter", "any", "in", "as", "and", "or", "not", "by", "where", "round", "greatest", "least"}
_ONE_EACH = re.compile(r"\b\d+ AS \w+", re.IGNORECASE)  # a row that stands for one record: in a cube it stands for many


def create_cubes(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the cubes of each register that has `CUBED_FROM` rows."""
    for register, cubes in CUBES.items():
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {register}").fetchall()
        for size, cube in enumerate(cubes if rows >= CUBED_FROM else ()):
            known = "".join(f", CASE WHEN {name} IS NOT NULL THEN 'known' END AS {name}" for name in cube.known)
            kept = f"{', '.join(cube.columns)}{known}"
            connection.execute(
                f"CREATE TABLE {register}_cube_{size} AS SELECT {kept}, count(*) AS {COUNT} FROM {register} GROUP BY ALL ORDER BY ALL"
            )


@lru_cache(maxsize=4096)
def of_cube(sql: str, version: str) -> str:
    """Return a question as it is asked of the cubes of a version, or as it is where they cannot answer it or there are none."""
    registers = set(_REGISTER.findall(sql))
    counted = as_records_counted(sql)
    if not registers or not registers <= _cubed(version) or not adds_up(counted):
        return sql
    for size in _SIZES:
        asked = _REGISTER.sub(rf"FROM \1_cube_{size}", summed(counted))
        if _asks_only_whether(counted, registers, size) and binds(versions.connection_to(version), asked):
            return asked
    return sql


@lru_cache(maxsize=64)
def _cubed(version: str) -> set[str]:
    counts = versions.manifest_of(version).registers
    large = {name for name in CUBES if name in counts and counts[name].loaded >= CUBED_FROM}
    return {name for name in large if binds(versions.connection_to(version), f"FROM {name}_cube_0")}  # an older version may have none


def as_records_counted(sql: str) -> str:
    """Return a question with each count of values as the count of records that have one."""
    return _VALUES_COUNTED.sub(r"count(*) FILTER (WHERE \1 IS NOT NULL)", sql)


def adds_up(sql: str) -> bool:
    """Return whether a question only counts records: what it counts in parts can be added."""
    called = {name.lower() for name in _CALLED.findall(sql)}
    return (
        _COUNTED in sql
        and called <= _ADD_UP
        and sql.count(_COUNTED) == len(re.findall(r"\bcount\s*\(", sql, re.IGNORECASE))
        and not _ONE_EACH.search(sql)
        and " over " not in sql.lower()
    )


def _asks_only_whether(sql: str, registers: set[str], size: int) -> bool:
    """Return whether a question asks nothing more than whether there is a value, of the columns of which a cube knows no more."""
    names = {name for register in registers for name in CUBES[register][size].known}
    return all(len(re.findall(rf"\b{name}\b", sql)) == len(re.findall(rf"\b{name} IS (?:NOT )?NULL", sql)) for name in names)


def summed(sql: str) -> str:
    """Return a question with each count of records as the sum of what lies behind the cells of a cube."""
    before, found, after = sql.partition(_COUNTED)
    if not found:
        return sql
    only, rest = _filter(after)
    return f"{before}coalesce(sum({COUNT}){only}, 0)::BIGINT{summed(rest)}"


def _filter(after: str) -> tuple[str, str]:
    """Return the FILTER that follows a count, empty where none does, and what comes after it."""
    opening = re.match(r"\s*FILTER\s*\(", after)
    if not opening:
        return "", after
    depth, end = 1, opening.end()
    while depth:
        depth += {"(": 1, ")": -1}.get(after[end], 0)
        end += 1
    return after[:end], after[end:]
