"""What an indicator declares: one module, one `INDICATOR`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from analytics.warehouse.coverage import Basis

Words = dict[str, str]
Row = dict[str, Any]
Rows = Sequence[Row]


class Chart(Protocol):
    """A chart kind: which column goes where."""

    def figure(self, rows: Any, look: Any) -> dict:
        """Return the Plotly figure of `rows` as a dictionary."""
        ...


@dataclass(frozen=True)
class Sentence:
    """One true sentence: the facts it takes from the rows, and its words in each language."""

    facts: Callable[[Rows], dict[str, object]]
    fr: str
    ar: str
    en: str


@dataclass(frozen=True)
class Indicator:
    """One question, its SQL over the relations of the view, and how the answer is shown.

    `page` is (page name, place on it). `statistic` takes the rows of `sql` and returns rows
    (intervals, indices); it raises `NotEnoughData` to refuse. `labels` describe columns that
    `words/columns.toml` does not know.
    """

    page: tuple[str, int]
    title: Words
    why: Words
    unit: str
    basis: Basis
    sql: str
    chart: Chart
    sentence: Sentence
    method: Words
    limits: Words
    reference: str
    reviewed: str
    statistic: Callable[[Rows], list[Row]] | None = None
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
