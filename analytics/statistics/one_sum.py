"""One sum of all amounts: given where no amount can stand in another and all mean the same, refused elsewhere."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row


def one_sum(rows: Sequence[Row]) -> list[Row]:
    """Return the row with total_amount_mad, amounts and without_rate of the one amount_kind there is.

    Rows hold one row a kind of amount (None for an unknown one): total_amount_mad, amounts, without_rate and under_parent, how many of them
    stand under another project. Refuses as «double_counting» with the amounts under a parent, which that parent may hold already, then as
    «several_kinds» with their number, 0 where the only one is unknown, and where no amount has a rate.
    """
    under, kinds = sum(row["under_parent"] for row in rows), len(rows)
    if under:
        raise NotEnoughData(under, sum(row["amounts"] for row in rows), "double_counting")
    if kinds > 1 or rows[0]["amount_kind"] is None:
        raise NotEnoughData(kinds if kinds > 1 else 0, 1, "several_kinds")
    [row] = rows
    if row["total_amount_mad"] is None:
        raise NotEnoughData(0, 1)
    return [{name: row[name] for name in ("amount_kind", "total_amount_mad", "amounts", "without_rate")}]
