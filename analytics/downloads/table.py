"""What every file is written from: named columns, rows of plain values, and where they come from."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Any, Protocol

from analytics.downloads.provenance import Provenance, provenance_of_answer
from analytics.indicators.answers import Answer
from analytics.warehouse.streaming import PIECE
from analytics.words.columns import known

_FRACTIONS = {"percent", "decimal", "figure", "mad"}
_WORDS = {"date", "column", "country", "organisations", "cities"}
Cell = str | int | float | bool | None
InColumns = Callable[[Callable[[Any], Any]], Iterator[Any]]  # yields what a function makes of each piece as a table of Arrow
Copied = Callable[[dict[str, str]], AbstractContextManager[IO[bytes] | None]]  # gives a Parquet file with facts in its metadata, or none


class Rows(Protocol):
    """What a file is written from: `name` is its stem, `kinds` says of each column text, integer, number or yes_no."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def columns(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def kinds(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def provenance(self) -> Provenance: ...  # noqa: D102

    def pieces(self) -> Iterator[Sequence[tuple[Cell, ...]]]:
        """Yield the rows in lists, each of `PIECE` rows but the last, so that the same rows make the same bytes."""
        ...


@dataclass(frozen=True)
class Table:
    """Rows that lie in memory."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[str, ...]
    provenance: Provenance

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def pieces(self) -> Iterator[Sequence[tuple[Cell, ...]]]:
        """Yield the rows in lists."""
        yield from (self.rows[start : start + PIECE] for start in range(0, len(self.rows), PIECE))


@dataclass(frozen=True)
class LongTable:
    """Rows that are asked for piece by piece; `count` says how many there are.

    `in_columns` and `copied`, where they are there, give the same rows.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    provenance: Provenance
    count: int
    asked: Callable[[], Iterator[list[tuple]]]
    in_columns: InColumns | None = None
    copied: Copied | None = None

    def pieces(self) -> Iterator[Sequence[tuple[Cell, ...]]]:
        """Yield the rows in lists, asked anew each time."""
        numbers = [place for place, kind in enumerate(self.kinds) if kind == "number"]
        for rows in self.asked():
            yield rows if all(_are_finite(rows, place) for place in numbers) else [tuple(map(_finite, row)) for row in rows]

    def whole(self) -> Table:
        """Return the same rows in memory."""
        return Table(self.name, self.columns, tuple(row for rows in self.pieces() for row in rows), self.kinds, self.provenance)


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


def _are_finite(rows: list[tuple], place: int) -> bool:
    return all(row[place] is None or math.isfinite(row[place]) for row in rows)


def _finite(value: object) -> Cell:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
