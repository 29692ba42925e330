"""What every file is written from: named columns, rows of plain values, and where they come from."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.downloads.provenance import Provenance, provenance_of_answer
from analytics.indicators.answers import Answer
from analytics.words.columns import known

_FRACTIONS = {"percent", "decimal", "mad"}
_WORDS = {"date", "column"}
Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """Rows to write: `name` is the file's stem, `kinds` says of each column text, integer, number or yes_no."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[str, ...]
    provenance: Provenance


def table_of(name: str, columns: tuple[str, ...], rows: Iterable[tuple], provenance: Provenance, own: dict | None = None) -> Table:
    """Return a Table of rows of values; `own` are an indicator's own columns. What is no number is no value."""
    cells = tuple(tuple(_finite(value) for value in row) for row in rows)
    kinds = tuple(
        kind_of([row[place] for row in cells], {**known(), **(own or {})}.get(column, {})) for place, column in enumerate(columns)
    )
    return Table(name, columns, cells, kinds, provenance)


def table_of_answer(answer: Answer, lang: str) -> Table:
    """Return the rows of an answer as a Table, in the order of its columns."""
    rows = (tuple(row[column] for column in answer.columns) for row in answer.rows)
    return table_of(answer.name, answer.columns, rows, provenance_of_answer(answer, lang), answer.indicator.labels)


def kind_of(values: list[Cell], column: dict) -> str:
    """Return the kind of a column: by its values, by its declared format where that says more."""
    types = {type(value) for value in values if value is not None}
    if str in types:
        return "text"
    if types == {bool}:
        return "yes_no"
    if float in types or column.get("format") in _FRACTIONS:
        return "number"
    return "integer" if types or column.get("format", "date") not in _WORDS else "text"


def _finite(value: object) -> Cell:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
