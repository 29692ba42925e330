"""Questions that scan records go to the distributed engine; all others stay with the version's own file, which is nearer."""

import re
from dataclasses import dataclass

from analytics.engines.engine import Engine, Rows

# The records of a view, or a count of all records. One record, the lists of codes, and what a cube has counted are found in milliseconds.
_SCANS = re.compile(r"\b(?:selected|history|reference)_(?:projects|events) AS \(SELECT \* FROM (?:projects|events)\b")
_COUNTS = re.compile(r"SELECT \w+\([\w*]+\) FROM (?:projects|events)\b")


@dataclass(frozen=True)
class Distributed:
    """Two engines of one version, each asked what it is better at."""

    near: Engine
    far: Engine

    def ask(self, sql: str, values: dict[str, object]) -> Rows:
        """Return all rows of one query."""
        return self._better(sql).ask(sql, values)

    def ask_for_some(self, sql: str, values: dict[str, object], most: int) -> Rows:
        """Return the same, but at most the first `most` rows."""
        return self._better(sql).ask_for_some(sql, values, most)

    def _better(self, sql: str) -> Engine:
        return self.far if _SCANS.search(sql) or _COUNTS.match(sql) else self.near
