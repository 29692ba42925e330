"""Where the records of a view lie in a table that is in the order of its key: spans of row numbers, which the database reads alone."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from analytics.engines.local import binds
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.predicates import KEYS, conditions
from analytics.warehouse.questions import walked_rows_of
from analytics.warehouse.relations import Question

PART = 30_720  # rows; a quarter of a row group, so that four parts are read without looking at the rows of a fifth
_SELECTED = "SELECT rowid // {part} AS part, count(*) FROM {register} WHERE {where} GROUP BY part ORDER BY part"
_ENDS = "SELECT min({key}), max({key}) FROM {register} GROUP BY rowid // {part} ORDER BY min(rowid)"
_SPAN = "SELECT * EXCLUDE (search_text) FROM {register} WHERE rowid >= $first_row AND rowid < $following_row AND {where}"


@lru_cache(maxsize=64)
def is_in_order(register: str, version: str) -> bool:
    """Return whether the table of a register has row numbers, and no part of it holds a key that belongs into one before; raise `TooSlow`."""
    ends = told_by_row_numbers(_ENDS, register, version)
    return ends is not None and all(last < first for (_, last), (first, _) in pairwise(ends))


def told_by_row_numbers(text: str, register: str, version: str) -> list[tuple] | None:
    """Return the rows of a question on the row numbers of a register, None where it has none; raise `TooSlow`."""
    if not binds(versions.connection_to(version), f"SELECT rowid FROM {register}"):
        return None
    return walked_rows_of(Question(text.format(key=KEYS[register], register=register, part=PART), {}), version)


def records_in_spans(register: str, view: View, version: str) -> Iterator[Question]:
    """Yield questions for the records of a register in `view`, in the order of their key; `register` is in order in `version`.

    Each has about `PART` rows at most, in any order. A key says little of where its row lies: the database keeps no more than the first
    letters of the least and the greatest of many rows, and keys begin alike.
    """
    found = conditions(register, view)
    where = " AND ".join(condition.sql for condition in found) or "true"
    values = {name: value for condition in found for name, value in condition.values.items()}
    selected = walked_rows_of(Question(_SELECTED.format(part=PART, register=register, where=where), values), version)
    for first, following in _spans(selected):
        bounds = {"first_row": first * PART, "following_row": following * PART}
        yield Question(_SPAN.format(register=register, where=where), {**values, **bounds})


def _spans(selected: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield parts, from one to before another, that hold no more than `PART` rows together where one does not by itself."""
    first, following, held = 0, 0, 0
    for part, rows in selected:
        if held and held + rows > PART:
            yield first, part
            first, held = part, 0
        following, held = part + 1, held + rows
    if held:
        yield first, following
