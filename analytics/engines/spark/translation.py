"""A query text in DuckDB's words becomes one in Spark's that gives the same rows in the same order."""

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel

from analytics.engines.spark.differences import DIFFERENCES, Known


def translated(sql: str, known: Known) -> str:
    """Return `sql` in Spark's words; values stay bound, `$name` as `:name`."""
    tree = parsed(sql).copy()
    for mend in DIFFERENCES:
        mend(tree, known)
    return tree.sql(dialect="spark", identify=True, unsupported_level=ErrorLevel.RAISE)


def tables_in(sql: str) -> tuple[str, ...]:
    """Return the tables of a version that a text asks, without the relations it names itself."""
    own = {relation.alias for relation in parsed(sql).find_all(exp.CTE)}
    named = (table.name for table in parsed(sql).find_all(exp.Table) if isinstance(table.this, exp.Identifier))
    return tuple(dict.fromkeys(name for name in named if name not in own))


@lru_cache(maxsize=1024)
def parsed(sql: str) -> exp.Query:
    """Return the tree of a text; who changes it takes a copy."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    assert isinstance(tree, exp.Query), "only questions are asked of an engine"
    return tree
