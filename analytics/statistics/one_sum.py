"""One sum of all amounts: given where no amount can stand in another and all mean the same, refused elsewhere."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row


def one_sum(rows: Sequence[Row]) -> list[Row]:
    """Return the row with total_amount_mad, amounts and without_rate of the one amount_kind there is.

    Rows hold one row a kind of amount (None for an unknown one): total_amount_mad, amounts (those with a rate), without_rate and under_parent,
    how many of both stand under another project. Refuses as «double_counting» with the amounts under a parent, which that parent may hold
    already, then as «several_kinds» with the number of known ones, as «unknown_kind» with the amounts of unknown kind, and where no amount
    has a rate.
    """
    _refuse(rows)
    [row] = rows
    if row["total_amount_mad"] is None:
        raise NotEnoughData(0, 1)
    return [{name: row[name] for name in ("amount_kind", "total_amount_mad", "amounts", "without_rate")}]


def _refuse(rows: Sequence[Row]) -> None:
    under, known = sum(row["under_parent"] for row in rows), sum(row["amount_kind"] is not None for row in rows)
    if under:
        raise NotEnoughData(under, _published(rows), "double_counting")
    if known > 1:
        raise NotEnoughData(known, 1, "several_kinds")
    if known < len(rows):
        raise NotEnoughData(_published([row for row in rows if row["amount_kind"] is None]), _published(rows), "unknown_kind")


def _published(rows: Sequence[Row]) -> int:
    return sum(row["amounts"] + row["without_rate"] for row in rows)
