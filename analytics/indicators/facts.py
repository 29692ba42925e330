"""The facts a sentence takes from the rows of an answer."""

import math
from collections.abc import Callable, Iterable

from analytics.indicators.indicator import Rows, Words
from analytics.statistics.intervals import SMALLEST_SHARE
from analytics.words.fill import Several

Facts = Callable[[Rows], dict[str, object]]


def first_place(value: str, names: Words) -> Facts:
    """Return facts: all with the largest `value` as `leaders`, each said as `names`, and the columns of the first of them.

    `whole` is the sum of `value`, `share` its part in percent, None of a whole under 30. `form` is «only» where no other row has a value, «tied» where
    several lead, else «first».
    """
    return lambda rows: _place(rows, value, names, max)


def last_place(value: str, names: Words) -> Facts:
    """Return the facts of `first_place` for the smallest `value`."""
    return lambda rows: _place(rows, value, names, min)


def _place(rows: Rows, value: str, names: Words, best: Callable[[Iterable], float]) -> dict[str, object]:
    known = [row for row in rows if row[value] is not None]
    top = best(row[value] for row in known)
    leaders = [row for row in known if math.isclose(row[value], top, rel_tol=1e-9)]  # equal ratios may differ in their last digit
    whole = sum(row[value] for row in known)
    share = share_of(top, whole)
    form = "only" if len(known) == 1 else "tied" if len(leaders) > 1 else "first"
    return {**leaders[0], "leaders": Several(names, leaders), "whole": whole, "share": share, "form": form}


def quoted(column: str) -> Words:
    """Return the words that say the `column` of a row between quotation marks."""
    return {"fr": f"« {{{column}}} »", "ar": f"«{{{column}}}»", "en": f"“{{{column}}}”"}


def plain(column: str) -> Words:
    """Return the words that say the `column` of a row as it is: a place, a name, or a year as `year:year`."""
    return dict.fromkeys(("fr", "ar", "en"), f"{{{column}}}")


def every_row(name: str, names: Words) -> Facts:
    """Return facts: under `name`, all rows, each said as `names`."""
    return lambda rows: {name: Several(names, rows)}


def last_known(value: str) -> Facts:
    """Return facts: the columns of the last row whose `value` is known."""
    return lambda rows: next(dict(row) for row in reversed(rows) if row[value] is not None)


def last_drawn(value: str) -> Facts:
    """Return the facts of `last_known`; where the last row of all has no `value`, also its own as `last_…`, and `form` «thin»."""
    known = last_known(value)

    def facts(rows: Rows) -> dict[str, object]:
        if rows[-1][value] is not None:
            return known(rows)
        return {**known(rows), **{f"last_{name}": fact for name, fact in rows[-1].items()}, "form": "thin"}

    return facts


def sums(*columns: str, **named: str) -> Facts:
    """Return facts: the sum of each of `columns` under its own name, of those in `named` under another."""
    wanted = {**{column: column for column in columns}, **named}
    return lambda rows: {name: sum(row[column] for row in rows) for name, column in wanted.items()}


def part_of_whole(part: str, whole: str) -> Facts:
    """Return facts: the sums `part` and `whole` of two columns of counts, and their `share` in percent."""

    def facts(rows: Rows) -> dict[str, object]:
        few, all_ = sum(row[part] for row in rows), sum(row[whole] for row in rows)
        return {"part": few, "whole": all_, "share": share_of(few, all_)}

    return facts


def share_of(part: float, whole: float) -> float | None:
    """Return a share in percent, None where the whole is too small for one."""
    return 100 * part / whole if whole >= SMALLEST_SHARE else None


def number_of_rows(name: str) -> Facts:
    """Return facts: how many rows there are, under `name`."""
    return lambda rows: {name: len(rows)}


def together(*parts: Facts) -> Facts:
    """Return the facts of all `parts`; a later part wins over an earlier one."""
    return lambda rows: {name: fact for part in parts for name, fact in part(rows).items()}
