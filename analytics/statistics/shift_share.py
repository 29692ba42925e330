"""Shift-share: a change divided into the part of the whole, the part of the mix and the part of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import SMALLEST_GROWTH
from analytics.statistics.of_rows import Row, Statistic

Cells = Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True)
class Parts:
    """One unit's change in records: national + mix + own, exact fractions that add up."""

    national: Fraction
    mix: Fraction
    own: Fraction


def shift_share(cells: Cells) -> dict[str, Parts]:
    """Return the parts of each unit's change; `cells` are (earlier, later) counts by (unit, category).

    National: the unit's earlier records times the growth of all. Mix: what its categories, each growing as it does everywhere, add
    to that. Own: the rest. A category without earlier records has no growth; its later records fall to the own part.
    Dunn 1960, Papers of the Regional Science Association 6, doi 10.1111/j.1435-5597.1960.tb01705.x.
    """
    growth = _growths(cells)
    whole = _growth([*cells.values()])
    parts = {}
    for unit in dict.fromkeys(unit for unit, _ in cells):
        own = {category: counts for (name, category), counts in cells.items() if name == unit}
        earlier, later = (sum(counts[at] for counts in own.values()) for at in (0, 1))
        expected = sum((counts[0] * growth[category] for category, counts in own.items()), Fraction(0))
        parts[unit] = Parts(earlier * whole, expected - earlier * whole, later - earlier - expected)
    return parts


def _growths(cells: Cells) -> dict[str, Fraction]:
    categories = dict.fromkeys(category for _, category in cells)
    return {name: _growth([counts for (_, category), counts in cells.items() if category == name]) for name in categories}


def _growth(counts: list[tuple[int, int]]) -> Fraction:
    earlier, later = (sum(pair[at] for pair in counts) for at in (0, 1))
    return Fraction(later - earlier, earlier) if earlier else Fraction(0)


def shift_share_of(unit: str, category: str) -> Statistic:
    """Return one row a `unit`: last_year, previous, latest, change, national, mix and own, largest change first.

    Rows hold the counts `previous` and `latest` of a unit and a category, the `last_year` they end with, and `is_shown`: whether
    the unit is in the view. Refuses when all records of one of the two years are fewer than 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        fewest = min(sum(row[name] for row in rows) for name in ("previous", "latest"))
        if fewest < SMALLEST_GROWTH:
            raise NotEnoughData(fewest, SMALLEST_GROWTH)
        parts = shift_share({(row[unit], row[category]): (row["previous"], row["latest"]) for row in rows})
        shown = dict.fromkeys(row[unit] for row in rows if row["is_shown"])
        found = [{unit: name, "last_year": rows[0]["last_year"], **_row(name, parts[name], unit, rows)} for name in shown]
        return sorted(found, key=lambda row: -row["change"])

    return statistic


def _row(name: str, parts: Parts, unit: str, rows: Sequence[Row]) -> Row:
    previous, latest = (sum(row[column] for row in rows if row[unit] == name) for column in ("previous", "latest"))
    shares = {"national": float(parts.national), "mix": float(parts.mix), "own": float(parts.own)}
    return {"previous": previous, "latest": latest, "change": latest - previous, **shares}
