"""Which axes and sectors moved a count from one year to the next: their own changes, which add up to its change."""

from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.view import View
from analytics.vocabulary import word_of
from analytics.words import say
from analytics.words.fill import Several

MOST_NAMED = 2  # of axes, and of sectors
_WORDS = {"axis": "axes", "sector": "sectors"}
_EACH = dict.fromkeys(("fr", "ar", "en"), "{name} {change}")


def changes(measure: str, by: str, year: int, view: View) -> dict[str | None, int]:
    """Return the change from the year before `year` in records of `measure`, by code of `by` (axis or sector), None for the unknown.

    The changes of all codes add up to the change of the whole: a partition, with no rest. Codes that stayed the same are not in it.
    """
    answered = explored(choice_of({"measure": [measure], "by": [by], "then": ["year"]})[0], view)
    found: dict[str | None, int] = {}
    for row in answered.rows:
        sign = {year: 1, year - 1: -1}.get(row["year"], 0)
        found[row[by]] = found.get(row[by], 0) + sign * row[measure]
    return {code: change for code, change in found.items() if change}


def moved_by(measure: str, year: int, view: View) -> str:
    """Return in words which axes and sectors moved a count most, in the direction it went; nothing where it stayed the same."""
    parts = {by: changes(measure, by, year, view) for by in ("axis", "sector")}
    whole = sum(parts["axis"].values())
    named = {by: [_told(by, one, view.lang) for one in _largest(found, whole)] for by, found in parts.items()}
    if not whole or not named["axis"] or not named["sector"]:
        return ""
    return say("kpi_moved", view.lang, axes=Several(_EACH, named["axis"]), sectors=Several(_EACH, named["sector"]))


def _largest(found: dict[str | None, int], whole: int) -> list[tuple[str, int]]:
    same_way = [(code, change) for code, change in found.items() if code and change * whole > 0]
    return sorted(same_way, key=lambda one: (-abs(one[1]), one[0]))[:MOST_NAMED]


def _told(by: str, moved: tuple[str, int], lang: str) -> dict[str, object]:
    code, change = moved
    return {"name": word_of(_WORDS[by], code, lang, short=True), "change": f"{change:+d}".replace("-", "−")}
