"""Whether the database reads the records of a view in the order of their key by itself, so that nobody need sort them."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from analytics.errors import TooSlow
from analytics.warehouse.questions import walked_rows_of
from analytics.warehouse.relations import Question
from analytics.warehouse.row_spans import told_by_row_numbers

_STEPS_IN_ORDER = {"SEQ_SCAN", "FILTER", "PROJECTION", "EMPTY_RESULT"}
_DISORDER = "SELECT count(*) FROM (SELECT {key} > lag({key}) OVER () AS follows FROM {register}) WHERE NOT follows"


def comes_in_order(question: Question, register: str, version: str) -> bool:
    """Return whether the rows of `question`, which are those of a register, come in the order of its key."""
    try:
        return is_sorted(register, version) and set(_steps(question, version)) <= _STEPS_IN_ORDER
    except TooSlow:
        return False


@lru_cache(maxsize=64)
def is_sorted(register: str, version: str) -> bool:
    """Return whether the register is a table, and no row holds a key that belongs before that of another one above it; raise `TooSlow`."""
    return told_by_row_numbers(_DISORDER, register, version) == [(0,)]


def _steps(question: Question, version: str) -> Iterator[str]:
    """Yield the steps by which the database would answer, without what it makes of the rows afterwards."""
    [(_, plan)] = walked_rows_of(Question(f"EXPLAIN (FORMAT json) {question.sql}", question.values), version)
    waiting: list[dict[str, Any]] = json.loads(plan)
    while waiting:
        step = waiting.pop()
        yield step["name"]
        waiting += step["children"]
