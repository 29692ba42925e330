"""Statistics on rows of sides beside one another: each side held against the first.

`sides` are the columns and values that tell each side apart, in the reader's order; a side without rows has counts of zero.
"""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.differences import newcombe
from analytics.statistics.intervals import SMALLEST_GROWTH, SMALLEST_SHARE
from analytics.statistics.medians import medians
from analytics.statistics.of_rows import Row, Statistic, growth, shares

Sides = Sequence[Row]
NO_GAP: Row = {"gap_points": None, "gap_low_points": None, "gap_high_points": None}


def of_side(rows: Sequence[Row], side: Row) -> list[Row]:
    """Return the rows of one side."""
    return [row for row in rows if all(row[name] == value for name, value in side.items())]


def every_side(sides: Sides, *counts: str) -> Statistic:
    """Return one row a side, in the order of `sides`, with its `counts`."""
    return lambda rows: [{**side, **{name: sum(row[name] for row in of_side(rows, side)) for name in counts}} for side in sides]


def sizes(sides: Sides, count: str, spans: dict[str, str]) -> Statistic:
    """Return `count` of each side in each of `spans` (name: column it stands in), with ratio, low, high and growth_pct to the first side.

    The interval of the ratio is exact; growth_pct is given only where both counts reach 30. The first side has no ratio.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        found = []
        for span, column in spans.items():
            counts = [sum(row[column] for row in of_side(rows, side)) for side in sides]
            ratios = against_first(counts, [1] * len(counts))
            found += [{**side, "counted": span, count: n, **one} for side, n, one in zip(sides, counts, ratios, strict=True)]
        return found

    return statistic


def yearly_sizes(sides: Sides, count: str, years: Sequence[int]) -> Statistic:
    """Return `count` of each side, its whole `years`, <count>_a_year, and ratio, low, high and growth_pct of the averages to the first."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        counts = [sum(row[count] for row in of_side(rows, side)) for side in sides]
        averages = [n / length if length else None for n, length in zip(counts, years, strict=True)]
        ratios = against_first(counts, years)
        said = zip(sides, counts, years, averages, ratios, strict=True)
        return [{**side, "counted": "a_year", count: n, "years": y, f"{count}_a_year": mean, **one} for side, n, y, mean, one in said]

    return statistic


def against_first(counts: Sequence[int], lengths: Sequence[int]) -> list[Row]:
    """Return ratio, low, high and growth_pct of each count to the first, both divided by their `lengths`."""
    return [
        _against(counts[0], count, lengths[0] / length if place and length else 0)
        for place, (count, length) in enumerate(zip(counts, lengths, strict=True))
    ]


def _against(first: int, count: int, scale: float) -> Row:
    [found] = growth("first", "count")([{"first": first if scale else 0, "count": count}])
    scaled = {name: found[name] * scale if found[name] is not None else None for name in ("ratio", "low", "high")}
    is_large = scaled["ratio"] is not None and min(first, count) >= SMALLEST_GROWTH
    return {**scaled, "growth_pct": 100 * (scaled["ratio"] - 1) if is_large else None}


def profiles(sides: Sides, by: str, count: str) -> Statistic:
    """Return, for each category of `by` and each side, `count`, total, share_pct with its bounds, and the gap to the first side.

    gap_points, gap_low_points and gap_high_points are percentage points (Newcombe). A side under 30 records has no share.
    The fullest category comes first. Refuses when no side reaches 30.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        totals = [max((row["total"] for row in of_side(rows, side)), default=0) for side in sides]
        if max(totals) < SMALLEST_SHARE:
            raise NotEnoughData(max(totals), SMALLEST_SHARE)
        return [row for category in _fullest(rows, by, count) for row in _profile(rows, sides, totals, {by: category, "count": count})]

    return statistic


def _fullest(rows: Sequence[Row], by: str, count: str) -> list[object]:
    sums: dict[object, int] = {}
    for row in rows:
        if row[by] is not None:
            sums[row[by]] = sums.get(row[by], 0) + row[count]
    return sorted(sums, key=lambda category: -sums[category])


def _profile(rows: Sequence[Row], sides: Sides, totals: Sequence[int], asked: Row) -> list[Row]:
    [(by, category), (_, count)] = asked.items()
    parts = [sum(row[count] for row in of_side(rows, side) if row[by] == category) for side in sides]
    counted = [{**side, by: category, count: part, "total": total} for side, part, total in zip(sides, parts, totals, strict=True)]
    gaps = [NO_GAP, *(_gap((parts[0], totals[0]), other) for other in zip(parts[1:], totals[1:], strict=True))]
    shared = [shares(count, "total")([row])[0] if row["total"] >= SMALLEST_SHARE else {**row, **NO_SHARE} for row in counted]
    return [{**row, **gap} for row, gap in zip(shared, gaps, strict=True)]


NO_SHARE: Row = {"share_pct": None, "low_pct": None, "high_pct": None}


def _gap(first: tuple[int, int], other: tuple[int, int]) -> Row:
    if min(first[1], other[1]) < SMALLEST_SHARE:
        return NO_GAP
    points = (other[0] / other[1] - first[0] / first[1], *newcombe(first, other))
    return dict(zip(NO_GAP, (100 * point for point in points), strict=True))


def with_gaps(sides: Sides) -> Statistic:
    """Refuse rows of `profiles` in which no gap is known: the first side and another must have 30 records each."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        if all(row["gap_points"] is None for row in rows):
            first, *others = (of_side(rows, side)[0]["total"] for side in sides)
            raise NotEnoughData(min(first, max(others)), SMALLEST_SHARE)
        return list(rows)

    return statistic


def each_year(sides: Sides, count: str, spans: Sequence[tuple[int, int]]) -> Statistic:
    """Return `count` of each side in every year of its span that lies between the first and last year of the rows; none is zero."""

    def statistic(rows: Sequence[Row]) -> list[Row]:
        first, last = min(row["year"] for row in rows), max(row["year"] for row in rows)
        found = []
        for side, (start, end) in zip(sides, spans, strict=True):
            counts = {row["year"]: row[count] for row in of_side(rows, side)}
            found += [{**side, "year": year, count: counts.get(year, 0)} for year in range(max(first, start), min(last, end) + 1)]
        return found

    return statistic


def medians_of_sides(sides: Sides, value: str, named: tuple[str, str, str], by: str | None = None) -> Statistic:
    """Return known (how many values), median and bounds under the three names of `named`, for each side (and each category of `by`).

    Rows are those that `medians` takes. A group under 5 values keeps its count alone; refuses when no group reaches 5.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        cells = [{**row, "cell": (place, row[by] if by else None)} for place, side in enumerate(sides) for row in of_side(rows, side)]
        found = {row["cell"]: row for row in medians("cell", "known", value, named)(cells)}
        none = {"known": 0, **dict.fromkeys(named)}
        kinds = sorted({kind for _, kind in found}, key=lambda kind: -sum(found[cell]["known"] for cell in found if cell[1] == kind))
        return [
            {**side, **({by: kind} if by else {}), **{name: found.get((place, kind), none)[name] for name in none}}
            for kind in kinds
            for place, side in enumerate(sides)
        ]

    return statistic
