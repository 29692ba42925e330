"""What an engine owes who asks, and the variable that names another one than DuckDB."""

import os
from typing import Protocol

ENGINE = "MARSAD_ENGINE"  # the environment variable
Rows = tuple[tuple[str, ...], list[tuple]]


class Engine(Protocol):
    """Answers query texts, each with its bound values, by (column names, rows)."""

    def ask(self, sql: str, values: dict[str, object]) -> Rows:
        """Return all rows of one query; raise `TooSlow` where it is cut."""
        ...

    def ask_for_some(self, sql: str, values: dict[str, object], most: int) -> Rows:
        """Return the same, but at most the first `most` rows."""
        ...


def distributed_address() -> str:
    """Return the address of the engine that is asked in place of DuckDB, empty where there is none."""
    return os.environ.get(ENGINE, "").strip()
