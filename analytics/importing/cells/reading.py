"""The reader of each type of column, and what an empty cell looks like."""

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress

from analytics.importing.cells.addresses import as_address
from analytics.importing.cells.codes import as_code
from analytics.importing.cells.countries import as_country
from analytics.importing.cells.dates import as_date
from analytics.importing.cells.numbers import as_amount, as_integer, as_number, as_year
from analytics.importing.cells.periods import as_period
from analytics.importing.cells.texts import as_identifier, as_names, as_text, as_title, cleaned
from analytics.importing.cells.yes_no import as_yes_no
from analytics.importing.columns import Manner
from analytics.importing.columnwise.made import texts
from analytics.importing.columnwise.plain import plain_texts
from analytics.importing.raw import Cell, Formula
from analytics.importing.remarks import Read, Remark, Unfit
from analytics.names import plain
from analytics.registry.description import Column

_EMPTY = {"null", "n a", "na", "none", "nan", "neant"}
_LONGEST_EMPTY = 6  # characters
_REMEMBERED = 10_000  # cells a column
_KEPT_APART = (str, datetime.date, datetime.datetime)  # types of cells of which equal ones are the same; 1 and True are not
_MANY = 200  # cells met for the first time; for fewer it costs more to make the patterns than to read the cells
_UNREAD = object()
MOST_SUGGESTED = 1_000  # different unknown words of a column; the nearest known one of each takes some milliseconds
_SUGGESTED = ("not_in_list", "country")
_DASHES = {"-", "–", "—"}
_MAY_SAY_NONE = "parent_project_id"  # an identifier, and the words for nothing say that there is none
_WORDS_STAY = {"text", "names", "title", "identifier"}
_READERS: dict[str, Callable[[object, Column, Manner], Read]] = {
    "identifier": as_identifier, "title": as_title, "text": as_text, "names": as_names, "code": as_code, "country": as_country,
    "date": as_date, "year": as_year, "integer": as_integer, "number": as_number, "url": as_address,
    "amount": as_amount, "amount_in_dirhams": as_amount, "reading": as_number, "period": as_period,
    "yes_no": as_yes_no,
}  # fmt: skip


def read_cell(cell: Cell, column: Column, manner: Manner) -> Read:
    """Return the value of a cell and what was repaired in it; raise `Unfit` for one that cannot be read, or is empty and may not be."""
    if isinstance(cell, Formula):
        raise Unfit("formula_without_value", cell.text)
    first = cleaned(cell) if isinstance(cell, str) else Read(cell)
    if is_empty(first.value, column):
        if column.required:
            raise Unfit("required", "" if cell is None else cell)
        return Read(None, first.remarks)
    read = _READERS[column.type](first.value, column, manner)
    return Read(read.value, (*first.remarks, *read.remarks)) if first.remarks else read


class ColumnReader:
    """Reads the cells of one column of one file; what it has read once, as registers say the same words again and again, it knows."""

    def __init__(self, column: Column, place: int | None, manner: Manner):
        self.column, self._place, self._manner = column, place, manner
        self._known: dict[Cell, Read | Remark] = {}
        self._silent: dict[Cell, object] = (
            {} if column.required else {None: None, "": None}
        )  # values of known cells of which nothing is said
        self._suggestions = MOST_SUGGESTED

    @property
    def is_tired(self) -> bool:
        """Return whether so many words were unknown that no nearest one is sought any more."""
        return not self._suggestions

    def cells_among(self, columns: Sequence[Sequence[Cell]], rows: int) -> Sequence[Cell]:
        """Return the cells of this column among those of some rows, None for each where there are none."""
        return columns[self._place] if self._place is not None and self._place < len(columns) else (None,) * rows

    def values(self, cells: Sequence[Cell]) -> tuple[list[object], list[tuple[int, Remark]]]:
        """Return the value of each cell, and what is to be said of some, by their places; one that cannot be read keeps its text."""
        values = [self._silent.get(cell, _UNREAD) for cell in cells]
        waiting = [place for place, value in enumerate(values) if value is _UNREAD]
        plain = self._plain_among([cells[place] for place in waiting])
        said: list[tuple[int, Remark]] = []
        for place in waiting:
            cell = cells[place]
            if cell in plain:
                values[place] = cell
                continue
            known = self._looked_up(cell)
            if isinstance(known, Remark):
                values[place] = "" if cell is None else str(cell)
                said.append((place, known))
            else:
                values[place] = known.value
                said += [(place, remark) for remark in known.remarks]
        return values, said

    def read(self, cell: Cell) -> Read:
        """Return the value of a cell; raise `Unfit` for one that cannot be read."""
        known = self._looked_up(cell)
        if isinstance(known, Remark):
            unfit = Unfit(known.rule)
            unfit.remark = known
            raise unfit
        return known

    def _plain_among(self, cells: Sequence[Cell]) -> set[str]:
        """Return the texts that a pattern tells to be their own values: a column of titles says nothing twice."""
        written = [cell for cell in cells if type(cell) is str]
        if len(written) < _MANY or self.column.name == _MAY_SAY_NONE:
            return set()
        are_plain = plain_texts(texts(written), self.column.type)
        plain = set() if are_plain is None else set(compress(written, are_plain.to_pylist()))
        if len(self._silent) < _REMEMBERED:
            self._silent |= zip(plain, plain, strict=True)
        return plain

    def _looked_up(self, cell: Cell) -> Read | Remark:
        if type(cell) not in _KEPT_APART:
            return self._read(cell)
        known = self._known.get(cell)
        if known is None:
            known = self._read(cell)
            if len(self._known) < _REMEMBERED:
                self._known[cell] = known
                self._silent |= {} if isinstance(known, Remark) or known.remarks else {cell: known.value}
        return known

    def _read(self, cell: Cell) -> Read | Remark:
        """Return the reason instead of raising it: what cannot be read is repeated as often as what can, and costs more to look up."""
        try:
            return read_cell(cell, self.column, self._manner)
        except Unfit as unfit:
            if type(cell) is str and unfit.remark.rule in _SUGGESTED and self._suggestions:
                self._suggestions -= 1
                self._manner = self._manner if self._suggestions else replace(self._manner, suggests=False)
            return unfit.remark


def is_empty(value: object, column: Column) -> bool:
    """Return whether a cell holds nothing: blank everywhere, and the words for nothing where no name can stand."""
    if not isinstance(value, str):
        return value is None or (isinstance(value, float) and math.isnan(value))
    if not value or len(value) > _LONGEST_EMPTY:
        return not value
    words_stay = column.type in _WORDS_STAY and column.name != _MAY_SAY_NONE
    return not words_stay and _says_nothing(value) and not (column.type == "country" and plain(value) == "na")  # Namibia


@lru_cache(maxsize=10_000)
def _says_nothing(value: str) -> bool:
    return value in _DASHES or plain(value) in _EMPTY
