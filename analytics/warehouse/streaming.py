"""Records piece by piece, in the order of their key: a million rows never lie in memory at once."""

from collections.abc import Iterator

from analytics.warehouse import versions
from analytics.warehouse.questions import rows_of, walked_rows_of
from analytics.warehouse.relations import Question

PIECE = 2_500  # rows
_KINDS = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "yes_no"}
_FIRST = "SELECT min({key}) FROM ({sql})"
_NEXT = "SELECT {key} FROM ({sql}) WHERE {key} > $first ORDER BY {key} LIMIT 1 OFFSET {rows}"
_BETWEEN = "FROM ({sql}) WHERE {key} >= $first AND {key} < $next ORDER BY {key}"
_LAST = "FROM ({sql}) WHERE {key} >= $first ORDER BY {key}"


def columns_of(question: Question, version: str) -> dict[str, str]:
    """Return the columns of a question and what each holds: text, integer, number or yes_no."""
    cursor = versions.connection_to(version).cursor()
    try:
        cursor.execute(f"FROM ({question.sql}) LIMIT 0", question.values)
        return {name: _KINDS.get(str(kind), "text") for name, kind, *_ in cursor.description}
    finally:
        cursor.close()


def count_of(question: Question, version: str) -> int:
    """Return how many rows a question has."""
    return rows_of(Question(f"SELECT count(*) FROM ({question.sql})", question.values), version)[1][0][0]


def in_order(question: Question, key: str) -> Question:
    """Return a question, which has no order of its own, in the order of `key`."""
    return Question(f"{question.sql.rstrip()}\nORDER BY {key}", question.values)


def pieces_of(question: Question, key: str, version: str, piece: int = PIECE) -> Iterator[list[tuple]]:
    """Yield the rows of `question`, which has no order of its own, by `key`, in lists of `piece`; each is a question of its own.

    So no query stays open while a slow reader takes the rows, and each is cut at the time limit by itself. `key` has no repeats.
    """

    def ask(text: str, **bounds: object) -> list[tuple]:
        asked = text.format(key=key, sql=question.sql, rows=piece - 1)
        return walked_rows_of(Question(asked, {**question.values, **bounds}), version)

    first = ask(_FIRST)[0][0]
    while first is not None:
        following = ask(_NEXT, first=first)  # by the key alone: to sort whole rows, or all keys, would take the memory of all
        yield ask(_BETWEEN, first=first, next=following[0][0]) if following else ask(_LAST, first=first)
        first = following[0][0] if following else None
