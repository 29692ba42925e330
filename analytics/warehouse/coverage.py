"""How many records an answer stands on, and how many it cannot show and why."""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from analytics.locks import computed_once
from analytics.view import View
from analytics.warehouse.gaps import has_gap
from analytics.warehouse.part import WHOLE, Part
from analytics.warehouse.predicates import conditions, inapplicable, obeys
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked

# What most indicators need: counted together, so that one question serves every card of a page that needs any of it.
OFTEN_NEEDED = {
    "projects": (
        "year", "axis", "sector", "actor_type", "kind", "region", "scope", "year_basis", "confidence",
        "amount_kind", "amount_mad", "budget_currency",
    ),
    "events": (
        "year", "axis", "sector", "event_type", "region", "scope", "confidence", "city", "format", "organiser", "attendees_observed",
    ),
    "targets": ("axis", "baseline_value", "baseline_year", "target_year"),
}  # fmt: skip
OFTEN_NEEDED_OF_A_PART = {"projects": ("year", "axis"), "events": ("year", "axis"), "targets": ()}  # a part serves few cards


@dataclass(frozen=True)
class Basis:
    """The records an indicator stands on: which registers, which columns must be known, which part of them.

    `all_years` says that the years of the view do not bound the records (`history_*`).
    `shown` are those of `needs` whose absence is a category of its own: a record without them is counted, not left out.
    """

    registers: tuple[str, ...]
    needs: tuple[str, ...] = ()
    where: Part = WHOLE
    all_years: bool = False
    shown: tuple[str, ...] = ()

    def part_of(self, register: str) -> str:
        """Return the condition on `register`."""
        return self.where.of(register)


def projects(*needs: str, where: Part = WHOLE) -> Basis:
    """Return the basis «projects whose columns `needs` are known»."""
    return Basis(("projects",), needs, where)


def projects_of_all_years(*needs: str, where: Part = WHOLE) -> Basis:
    """Return the basis «projects of any year whose columns `needs` are known»."""
    return Basis(("projects",), needs, where, all_years=True)


def events(*needs: str, where: Part = WHOLE) -> Basis:
    """Return the basis «events whose columns `needs` are known»."""
    return Basis(("events",), needs, where)


def both(*needs: str, where: Part = WHOLE) -> Basis:
    """Return the basis «projects and events whose columns `needs` are known»."""
    return Basis(("projects", "events"), needs, where)


def both_of_all_years(*needs: str, where: Part = WHOLE) -> Basis:
    """Return the basis «projects and events of any year whose columns `needs` are known»."""
    return Basis(("projects", "events"), needs, where, all_years=True)


def targets(*needs: str, shown: tuple[str, ...] = ()) -> Basis:
    """Return the basis «targets whose columns `needs` are known», those `shown` without a value among them."""
    return Basis(("targets",), needs, shown=shown)


@dataclass(frozen=True)
class Coverage:
    """Records selected, used (`n`), lacking each needed column, left out by each filter, and filters without effect.

    `inapplicable_to` names the one register of several on which a filter has no effect; `parts` are `n` by register. `outside` are the
    records of the view, by register, that the answer leaves aside by its definition: they are not among the selected.
    """

    selected: int
    n: int
    missing: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    inapplicable: tuple[str, ...] = ()
    inapplicable_to: dict[str, str] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    outside: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=2048)
def coverage_of(basis: Basis, view: View, version: str) -> Coverage:
    """Return the coverage of `basis` in `view`, summed over its registers."""
    seen = view.without("year_from", "year_to") if basis.all_years else view
    each = [_of_register(register, basis, seen, version) for register in basis.registers]
    return Coverage(
        sum(one.selected for one in each),
        sum(one.n for one in each),
        _summed([one.missing for one in each]),
        _summed([one.left_out for one in each]),
        *_without_effect(basis, view),
        {register: one.n for register, one in zip(basis.registers, each, strict=True)},
        {register: count for one in each for register, count in one.outside.items()},
    )


def known_of(basis: Basis, view: View, version: str) -> tuple[int, int]:
    """Return how many records of `basis` are in `view`, and how many of them are known enough to be used; what filters left out is not asked."""
    seen = view.without("year_from", "year_to") if basis.all_years else view
    found = [pattern for register in basis.registers for pattern in _patterns(register, basis, seen, version)]
    must = set(basis.needs) - set(basis.shown)
    return sum(count for _, count in found), sum(count for lacks, count in found if lacks.isdisjoint(must))


def _without_effect(basis: Basis, view: View) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the keys of filters without effect on any register that the view holds, and those without effect on one of them."""
    held = [name for name in basis.registers if not view.registers or name in view.registers or not obeys(name, "registers")]
    idle = {name: inapplicable(name, view) for name in held or basis.registers}
    keys = dict.fromkeys(key for found in idle.values() for key in found)
    everywhere = tuple(key for key in keys if all(key in found for found in idle.values()))
    return everywhere, {key: name for name, found in idle.items() for key in found if key not in everywhere}


def _summed(counts: list[dict[str, int]]) -> dict[str, int]:
    names = dict.fromkeys(name for count in counts for name in count)
    return {name: sum(count.get(name, 0) for count in counts) for name in names}


def _of_register(register: str, basis: Basis, view: View, version: str) -> Coverage:
    patterns = _patterns(register, basis, view, version)
    must = set(basis.needs) - set(basis.shown)
    used = [(lacks, count) for lacks, count in patterns if lacks.isdisjoint(must)]
    missing = {name: sum(count for lacks, count in (patterns if name in must else used) if name in lacks) for name in basis.needs}
    n = sum(count for _, count in used)
    named = {name: count for name, count in missing.items() if count}
    part, selected = basis.part_of(register), sum(count for _, count in patterns)
    outside = _in_all(register, view, version) - selected if part != "true" else 0
    apart = {register: outside} if outside else {}
    return Coverage(selected, n, named, left_out(register, part, view, version), outside=apart)


def _in_all(register: str, view: View, version: str) -> int:
    """Return how many records of the view there are: only counted, which takes a small part of asking what they lack."""
    return sum(count for _, count in lacking(register, (), "true", view, version))


def _patterns(register: str, basis: Basis, view: View, version: str) -> list[tuple[frozenset[str], int]]:
    """Return how many records lack which columns; where none is needed they are only counted, which takes a fifth of that."""
    if not basis.needs:
        return lacking(register, (), basis.part_of(register), view, version)
    often = OFTEN_NEEDED[register] if basis.part_of(register) == "true" else OFTEN_NEEDED_OF_A_PART[register]
    names = tuple(dict.fromkeys((*often, *basis.needs)))
    return lacking(register, names, basis.part_of(register), view, version)


@computed_once(1024)
def lacking(register: str, names: tuple[str, ...], where: str, view: View, version: str) -> list[tuple[frozenset[str], int]]:
    """Return how many records of the view lack which of the columns `names`."""
    flags = "".join(f", {name} IS NULL" for name in names)
    grouped = " GROUP BY ALL" if names else ""
    _, found = rows_of(asked(f"SELECT count(*){flags} FROM selected_{register} WHERE {where}{grouped}", view), version)
    return [(frozenset(compress(names, empty)), count) for count, *empty in found]


@lru_cache(maxsize=1024)
def left_out(register: str, where: str, view: View, version: str) -> dict[str, int]:
    """Return, for each filter, how many rows fit all the others and escaped it only for lack of a value."""
    found = conditions(register, view)
    counts = {}
    for condition, lacking_it in ((one, one.lacking) for one in found if one.lacking and has_gap(register, one.lacking, version)):
        others = [one for one in found if one is not condition]
        tests = " AND ".join([f"({where})", lacking_it, *(one.sql for one in others)])
        values = {name: value for one in others for name, value in one.values.items()}
        question = asked(f"SELECT count(*) FROM {register} WHERE {tests}", view)
        _, [(count,)] = rows_of(Question(question.sql, {**question.values, **values}), version)
        counts[condition.field] = count
    return {field: count for field, count in counts.items() if count}
