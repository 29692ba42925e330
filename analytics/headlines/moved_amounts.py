"""Which axes and sectors moved the sum of funding rounds: their own changes in millions of dirhams, which add up to its change."""

from analytics.headlines.moved import changed, moved_words, named, several
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.rounds import amounts_added

_MILLION = 1e6


def amount_changes(by: str, year: int, view: View) -> dict[str | None, float]:
    """Return the change from the year before `year` in dirhams, by code of `by` (axis or sector), None for the unknown."""
    rows = amounts_added(view.question, versions.known(view.version))
    return changed([(row[by], row["year"], row["amount_mad"]) for row in rows], year)


def moved_amounts(year: int, view: View) -> str:
    """Return in words which axes and sectors changed most, in millions of dirhams; nothing of those of which only one has an amount."""
    rows = [row for row in amounts_added(view.question, versions.known(view.version)) if row["year"] in (year - 1, year)]
    divided = [by for by in several(view) if len({row[by] for row in rows}) > 1]
    parts = [named(by, _in_millions(amount_changes(by, year, view)), view.lang, decimals=1) for by in divided]
    return moved_words(parts, ("kpi_moved_amount_one", "kpi_moved_amount"), view.lang)


def _in_millions(found: dict[str | None, float]) -> dict[str | None, float]:
    return {code: change / _MILLION for code, change in found.items()}
