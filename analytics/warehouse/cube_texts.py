"""The text of a question that only counts records, as it is asked of a cube: each count is a sum of what lies behind its cells."""

import re

COUNT = "records_behind"
_COUNTED = "count(*)"
_VALUES_COUNTED = re.compile(r"\bcount\((\w+)\)(?!\s*FILTER)")
_CALLED = re.compile(r"\b(\w+)\s*\(", re.ASCII)
_ADD_UP = {"count", "coalesce", "nullif", "filter", "any", "in", "as", "and", "or", "not", "by", "where", "round", "greatest", "least"}
_ONE_EACH = re.compile(r"\b\d+ AS \w+", re.IGNORECASE)  # a row that stands for one record: in a cube it stands for many


def as_records_counted(sql: str) -> str:
    """Return a question with each count of values as the count of records that have one."""
    return _VALUES_COUNTED.sub(r"count(*) FILTER (WHERE \1 IS NOT NULL)", sql)


def adds_up(sql: str) -> bool:
    """Return whether a question only counts records: what it counts in parts can be added."""
    called = {name.lower() for name in _CALLED.findall(sql)}
    return (
        _COUNTED in sql
        and called <= _ADD_UP
        and sql.count(_COUNTED) == len(re.findall(r"\bcount\s*\(", sql, re.IGNORECASE))
        and not _ONE_EACH.search(sql)
        and " over " not in sql.lower()
    )


def summed(sql: str) -> str:
    """Return a question with each count of records as the sum of what lies behind the cells of a cube."""
    before, found, after = sql.partition(_COUNTED)
    if not found:
        return sql
    only, rest = _filter(after)
    return f"{before}coalesce(sum({COUNT}){only}, 0)::BIGINT{summed(rest)}"


def _filter(after: str) -> tuple[str, str]:
    """Return the FILTER that follows a count, empty where none does, and what comes after it."""
    opening = re.match(r"\s*FILTER\s*\(", after)
    if not opening:
        return "", after
    depth, end = 1, opening.end()
    while depth:
        depth += {"(": 1, ")": -1}.get(after[end], 0)
        end += 1
    return after[:end], after[end:]
