"""What is told of registers of which only groups are: which table of groups answers a question, and what it holds back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.registry.description import descriptions
from analytics.view import View
from analytics.warehouse.coverage import Basis, Coverage, coverage_of
from analytics.warehouse.predicates import COLUMNS, KEYS
from analytics.warehouse.questions import has_table, rows_of
from analytics.warehouse.relations import Question, asked
from analytics.warehouse.told_names import asked_of

TOLD, HELD_BACK = "told", "held_back"  # tables: which registers are told in groups, and which values of which records are held back
_NAMED = re.compile(r"\b(?:selected|history|reference)_(projects|events)\b")
_PLACES = re.compile(r"FROM vocabulary_\w+ WHERE \w+ = '\w+'")  # names a column of a list, not of a register
_HELD = f"SELECT coalesce(record_id, '') AS record_id FROM {HELD_BACK} WHERE told_table = $told_table AND column_name = $held_column"
_COUNT = """
WITH held AS ({held})
SELECT count(*) FROM selected_{register}
WHERE ({where}) AND {column} IS NULL AND ({key} IN (SELECT record_id FROM held) OR '' IN (SELECT record_id FROM held))"""


@dataclass(frozen=True)
class Telling:
    """One table of groups of a register: its name and its columns; no group has fewer than `least` contributors."""

    register: str
    least: int
    table: str
    columns: frozenset[str]


@dataclass(frozen=True)
class HeldBack:
    """No group of fewer than `least` contributors of `registers` is told; `columns` count the records whose value is held back.

    `version` is the version as it is asked, None where it has no table that tells what a question asks. `share` is the largest share of
    the records of a register whose value of a column is held back, from 0 to 1.
    """

    least: int
    registers: tuple[str, ...]
    version: str | None = None
    columns: dict[str, int] = field(default_factory=dict)
    share: float = 0.0


@lru_cache(maxsize=256)
def tellings_in(version: str) -> tuple[Telling, ...]:
    """Return the tables of groups of a version, those with fewer columns first."""
    if not has_table(TOLD, version):
        return ()
    _, rows = rows_of(Question(f"FROM {TOLD} ORDER BY length(told_columns), told_table", {}), version)
    return tuple(Telling(register, least, table, frozenset(columns.split(";")) - {""}) for register, least, table, columns in rows)


def told_in(version: str) -> dict[str, int]:
    """Return the registers of which `version` tells only groups, each with the fewest contributors of a group."""
    return {one.register: one.least for one in tellings_in(version)}


def given(registers: Iterable[str], version: str) -> tuple[str, ...]:
    """Return those of `registers` whose records a version holds."""
    return tuple(name for name in registers if name not in told_in(version))


def coverage_as_told(basis: Basis, view: View, version: str) -> Coverage | None:
    """Return the coverage of `basis` in `view`, None where the filters of the view are not told together."""
    held = held_back("", basis, view, version)
    return coverage_of(basis, view, held.version or "") if held and held.version else None if held else coverage_of(basis, view, version)


def held_back(sql: str, basis: Basis, view: View, version: str) -> HeldBack | None:
    """Return what is held back from the question `sql` on `basis` in `view`; None where all it asks is told as it is."""
    told = told_in(version)
    named = {*basis.registers, *_NAMED.findall(sql)} & set(view.registers or told)
    registers = tuple(name for name in told if name in named)
    if not registers:
        return None
    least = max(told[name] for name in registers)
    chosen = [_chosen(register, _asked_for(register, sql, basis, view), version) for register in registers]
    found = [one for one in chosen if one]
    if len(found) < len(chosen):
        return HeldBack(least, registers)
    as_asked = asked_of(version, [one.table for one in found if one.table != one.register])
    counts = [_counts(one, basis, view, as_asked) for one in found if one.register in basis.registers]
    columns = {name: sum(count[name] for count in counts) for name in basis.needs}
    shares = [held / count[""] for count in counts for name, held in count.items() if name and count[""]]
    return HeldBack(least, registers, as_asked, {name: count for name, count in columns.items() if count}, max(shares, default=0.0))


def _chosen(register: str, columns: set[str], version: str) -> Telling | None:
    return next((one for one in tellings_in(version) if one.register == register and columns <= one.columns), None)


def _asked_for(register: str, sql: str, basis: Basis, view: View) -> set[str]:
    """Return the columns of a register that a question asks for, by its text, its basis and the filters of its view."""
    described = descriptions()[register]
    names = {column.name for column in (*described.columns, *described.derived)}
    named = set(re.findall(r"\w+", _PLACES.sub("", f"{sql} {basis.part_of(register) if register in basis.registers else ''}")))
    filters = {column for name, column in COLUMNS[register].items() if getattr(view, name)}
    years = {"year"} if view.year_from or view.year_to or view.undated == "drop" else set()
    others = {described.key[0]} if view.organisations or view.words else set()
    return (names & named) | (names & set(basis.needs)) | filters | years | others


def _counts(telling: Telling, basis: Basis, view: View, version: str) -> dict[str, int]:
    """Return how many records of a register have a value of each needed column that is held back; under no name, how many there are."""
    seen = view.without("year_from", "year_to") if basis.all_years else view
    where = basis.part_of(telling.register)
    whole = asked(f"SELECT count(*) FROM selected_{telling.register} WHERE {where}", seen)
    return {"": rows_of(whole, version)[1][0][0], **{column: _count(telling, column, where, seen, version) for column in basis.needs}}


def _count(telling: Telling, column: str, where: str, view: View, version: str) -> int:
    text = _COUNT.format(held=_HELD, register=telling.register, where=where, column=column, key=KEYS[telling.register])
    question = asked(text, view)
    values = {**question.values, "told_table": telling.table, "held_column": column}
    return rows_of(Question(question.sql, values), version)[1][0][0]
