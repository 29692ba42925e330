"""The relations an indicator may ask: the view, the view without its years, the view without its own breakdown."""

import re
from dataclasses import dataclass

from analytics.view import View
from analytics.warehouse.predicates import COLUMNS, conditions

_RELATION = re.compile(r"\b(selected|history|reference)_(projects|events|targets)\b")


@dataclass(frozen=True)
class Question:
    """A query text with the values bound to it."""

    sql: str
    values: dict[str, object]


def asked(sql: str, view: View, breakdown: tuple[str, ...] = ()) -> Question:
    """Return `sql` with the relations it names put before it; `breakdown` are the columns `reference_*` is freed of."""
    named = sorted({match.groups() for match in _RELATION.finditer(sql)})
    parts, values = [], {}
    for role, register in named:
        found = conditions(register, _seen_as(role, register, view, breakdown))
        where = " AND ".join(condition.sql for condition in found)
        parts.append(f"{role}_{register} AS (SELECT * FROM {register}{f' WHERE {where}' if where else ''})")
        values.update({name: value for condition in found for name, value in condition.values.items()})
    return Question(_joined(parts, sql.strip()), values)


def _seen_as(role: str, register: str, view: View, breakdown: tuple[str, ...]) -> View:
    if role == "selected":
        return view
    if role == "history":
        return view.without("year_from", "year_to")
    return view.without(*(field for field, column in COLUMNS[register].items() if column in breakdown))


def _joined(parts: list[str], sql: str) -> str:
    if not parts:
        return sql
    opening = "WITH " + ",\n     ".join(parts)
    return f"{opening},\n{sql[5:]}" if sql[:5].upper() == "WITH " else f"{opening}\n{sql}"


def literal(question: Question) -> str:
    """Return the question as one text with its values written in, ready to paste into DuckDB."""
    return re.sub(r"\$(\w+)", lambda match: _written(question.values[match[1]]), question.sql)


def _written(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
