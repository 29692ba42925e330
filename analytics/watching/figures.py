"""The figure, or the series of counts, that a rule reads from an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.errors import BadRule, NotEnoughData
from analytics.indicators.answers import Answer
from analytics.indicators.indicator import Row
from analytics.names import suggestions
from analytics.vocabulary import UNKNOWN
from analytics.watching.rules import Rule
from analytics.words.columns import vocabulary_of

PERIODS = ("year", "quarter")  # columns of periods; quarters of an answer are whole ones


@dataclass(frozen=True)
class Series:
    """Counts of whole periods, oldest first, and the column and names of these periods."""

    column: str
    periods: tuple[str | int, ...]
    counts: tuple[int, ...]


def check_columns(rule: Rule, answered: Answer) -> None:
    """Raise `BadRule` where the answer has no column that the rule names, or the view leaves its code out."""
    for key, column in [("column", rule.column), *(("where", column) for column, _ in rule.where)]:
        if not answered.refusal and column not in answered.columns:
            close = suggestions(column, answered.columns)
            raise BadRule(f"rule «{rule.id}», key «{key}»: {rule.indicator} has no column «{column[:40]}»; it has {' or '.join(close)}.")
    for column, code in rule.where:
        chosen = rule.view.chosen.get(vocabulary_of(column) or "")
        if chosen and code not in chosen:
            raise BadRule(f"rule «{rule.id}», key «where»: the view leaves «{code}» out; it holds {' and '.join(chosen)}.")


def figure_of(rule: Rule, answered: Answer) -> tuple[float, str | int | None]:
    """Return the figure and its period, that of the last whole one where the answer has periods and the rule names none.

    A count of nothing is 0. Raises `NotEnoughData` where the answer has no such row or no value, `BadRule` where it has several.
    """
    rows = [row for row in answered.rows if _fits(row, rule)]
    period, last = _last_period(rule, answered)
    if last is not None:
        rows = [row for row in rows if row[period] == last]
    if len(rows) > 1:
        others = [name for name in answered.columns if name != rule.column and isinstance(rows[0][name], str)]
        raise BadRule(f"rule «{rule.id}», key «where»: {len(rows)} rows fit; say which one by {' or '.join(others or answered.columns)}.")
    if not rows and rule.column == answered.indicator.unit:
        return 0, last
    if not rows or rows[0][rule.column] is None:
        raise NotEnoughData(0, 1, "no_value" if rows else "no_row")
    return _number(rule, rows[0][rule.column]), last


def series_of(rule: Rule, answered: Answer) -> Series:
    """Return the counts of the rule's column by whole period; a year without a row is 0. Raises `BadRule` where they are no counts."""
    column = next((name for name in PERIODS if name in answered.columns), None)
    if column is None or any(type(row[rule.column]) is not int for row in answered.rows):
        raise BadRule(
            f"rule «{rule.id}», key «cusum»: takes whole numbers by {' or '.join(PERIODS)}; {rule.indicator}.{rule.column} has none."
        )
    periods = _whole_periods(column, answered)
    found = dict.fromkeys(periods, 0)
    for row in answered.rows:
        if _fits(row, rule) and row[column] in found:
            found[row[column]] += row[rule.column]
    return Series(column, tuple(periods), tuple(found.values()))


def _number(rule: Rule, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise BadRule(f"rule «{rule.id}», key «column»: «{rule.column}» of {rule.indicator} holds no numbers.")


def _fits(row: Row, rule: Rule) -> bool:
    return all(row[column] == (None if code == UNKNOWN else code) for column, code in rule.where)


def _last_period(rule: Rule, answered: Answer) -> tuple[str, str | int | None]:
    column = next((name for name in PERIODS if name in answered.columns and name not in dict(rule.where)), "")
    periods = _whole_periods(column, answered) if column else []
    return column, periods[-1] if periods else None


def _whole_periods(column: str, answered: Answer) -> Sequence[str | int]:
    said = {row[column] for row in answered.rows if row[column] is not None}
    if column != "year":
        return sorted(said)
    last = min(answered.last_whole_year, answered.view.year_to or answered.last_whole_year)
    return range(min(said, default=last + 1), last + 1)
