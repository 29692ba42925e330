"""The rows of an answer as a table that people read, in a study: heads, cells in words, which columns are numbers."""

import re
from dataclasses import dataclass

from analytics.indicators.answers_shown import Shown
from analytics.studies.blocks import Grid
from analytics.words import say
from analytics.words.cells import cell_words
from analytics.words.columns import label, read_as, vocabulary_of

MOST_ROWS = 300
_NUMBER = re.compile("[\\d\\s.,%+−–\u2060\u2066-\u2069]*")
_OWN_DIRECTION, _RELEASE = "\u2068", "\u2069"


@dataclass(frozen=True)
class RowsShown:
    """`heads` and `lines` of words; `numeric` says of each column whether it holds numbers, `cut` how many rows are not here."""

    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    lines: tuple[tuple[str, ...], ...]
    cut: str


def rows_shown(shown: Shown) -> RowsShown:
    """Return the rows of an answer in words; none for a refusal. Of more than 300 the rest is left to the file."""
    answered, lang, own = shown.answered, shown.lang, shown.answered.indicator.labels
    names = read_as(answered.columns, lang) if answered.rows else {}
    numeric = tuple(any(isinstance(row[name], int | float) for row in answered.rows) for name in names)
    lines = tuple(tuple(_cell(said, row[name], lang, own) for name, said in names.items()) for row in answered.rows[:MOST_ROWS])
    total = len(answered.rows)
    cut = say("rows_shown", lang, shown=MOST_ROWS, total=total) if total > MOST_ROWS else ""
    return RowsShown(tuple(label(said, lang, own) for said in names.values()), numeric, lines, cut)


def _cell(name: str, value: object, lang: str, own: dict | None) -> str:
    words = cell_words(name, value, lang, own)
    is_free_text = isinstance(value, str) and not vocabulary_of(name)
    return f"{_OWN_DIRECTION}{words}{_RELEASE}" if is_free_text else words


def numeric_columns(grid: Grid) -> tuple[bool, ...]:
    """Return of each column of a table in a text whether it holds nothing but numbers."""
    columns = zip(*grid.lines, strict=True) if grid.lines else ()
    found = tuple(all(_NUMBER.fullmatch("".join(run.words for run in cell)) for cell in column) for column in columns)
    return found or (False,) * len(grid.head)
