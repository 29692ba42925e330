"""What moved the share of international projects: its change inside axes, and the weight of the axes."""

from collections.abc import Mapping

from analytics.headlines.moved import counted, named, several, signed
from analytics.statistics.differences import newcombe
from analytics.statistics.parts_of_share import Cell, PartOfShare, parts_of_share
from analytics.view import View
from analytics.vocabulary import vocabularies
from analytics.words import say

Cells = Mapping[str | None, Cell]


def share_parts(by: str, year: int, view: View) -> dict[str | None, PartOfShare]:
    """Return the parts of the change from the year before `year`, by code of `by` (axis or sector), None for the unknown."""
    before, after = (_cells(by, one, view) for one in (year - 1, year))
    return parts_of_share(before, after)


def moved_share(year: int, view: View) -> str:
    """Return in points which axes, or sectors where there is one axis, moved the share, and what their weights did; and if chance can."""
    by = next(iter(several(view)), None)
    if by is None:
        return ""
    parts = share_parts(by, year, view)
    inside = named(by, {code: 100 * part.own for code, part in parts.items()}, view.lang, decimals=1)
    if not inside:
        return ""
    weights = signed(100 * sum(part.weight for part in parts.values()), view.lang, decimals=1)
    told = say(f"kpi_moved_share_{by}", view.lang, first=inside, weights=weights)
    return f"{told}. {say('kpi_chance', view.lang)}" if _may_be_chance(year, view) else told


def _cells(by: str, year: int, view: View) -> Cells:
    """Return the international projects and all projects of known scope of a year, by code."""
    codes = vocabularies()["scopes"].codes
    of, among = (counted("projects", by, view.with_(scopes=scopes)) for scopes in (("international",), tuple(codes)))
    found = {row[by]: row["projects"] for row in of if row["year"] == year}
    return {row[by]: (found.get(row[by], 0), row["projects"]) for row in among if row["year"] == year}


def _may_be_chance(year: int, view: View) -> bool:
    """Return whether shares as far apart come by chance: the interval of their difference holds 0."""
    before, after = (_whole(_cells("axis", one, view)) for one in (year - 1, year))
    low, high = newcombe(before, after)
    return low <= 0 <= high


def _whole(cells: Cells) -> Cell:
    return sum(part for part, _ in cells.values()), sum(size for _, size in cells.values())
