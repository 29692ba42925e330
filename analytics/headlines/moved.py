"""Which axes and sectors moved a count from one year to the next: their own changes, which add up to its change."""

from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.view import View
from analytics.vocabulary import word_of
from analytics.words import say
from analytics.words.fill import Several

MOST_NAMED = 2  # of axes, and of sectors
_FIELDS = {"axis": "axes", "sector": "sectors"}  # of the view, and vocabularies
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
    """Return in words which axes and sectors changed most, up or down; nothing of those of which the view has but one."""
    parts = {by: _largest(changes(measure, by, year, view)) for by in ("axis", "sector") if len(getattr(view, _FIELDS[by])) != 1}
    told = [Several(_EACH, [_told(by, one, view.lang) for one in found]) for by, found in parts.items() if found]
    if not told:
        return ""
    key = "kpi_moved" if len(told) == 2 else "kpi_moved_one"
    return say(key, view.lang, first=told[0], second=told[-1])


def _largest(found: dict[str | None, int]) -> list[tuple[str, int]]:
    named = [(code, change) for code, change in found.items() if code]
    return sorted(named, key=lambda one: (-abs(one[1]), one[0]))[:MOST_NAMED]


def _told(by: str, moved: tuple[str, int], lang: str) -> dict[str, object]:
    code, change = moved
    return {"name": word_of(_FIELDS[by], code, lang, short=True), "change": f"{change:+d}".replace("-", "−")}
