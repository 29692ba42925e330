"""The value of a reference in an answer, and its words in one language."""

from dataclasses import dataclass
from typing import Any

from analytics.errors import BadStudy
from analytics.indicators.answers import Answer
from analytics.indicators.indicator import Row
from analytics.names import suggestions
from analytics.studies.reference import Asked, Reference
from analytics.words.cells import cell_words
from analytics.words.columns import is_coded
from analytics.words.fill import fill

Raw = str | int | float | bool | None


@dataclass(frozen=True)
class Value:
    """A value as it lies in the answer, and as a reader sees it."""

    raw: Raw
    words: str


def value_of(reference: Reference, answered: Answer, lang: str) -> Value:
    """Return what a reference asks of an answer; raise `BadStudy` where the answer has no such row, column or value."""
    raw = _raw(reference, answered)
    if raw is None:
        raise BadStudy(f"«{reference.name}» has no value there; a number needs one.")
    return Value(raw, _words(reference.asked, raw, answered, lang))


def _raw(reference: Reference, answered: Answer) -> Raw:
    asked = reference.asked
    if asked.how in ("n", "selected"):
        return getattr(answered.coverage, asked.how)
    if asked.how == "missing":
        return _missing(asked.column, answered)
    if answered.refusal:
        raise BadStudy(f"«{reference.written}» gives no answer in this view; only its n can be named.")
    rows = _rows(reference, answered)
    if asked.how == "rows":
        return len(rows)
    _need_column(asked.column, answered)
    return _sum(rows, asked.column) if asked.how == "sum" else _one(rows, reference)[asked.column]


def _missing(column: str, answered: Answer) -> int:
    needs = answered.indicator.basis.needs
    if column not in needs:
        raise BadStudy(f"«{answered.name}» does not ask for «{column[:40]}»; it asks for {', '.join(needs) or 'nothing'}.")
    return answered.coverage.missing.get(column, 0)


def _rows(reference: Reference, answered: Answer) -> list[Row]:
    wanted: dict[str, set[str]] = {}
    for column, code in reference.conditions:
        _need_column(column, answered)
        wanted.setdefault(column, set()).add(code)
    rows = [row for row in answered.rows if all(_code(row[column]) in codes for column, codes in wanted.items())]
    return {"first": rows[:1], "last": rows[-1:]}.get(reference.place, rows)


def _code(value: Any) -> str:
    return "" if value is None else str(value)


def _need_column(column: str, answered: Answer) -> None:
    if column not in answered.columns:
        raise BadStudy(f"«{answered.name}» has no column «{column[:40]}»; did you mean {_near(column, answered.columns)}?")


def _near(column: str, columns: tuple[str, ...]) -> str:
    return " or ".join(suggestions(column, columns))


def _sum(rows: list[Row], column: str) -> Raw:
    values = [row[column] for row in rows if row[column] is not None]
    if not all(isinstance(value, int | float) for value in values):
        raise BadStudy(f"«{column}» holds words; only numbers have a sum.")
    return sum(values) if values else None


def _one(rows: list[Row], reference: Reference) -> Row:
    if len(rows) != 1:
        raise BadStudy(f"{len(rows)} rows of «{reference.written}» fit; say which one is meant, as axis=ai, or first or last.")
    return rows[0]


def _words(asked: Asked, raw: Raw, answered: Answer, lang: str) -> str:
    if asked.spec:
        if isinstance(raw, str) and asked.spec != "date":
            raise BadStudy(f"«{asked.spec[:40]}» is no way to write «{raw}».")
        try:
            return fill(f"{{{asked.column or 'count'}:{asked.spec}}}", {asked.column or "count": raw}, lang)
        except (KeyError, TypeError, ValueError) as fault:
            raise BadStudy(f"«{asked.spec[:40]}» is no way to write «{raw}».") from fault
    if asked.how in ("value", "sum") and (not isinstance(raw, str) or is_coded(asked.column)):
        return cell_words(asked.column, raw, lang, answered.indicator.labels)
    return fill("{count}", {"count": raw}, lang)
