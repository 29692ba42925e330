"""An answer as a value: rows, what they stand on, the SQL that ran; or why there is none."""

from dataclasses import dataclass

from analytics.indicators.indicator import Indicator, Row
from analytics.view import View
from analytics.warehouse.coverage import Coverage
from analytics.warehouse.held_back import HeldBack


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

    `beside` is what its address says beside the view: the choice of a reader who made the indicator. `held` is what disclosure control
    holds back; `counted` are then the rows as the sentence reads them, in which a count that may not be told is 0.
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
    held: HeldBack | None = None
    counted: tuple[Row, ...] | None = None
