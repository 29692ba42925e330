"""An answer: an indicator asked of a view; chart, table, sentence, file and address all show the same one."""

from dataclasses import replace

from analytics.errors import NotEnoughData
from analytics.indicators import indicator_named
from analytics.indicators.answers_made import Answer, Refusal
from analytics.indicators.answers_told import in_groups, not_told
from analytics.indicators.indicator import Indicator, Row
from analytics.locks import computed_once
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.added_later import as_known_to, is_too_old
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import Basis, Coverage, coverage_of
from analytics.warehouse.held_back import held_back
from analytics.warehouse.predicates import obeys
from analytics.warehouse.questions import some_rows_of
from analytics.warehouse.relations import asked, literal
from analytics.warehouse.told_names import of_told

MOST_ROWS = 100_000  # that an answer may stand on; no reader and no statistic of ours uses more


def answer(name: str, view: View) -> Answer:
    """Return the answer of the indicator `name` in `view`; equal questions are computed once."""
    return _answer(name, view.question, versions.known(view.version))


@computed_once(1024)
def _answer(name: str, view: View, version: str) -> Answer:
    return computed(name, indicator_named(name), view, version)


def computed(name: str, indicator: Indicator, view: View, version: str) -> Answer:
    """Return the answer of any indicator, found by its name or made for a reader, computed anew."""
    held = held_back(indicator.sql, indicator.basis, view, version)
    if held is None:
        return _computed(name, indicator, view, version)
    if held.version is None:
        return not_told(name, indicator, view, version, held)
    return in_groups(replace(_computed(name, indicator, view, held.version), version=version), held)


def _computed(name: str, indicator: Indicator, view: View, version: str) -> Answer:
    question = asked(as_known_to(indicator.sql, version), view, indicator.basis.needs)
    too_old = is_too_old(indicator.sql, version)
    columns, raw = ((), []) if too_old else some_rows_of(question, version, MOST_ROWS + 1)
    rows = [dict(zip(columns, values, strict=True)) for values in raw]
    coverage = coverage_of(indicator.basis, view, version)
    refusal = Refusal("too_old_a_version", 0, 1) if too_old else _too_many(len(rows))
    if not refusal and (not rows or coverage.n == 0):
        refusal = _nothing_to_show(indicator, coverage, view, version)
    columns, rows, refusal = (columns, [], refusal) if refusal else _with_statistic(indicator, columns, rows)
    year = last_whole_year(indicator.basis.registers[0], version)
    sql = of_told(literal(question), version)
    return Answer(name, indicator, view, version, columns, tuple(rows), coverage, sql, year, refusal)


def _too_many(rows: int) -> Refusal | None:
    return Refusal("too_many_rows", rows, MOST_ROWS) if rows > MOST_ROWS else None


def _nothing_to_show(indicator: Indicator, coverage: Coverage, view: View, version: str) -> Refusal:
    registers = indicator.basis.registers
    if view.registers and obeys(registers[0], "registers") and not set(view.registers) & set(registers):
        return Refusal("register_not_in_view", 0, 1)
    held = coverage_of(Basis(registers), view, version).selected
    if held == 0:
        return Refusal("empty", 0, 1)
    if coverage.selected and coverage.n == 0:
        return Refusal("no_value", coverage.selected, 1, tuple(coverage.missing))
    return Refusal("none_of_it", held, 1)


def _with_statistic(indicator: Indicator, columns: tuple[str, ...], rows: list[Row]) -> tuple[tuple[str, ...], list[Row], Refusal | None]:
    try:
        computed = indicator.statistic(rows) if indicator.statistic else rows
    except NotEnoughData as refused:
        return columns, [], Refusal(refused.reason if refused.has else f"{refused.reason}_none", refused.has, refused.needs)
    return tuple(computed[0]), computed, None
