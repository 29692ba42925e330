"""An answer on registers of which only groups are told: a count that may hide a small group is «c», never zero."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from analytics.indicators.answers_made import Answer, Refusal
from analytics.indicators.indicator import Chart, Indicator, Row, Rows
from analytics.view import View
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import Coverage
from analytics.warehouse.held_back import HeldBack, told_in
from analytics.warehouse.relations import asked, literal
from analytics.warehouse.visible import non_public_registers
from analytics.words import book
from analytics.words.columns import format_of, is_coded, known
from analytics.words.fill import fill

HELD = "held_back"  # the reason of a refusal
MOST_HELD = 1 / 3  # of the records of a register in a view; with more of them held back, what is left would give a wrong picture
_ALSO_CATEGORIES = ("year", "quarter")


def control_in_words(version: str, lang: str) -> str:
    """Return whether disclosure control is at work in a version, and what it does."""
    told = told_in(version)
    key = "told" if told else "as_it_is" if non_public_registers(version) else "off"
    return fill(book("disclosure")[key][lang], {"least": max(told.values(), default=0)}, lang)


def not_told(name: str, indicator: Indicator, view: View, version: str, held: HeldBack) -> Answer:
    """Return the answer to a question for columns that are not told, or not told together."""
    year, sql = last_whole_year(indicator.basis.registers[0], version), literal(asked(indicator.sql, view, indicator.basis.needs))
    return Answer(name, indicator, view, version, (), (), Coverage(0, 0), sql, year, Refusal(HELD, 0, held.least), held=held)


def in_groups(found: Answer, held: HeldBack) -> Answer:
    """Return an answer on registers of which only groups are told, its counts of 0 and its lack of values as held back."""
    indicator, rows = as_told(found.indicator, found.rows)
    lacks = found.refusal is not None and found.refusal.reason in ("no_value", "none_of_it")
    refusal = Refusal(HELD, 0, held.least) if lacks or held.share > MOST_HELD else found.refusal
    coverage = without_held(found.coverage, held)
    kept = {"rows": () if refusal else rows, "counted": () if refusal else found.rows}
    return replace(found, indicator=indicator, coverage=coverage, refusal=refusal, held=held, **kept)


def without_held(coverage: Coverage, held: HeldBack) -> Coverage:
    """Return a coverage in which a value that is held back does not count as missing.

    What it leaves aside, and how much of `n` is of which register, are not told.
    """
    left = {name: count - held.columns.get(name, 0) for name, count in coverage.missing.items()}
    return replace(coverage, missing={name: count for name, count in left.items() if count}, parts={}, outside={})


def as_told(indicator: Indicator, rows: Rows) -> tuple[Indicator, tuple[Row, ...]]:
    """Return an indicator whose labels and chart say «c» where nothing is told, and `rows` with no value in place of each count of 0."""
    counts = [name for name in (rows[0] if rows else ()) if is_count(name, rows, indicator)]
    words = {**dict.fromkeys(counts, book("disclosure")["held"]), **dict.fromkeys(_categories(rows), book("disclosure")["unknown"])}
    labels = {name: {**known().get(name, {}), **indicator.labels.get(name, {}), "held": held} for name, held in words.items()}
    told = replace(indicator, labels={**indicator.labels, **labels}, chart=_without_zeros(indicator.chart))
    return told, tuple({name: None if name in counts and value == 0 else value for name, value in row.items()} for row in rows)


def is_count(name: str, rows: Rows, indicator: Indicator) -> bool:
    """Return whether a column holds whole numbers, and they are counts."""
    kinds = {type(row[name]) for row in rows} - {type(None)}
    return kinds == {int} and format_of(name, indicator.labels) == "integer" and name not in _ALSO_CATEGORIES


def _categories(rows: Rows) -> list[str]:
    return [name for name in (rows[0] if rows else ()) if is_coded(name) or name in _ALSO_CATEGORIES]


def _without_zeros(chart: Any) -> Chart:
    """Return a chart that takes what has no row for unknown."""
    has_nothing = is_dataclass(chart) and "nothing" in {field.name for field in fields(chart)}
    return replace(chart, nothing=None) if has_nothing and not isinstance(chart, type) else chart
