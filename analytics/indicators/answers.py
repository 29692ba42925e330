"""An answer: an indicator asked of a view; chart, table, sentence, file and address all show the same one."""

from dataclasses import dataclass

from analytics.errors import NotEnoughData
from analytics.indicators import indicator_named
from analytics.indicators.indicator import Indicator, Row
from analytics.locks import computed_once
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.added_later import is_too_old
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import Basis, Coverage, coverage_of
from analytics.warehouse.predicates import obeys
from analytics.warehouse.questions import some_rows_of
from analytics.warehouse.relations import asked, literal

MOST_ROWS = 100_000  # that an answer may stand on; no reader and no statistic of ours uses more


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer: the reason's code, what there is, what it takes, and the columns no record has a value of."""

    reason: str
    has: int
    needs: int
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Tidy rows of codes, what they stand on, and the SQL that ran; `refusal` when there can be none.

    `beside` is what its address says beside the view: the choice of a reader who made the indicator.
    """

    name: str
    indicator: Indicator
    view: View
    version: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    coverage: Coverage
    sql: str
    last_whole_year: int
    refusal: Refusal | None = None
    beside: tuple[tuple[str, str | tuple[str, ...]], ...] = ()


def answer(name: str, view: View) -> Answer:
    """Return the answer of the indicator `name` in `view`; equal questions are computed once."""
    return _answer(name, view.question, versions.known(view.version))


@computed_once(1024)
def _answer(name: str, view: View, version: str) -> Answer:
    return computed(name, indicator_named(name), view, version)


def computed(name: str, indicator: Indicator, view: View, version: str) -> Answer:
    """Return the answer of any indicator, found by its name or made for a reader, computed anew."""
    question = asked(indicator.sql, view, indicator.basis.needs)
    too_old = is_too_old(indicator.sql, version)
    columns, raw = ((), []) if too_old else some_rows_of(question, version, MOST_ROWS + 1)
    rows = [dict(zip(columns, values, strict=True)) for values in raw]
    coverage = coverage_of(indicator.basis, view, version)
    refusal = Refusal("too_old_a_version", 0, 1) if too_old else _too_many(len(rows))
    if not refusal and (not rows or coverage.n == 0):
        refusal = _nothing_to_show(indicator, coverage, view, version)
    columns, rows, refusal = (columns, [], refusal) if refusal else _with_statistic(indicator, columns, rows)
    year = last_whole_year(indicator.basis.registers[0], version)
    return Answer(name, indicator, view, version, columns, tuple(rows), coverage, literal(question), year, refusal)


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
