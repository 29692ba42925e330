"""An answer: an indicator asked of a view; chart, table, sentence, file and address all show the same one."""

from dataclasses import dataclass
from functools import lru_cache

from analytics.errors import NotEnoughData
from analytics.indicators import indicator_named
from analytics.indicators.indicator import Indicator, Row
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import Coverage, coverage_of
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked, literal


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer: the reason's code, what there is and what it takes."""

    reason: str
    has: int
    needs: int


@dataclass(frozen=True)
class Answer:
    """Tidy rows of codes, what they stand on, and the SQL that ran; `refusal` when there can be none."""

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


def answer(name: str, view: View) -> Answer:
    """Return the answer of the indicator `name` in `view`; equal questions are computed once."""
    return _answer(name, view.question, versions.known(view.version))


@lru_cache(maxsize=1024)
def _answer(name: str, view: View, version: str) -> Answer:
    indicator = indicator_named(name)
    question = asked(indicator.sql, view, indicator.basis.needs)
    columns, raw = rows_of(question, version)
    rows = [dict(zip(columns, values, strict=True)) for values in raw]
    coverage = coverage_of(indicator.basis, view, version)
    columns, rows, refusal = _with_statistic(indicator, columns, rows, coverage, view)
    year = last_whole_year(indicator.basis.registers[0], version)
    return Answer(name, indicator, view, version, columns, tuple(rows), coverage, literal(question), year, refusal)


def _with_statistic(
    indicator: Indicator, columns: tuple[str, ...], rows: list[Row], coverage: Coverage, view: View
) -> tuple[tuple[str, ...], list[Row], Refusal | None]:
    if view.registers and not set(view.registers) & set(indicator.basis.registers):
        return columns, [], Refusal("register_not_in_view", 0, 1)
    if not rows or coverage.n == 0:
        return columns, [], Refusal("empty", coverage.n, 1)
    try:
        computed = indicator.statistic(rows) if indicator.statistic else rows
    except NotEnoughData as refused:
        return columns, [], Refusal(refused.reason, refused.has, refused.needs)
    return tuple(computed[0]), computed, None
