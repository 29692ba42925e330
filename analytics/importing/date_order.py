"""Whether a file writes the day or the month first: one date that can only be read in one way tells it for all."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from analytics.importing.cells.dates import is_day, parts_in_doubt
from analytics.importing.columns import columns_of
from analytics.importing.headers import Header
from analytics.importing.raw import RawRow
from analytics.importing.remarks import REFUSE, Remark, Unfit
from analytics.importing.rows import is_set_aside

DMY, MDY = "dmy", "mdy"
_REMEMBERED = 20_000  # a register has few days and many events on them


def order_of(rows: Iterable[RawRow], header: Header, dataset: str) -> str | None:
    """Return dmy or mdy as the file shows, None where no date needs it; raise `Unfit` where one does and nothing tells."""
    return settled((*place, 1) for place in _dates(rows, header, dataset))


def settled(dates: Iterable[tuple[int, str, object, int]]) -> str | None:
    """Return the same of (line, column, cell, how often) of all dates, or of all that are not written year first.

    Where dates of both orders stand in one file, the more frequent order is that of the file. With as many of each, the first one is,
    unless a third date could then be read in silence the wrong way.
    """
    votes: dict[str, int] = {}
    doubtful = None
    for line, column, cell, count in dates:
        only, is_doubtful = _seen(cell)
        if only:
            votes[only] = votes.get(only, 0) + count
        doubtful = doubtful or ((line, column, cell) if is_doubtful else None)
    tied = votes.get(DMY, 0) == votes.get(MDY, 0)
    if doubtful and tied:
        raise _undecided("mixed_date_orders" if votes else "date_order", *doubtful)
    return (next(iter(votes)) if tied else max((DMY, MDY), key=lambda order: votes.get(order, 0))) if votes else None


def _undecided(rule: str, line: int, column: str, cell: object) -> Unfit:
    unfit = Unfit(rule)
    unfit.remark = Remark(rule, str(cell), REFUSE, line, column, suggestion="--dates dmy")
    return unfit


def _dates(rows: Iterable[RawRow], header: Header, dataset: str) -> Iterator[tuple[int, str, object]]:
    """Yield (line, column, cell) of the dates that may tell the order, or need it."""
    columns, silent = list(date_places(header, dataset).items()), set()
    for row in rows:
        cells = row.cells
        for name, place in columns:
            if place >= len(cells) or cells[place] in silent or is_set_aside(row):
                continue
            if _seen(cells[place]) != (None, False):
                yield row.line, name, cells[place]
            elif len(silent) < _REMEMBERED:
                silent.add(cells[place])


def date_places(header: Header, dataset: str) -> dict[str, int]:
    """Return the places of the columns of dates that a file has, in the order of its register."""
    return {
        column.name: header.places[column.name] for column in columns_of(dataset) if column.type == "date" and column.name in header.places
    }


@lru_cache(maxsize=_REMEMBERED)
def _seen(cell: object) -> tuple[str | None, bool]:
    """Return the only order in which a cell can be read, if there is one, and whether it can be read in both."""
    only = _only_order(cell)
    return only, only is None and _is_doubtful(cell)


def _only_order(cell: object) -> str | None:
    parts = parts_in_doubt(cell)
    if parts is None:
        return None
    first, second, year = parts
    day_first, month_first = is_day(year, second, first), is_day(year, first, second)
    return None if day_first == month_first else DMY if day_first else MDY


def _is_doubtful(cell: object) -> bool:
    parts = parts_in_doubt(cell)
    return parts is not None and parts[0] != parts[1] and is_day(parts[2], parts[0], parts[1])
