"""Which charts a briefing shows: the first of a list that answer in the view and have something to compare."""

from collections.abc import Iterable

from analytics.indicators.answers import Answer, answer
from analytics.view import View

OVER_YEARS = ("activity_by_year", "projects_by_year", "events_by_year")
_OF_ONE_REGISTER = {("projects",): "projects_by_year", ("events",): "events_by_year"}
BREAKDOWNS = (
    "projects_by_axis", "projects_by_actor_type", "events_by_type", "events_by_axis", "projects_by_sector", "events_by_sector",
)  # fmt: skip
MORE = (
    "projects_by_region", "projects_by_sector", "axis_growth", "events_by_type", "events_by_region", "events_by_sector", "events_by_city",
    "international_share_by_year", "events_international_share_by_year",
)  # fmt: skip
_COMPARED = 2  # rows with a value: one bar compares nothing


def on_first_page(view: View) -> list[Answer]:
    """Return the answer over years and two by breakdown."""
    of_one = _OF_ONE_REGISTER.get(view.registers)
    over_years = _first((answer(name, view) for name in ((of_one,) if of_one else OVER_YEARS)), 1)
    return [*over_years, *_first((answer(name, view) for name in BREAKDOWNS), 2)]


def on_second_page(view: View) -> list[Answer]:
    """Return up to four more answers, none of those of the first page and none refused."""
    shown = {one.name for one in on_first_page(view)}
    found = [answer(name, view) for name in MORE if name not in shown]
    return [one for one in found if _compares(one)][:4]


def _first(answers: Iterable[Answer], count: int) -> list[Answer]:
    """Return the first answers that compare, then those that answer, then those that say why they do not."""
    found = list(answers)
    ranked = sorted(found, key=lambda one: (not _compares(one), one.refusal is not None))
    return sorted(ranked[:count], key=found.index)


def _compares(one: Answer) -> bool:
    return one.refusal is None and len(one.rows) >= _COMPARED
