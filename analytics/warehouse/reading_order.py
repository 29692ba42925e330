"""Whether the database reads the records of a view in the order of their key by itself, so that nobody need sort them."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from analytics.engines.local import binds
from analytics.errors import TooSlow
from analytics.warehouse import versions
from analytics.warehouse.predicates import KEYS
from analytics.warehouse.questions import walked_rows_of
from analytics.warehouse.relations import Question

_STEPS_IN_ORDER = {"SEQ_SCAN", "FILTER", "PROJECTION", "EMPTY_RESULT"}
_LISTED = re.compile(r"(\w+) = ANY\((\$\w+::\w+\[\])\)")
_DISORDER = "SELECT count(*) FROM (SELECT {key} > lag({key}) OVER () AS follows FROM {register}) WHERE NOT follows"


def without_joins(question: Question) -> Question:
    """Return the same question with lists of codes looked through row by row: `= ANY` of a list is a join, and a join keeps no order."""
    return Question(_LISTED.sub(r"list_position(\2, \1) > 0", question.sql), question.values)


def comes_in_order(question: Question, register: str, version: str) -> bool:
    """Return whether the rows of `question`, which are those of a register, come in the order of its key."""
    try:
        return is_sorted(register, version) and set(_steps(question, version)) <= _STEPS_IN_ORDER
    except TooSlow:
        return False


@lru_cache(maxsize=64)
def is_sorted(register: str, version: str) -> bool:
    """Return whether the register is a table, and no row holds a key that belongs before that of another one above it."""
    if not binds(versions.connection_to(version), f"SELECT rowid FROM {register}"):
        return False
    try:
        return walked_rows_of(Question(_DISORDER.format(key=KEYS[register], register=register), {}), version) == [(0,)]
    except TooSlow:
        return False


def _steps(question: Question, version: str) -> Iterator[str]:
    """Yield the steps by which the database would answer, without what it makes of the rows afterwards."""
    [(_, plan)] = walked_rows_of(Question(f"EXPLAIN (FORMAT json) {question.sql}", question.values), version)
    waiting: list[dict[str, Any]] = json.loads(plan)
    while waiting:
        step = waiting.pop()
        yield step["name"]
        waiting += step["children"]
