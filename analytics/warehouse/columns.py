"""Records in columns, some ten thousand rows at a time, in the order of their key; two pieces are asked and worked on at once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import TypeVar

import pyarrow
from pyarrow.compute import call_function

from analytics.engines.local import seconds_given, time_limit
from analytics.warehouse import versions
from analytics.warehouse.relations import Question

Made = TypeVar("Made")
Make = Callable[[pyarrow.Table], Made]
AT_ONCE = 2  # pieces, over all who ask: who reads a page should find a processor
ONE_IN, EACH = 2_000, 16  # one key in so many is drawn, and each sixteenth of those begins a piece: 32,000 rows, rarely twice as many
_DRAWN = "SELECT {key} FROM ({sql}) WHERE hash({key}) % $one_in::UBIGINT = 0 ORDER BY {key}"
_PIECE = "FROM ({sql}) WHERE {within}"


def made_of_pieces(pieces: Iterable[Question], key: str, version: str, make: Make[Made]) -> Iterator[Made]:
    """Yield what `make` makes of the rows of each question, put in the order of `key`.

    None stays open while a slow reader takes the rows, and each is cut at the time limit by itself.
    """
    waiting: deque[Future] = deque()
    try:
        for piece in pieces:
            waiting.append(_workers().submit(copy_context().run, _made, piece, key, version, make))
            if len(waiting) > AT_ONCE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for one in waiting:
            one.cancel()


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, "columns")


def in_pieces(question: Question, key: str, version: str) -> Iterator[Question]:
    """Yield the pieces of `question`, which has no order of its own, by `key`, which has no repeats."""
    starts = _starts(question, key, version)
    for first, following in zip([None, *starts], [*starts, None], strict=True):
        yield _between(question, key, first, following)


def _starts(question: Question, key: str, version: str) -> list[str]:
    """Return where pieces begin after the first: keys drawn by their hash, so that one look at the keys is enough, in whatever order they lie."""
    drawn = Question(_DRAWN.format(key=key, sql=question.sql), {**question.values, "one_in": ONE_IN})
    return _asked(drawn, version).column(0).to_pylist()[EACH - 1 :: EACH]


def _between(question: Question, key: str, first: str | None, following: str | None) -> Question:
    bounds = {name: bound for name, bound in {"first": first, "following": following}.items() if bound is not None}
    signs = {"first": ">=", "following": "<"}
    within = " AND ".join(f"{key} {signs[name]} ${name}" for name in bounds) or "true"
    return Question(_PIECE.format(sql=question.sql, within=within), {**question.values, **bounds})


def _made(piece: Question, key: str, version: str, make: Make[Made]) -> Made:
    return make(_in_order(_asked(piece, version).combine_chunks(), key))


def _asked(question: Question, version: str) -> pyarrow.Table:
    cursor = versions.connection_to(version).cursor()
    try:
        with time_limit(cursor, seconds_given()):
            return cursor.sql(question.sql, params=question.values).to_arrow_table()
    finally:
        cursor.close()


def _in_order(table: pyarrow.Table, key: str) -> pyarrow.Table:
    """Return rows by their key; most lie so already, which costs less to see than to sort them."""
    keys = table.column(key)
    if len(keys) < 2 or call_function("all", [call_function("less", [keys.slice(0, len(keys) - 1), keys.slice(1)])]).as_py():
        return table
    return table.sort_by(key)
