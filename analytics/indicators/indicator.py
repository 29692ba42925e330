"""What an indicator declares: one module, one `INDICATOR`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from analytics.warehouse.coverage import Basis

Words = dict[str, str]
Row = dict[str, Any]
Rows = Sequence[Row]


def with_more(words: Words, fr: str, ar: str, en: str) -> Words:
    """Return shared `words` followed by an indicator's own in each language."""
    return {lang: f"{words[lang]} {more}" for lang, more in {"fr": fr, "ar": ar, "en": en}.items()}


class Chart(Protocol):
    """A chart kind: which column goes where."""

    def figure(self, rows: Any, look: Any) -> dict:
        """Return the Plotly figure of `rows` as a dictionary."""
        ...


@dataclass(frozen=True)
class Sentence:
    """One true sentence: the facts it takes from the rows, and its words in each language.

    A sentence that names a leader has other words where several lead (`tied`) and where there is but one row with a
    value (`only`); one on the last year drawn has others where that year is too thin for a value (`thin`). The fact `form` says which.
    """

    facts: Callable[[Rows], dict[str, object]]
    fr: str
    ar: str
    en: str
    tied: Words | None = None
    only: Words | None = None
    thin: Words | None = None

    def words(self, form: object) -> Words:
        """Return the words of a form: «first», «tied», «only» or «thin»."""
        first = {"fr": self.fr, "ar": self.ar, "en": self.en}
        words = {"first": first, "tied": self.tied, "only": self.only, "thin": self.thin}[str(form)]
        assert words is not None, f"the sentence «{self.en}» has no words for «{form}»"
        return words


@dataclass(frozen=True)
class Indicator:
    """One question, its SQL over the relations of the view, and how the answer is shown.

    `page` is (page name, place on it). `statistic` takes the rows of `sql` and returns rows
    (intervals, indices); it raises `NotEnoughData` to refuse. `labels` describe columns that
    `words/columns.toml` does not know, say what no value means in one (`absent`), or which years one
    counts (`years`: a row to the first and the last of them).
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
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)
