"""A view becomes conditions on a register: a closed list of columns, every value bound."""

import re
from dataclasses import dataclass

from analytics.names import plain
from analytics.view import DIMENSIONS, View
from analytics.vocabulary import UNKNOWN

_SHORTEST, _NOWHERE = 3, "\n"  # letters, of which fewer begin a word of most names; what no plain text holds
_LITTLE = {
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "au", "aux", "a", "par", "pour", "sur", "un", "une",
    "the", "of", "and", "for", "in", "on", "to", "من", "في", "على", "الي", "و",
}  # fmt: skip
_ONE_OF = re.compile(r"(?<!\.)\b(\w+) = ANY\((\$\w+::\w+\[\])\)")
KEYS = {"projects": "project_id", "events": "event_id"}
COLUMNS = {
    "projects": {
        "axes": "axis", "sectors": "sector", "actors": "actor_type", "kinds": "kind",
        "regions": "region", "scopes": "scope", "statuses": "status",
    },
    "events": {"axes": "axis", "sectors": "sector", "types": "event_type", "regions": "region", "scopes": "scope"},
    "targets": {"axes": "axis"},
}  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """One part of a view on one register: its SQL, its bound values, and when a row escapes it for lack of a value."""

    field: str
    sql: str
    values: dict[str, object]
    lacking: str | None = None


def looked_through(sql: str) -> str:
    """Return a question with each list of codes looked through row by row: `= ANY` of a list is planned as a join, and so may `list_contains` be.

    A join takes longer to plan than a few thousand cells to read, and keeps no order of rows.
    """
    return _ONE_OF.sub(r"list_position(\2, \1) > 0", sql)


def conditions(register: str, view: View) -> list[Condition]:
    """Return the conditions that `view` puts on `register`, in a fixed order."""
    obeyed = (one for one in DIMENSIONS if getattr(view, one.field) and obeys(register, one.field))
    found = [_listed(register, one.field, one.key, one.vocabulary, getattr(view, one.field)) for one in obeyed]
    further = (_years(view), _words(register, view)) if obeys(register, "years") else ()
    return [condition for condition in (*found, *further) if condition]


def obeys(register: str, field: str) -> bool:
    """Return whether a filter may bound `register`: those of records bound projects and events, others have their own columns alone."""
    return register in KEYS or field in COLUMNS[register]


def inapplicable(register: str, view: View) -> tuple[str, ...]:
    """Return the keys of filters that are set but that `register` has no column for."""
    everywhere = {"registers", "organisations"} if register in KEYS else set()
    listed = tuple(one.key for one in DIMENSIONS if getattr(view, one.field) and one.field not in {*everywhere, *COLUMNS[register]})
    return listed if obeys(register, "years") else (*listed, *_without_effect(view))


def _without_effect(view: View) -> list[str]:
    """Return the keys of the years and the words of `view` where they are set."""
    has_years = view.year_from or view.year_to or view.undated == "drop"
    return [key for key, is_set in {"years_filter": has_years, "q": view.words}.items() if is_set]


def _listed(register: str, field: str, key: str, vocabulary: str | None, codes: tuple[str, ...]) -> Condition | None:
    if field == "registers":
        return None if register in codes else Condition(field, "false", {})
    if field == "organisations":
        return _organisations(register, codes)
    if field not in COLUMNS[register]:
        return None
    column = COLUMNS[register][field]
    known = [code for code in codes if code != UNKNOWN]
    member = f"{column} = ANY(${key}::{vocabulary}[])"
    if UNKNOWN not in codes:
        return Condition(field, member, {key: known}, lacking=f"{column} IS NULL")
    return Condition(field, f"({member} OR {column} IS NULL)", {key: known}) if known else Condition(field, f"{column} IS NULL", {})


def _organisations(register: str, codes: tuple[str, ...]) -> Condition:
    record, table = KEYS[register], f"{register[:-1]}_organisations"
    known = [code for code in codes if code != UNKNOWN]
    parts = [f"{record} IN (SELECT {record} FROM {table} WHERE organisation_id = ANY($org::VARCHAR[]))"] if known else []
    parts += [f"{record} NOT IN (SELECT {record} FROM {table})"] if UNKNOWN in codes else []
    lacking = None if UNKNOWN in codes else f"{record} NOT IN (SELECT {record} FROM {table})"
    return Condition("organisations", f"({' OR '.join(parts)})", {"org": known} if known else {}, lacking)


def _years(view: View) -> Condition | None:
    bounds = {"year_from": view.year_from, "year_to": view.year_to}
    set_: dict[str, object] = {name: year for name, year in bounds.items() if year is not None}
    parts = [f"year {'>=' if name == 'year_from' else '<='} ${name}" for name in set_]
    if view.undated == "drop":
        return Condition("years", " AND ".join([*parts, "year IS NOT NULL"]), set_, lacking="year IS NULL")
    return Condition("years", f"({' AND '.join(parts)} OR year IS NULL)", set_) if parts else None


def _words(register: str, view: View) -> Condition | None:
    """Each word stands in the record, or begins one in a name of its city or of an organisation in it that the source did not write.

    Little words are looked for where there are no others: «ministère de la Santé» is in no English record.
    """
    typed = plain(view.words).split()
    words = [word for word in typed if word not in _LITTLE] or typed
    values: dict[str, object] = {f"word_{place}": word for place, word in enumerate(words)}
    begins: dict[str, object] = {f"name_{place}": _NOWHERE if _is_little(word) else f" {word}" for place, word in enumerate(words)}
    sql = " AND ".join(_word(register, place) for place in range(len(words)))
    return Condition("words", sql, {**values, **begins}) if words else None


def _is_little(word: str) -> bool:
    return len(word) < _SHORTEST or word in _LITTLE


def _word(register: str, place: int) -> str:
    record, table, begins = KEYS[register], f"{register[:-1]}_organisations", f"contains(concat(' ', {{}}.search_text), $name_{place})"
    named = f"SELECT {record} FROM {table} JOIN organisations USING (organisation_id) WHERE {begins.format('organisations')}"
    there = f"SELECT city FROM cities WHERE {begins.format('cities')}"
    return f"(contains(search_text, $word_{place}) OR {record} IN ({named}) OR city IN ({there}))"
