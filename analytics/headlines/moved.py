"""Which axes and sectors moved a figure from one year to the next: their own changes, which add up to its change."""

from collections.abc import Iterable, Mapping

from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.view import View
from analytics.vocabulary import word_of
from analytics.words import book, say, written
from analytics.words.numbers import number
from analytics.words.typography import left_to_right

MOST_NAMED = 2  # of axes, and of sectors
FIELDS = {"axis": "axes", "sector": "sectors"}  # of the view, and vocabularies
Changes = Mapping[str | None, float]


def changes(measure: str, by: str, year: int, view: View) -> dict[str | None, int]:
    """Return the change from the year before `year` in records of `measure`, by code of `by` (axis or sector), None for the unknown.

    The changes of all codes add up to the change of the whole: a partition, with no rest. Codes that stayed the same are not in it.
    """
    counts = counted(measure, by, view)
    return changed([(row[by], row["year"], row[measure]) for row in counts], year)


def counted(measure: str, by: str, view: View) -> tuple[dict, ...]:
    """Return the records of `measure` by code of `by` and year."""
    return explored(choice_of({"measure": [measure], "by": [by], "then": ["year"]})[0], view).rows


def changed(cells: Iterable[tuple[str | None, int, float]], year: int) -> dict:
    """Return how much more `year` has than the year before it, by code; cells are (code, year, value), which add up. Equals are left out."""
    found: dict[str | None, float] = {}
    for code, at, value in cells:
        sign = {year: 1, year - 1: -1}.get(at, 0)
        found[code] = found.get(code, 0) + sign * value
    return {code: change for code, change in found.items() if change}


def moved_by(measure: str, year: int, view: View) -> str:
    """Return in words which axes and sectors changed most, up or down; nothing of those of which the view has but one."""
    parts = [named(by, changes(measure, by, year, view), view.lang) for by in several(view)]
    return moved_words(parts, ("kpi_moved_one", "kpi_moved"), view.lang)


def several(view: View) -> list[str]:
    """Return by what a change can be divided: of the axes and sectors those of which the view has not just one."""
    return [by for by, field in FIELDS.items() if len(getattr(view, field)) != 1]


def moved_words(parts: list[str], keys: tuple[str, str], lang: str) -> str:
    """Return the words of `keys` for one or two parts that name somebody; nothing where none does."""
    told = [part for part in parts if part]
    return say(keys[len(told) - 1], lang, first=told[0], second=told[-1]) if told else ""


def named(by: str, found: Changes, lang: str, decimals: int = 0) -> str:
    """Return the codes of `by` (axis or sector) that changed most, each with its change; nothing where no change of a known code is seen.

    A comma stands between them: a name may hold an «and» of its own.
    """
    known = [(code, change) for code, change in found.items() if code and round(change, decimals)]
    largest = sorted(known, key=lambda one: (-abs(one[1]), one[0]))[:MOST_NAMED]
    told = [f"{word_of(FIELDS[by], code, lang, short=True)} ({signed(change, lang, decimals)})" for code, change in largest]
    return written(book("view")["comma"], lang).join(told)


def signed(change: float, lang: str, decimals: int = 0) -> str:
    """Return a change with its sign: «+6», «−2,4»; nothing has none."""
    words = number(change, lang, decimals)
    return left_to_right(f"+{words}", lang) if round(change, decimals) > 0 else words
