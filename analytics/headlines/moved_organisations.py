"""What moved the number of organisations: those seen for the first time and those seen before, whose changes add up to its change.

Axes and sectors cannot say it: an organisation may be in several, and counts once.
"""

from analytics.headlines.moved import signed
from analytics.indicators.answers import answer
from analytics.view import View
from analytics.words import say

PARTS = ("first_seen", "seen_before")


def entry_changes(year: int, view: View) -> dict[str, int]:
    """Return the change from the year before `year` of each part, nothing where one of the years has no organisation."""
    rows = {row["year"]: row for row in answer("organisation_entry", view).rows}
    if year not in rows or year - 1 not in rows:
        return {}
    return {name: rows[year][name] - rows[year - 1][name] for name in PARTS}


def moved_organisations(year: int, view: View) -> str:
    """Return in words how both parts changed."""
    found = {name: signed(change, view.lang) for name, change in entry_changes(year, view).items()}
    return say("kpi_moved_organisations", view.lang, **found) if found else ""
