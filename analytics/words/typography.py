"""How a line is set: what must stay together does, and what runs left to right does so within Arabic."""

import re
from functools import cache

_ISOLATE, _RELEASE = "\u2066", "\u2069"
_TIED, _NARROW = "\u00a0", "\u202f"
_JOINER = "\u2060"
_END = r"(?<!\d)\d{4}(?!\d)|\{\w+(?::(?:year|decimal|percent))?\}"
_RANGE = re.compile(rf"({_END})[-–]({_END})")
_PERIOD = re.compile(r"\d{4}-\d{4}")
_PERCENT = re.compile(r"(?<![\d.,\u2066\u2212+])[+\u2212]?\d[\d.,]*%")


@cache
def typeset(words: str, lang: str) -> str:
    """Return words of `lang`, or a template of them, with the spaces and marks that keep a line right.

    Years of a range stay on one line in every language; French marks keep their space; in Arabic a range of years
    and a percentage keep their own direction.
    """
    words = _RANGE.sub(lambda found: year_range(found[1], found[2], lang), words)
    if lang == "fr":
        words = re.sub(r"(?<=«) | (?=[»:;?!%])", _TIED, words)
        return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", _NARROW, words)
    return _PERCENT.sub(lambda found: left_to_right(found[0], lang), words) if lang == "ar" else words


def period(words: str, lang: str) -> str:
    """Return a name that is a range of years as such a range, any other name as it is."""
    return year_range(*words.split("-"), lang) if _PERIOD.fullmatch(words) else words


def year_range(first: object, last: object, lang: str) -> str:
    """Return «2018–2026», unbroken, earlier year at the left; one year is no range."""
    if first == last:
        return str(first)
    return left_to_right(f"{first}{_JOINER}–{_JOINER}{last}", lang)


def left_to_right(words: str, lang: str) -> str:
    """Return words that are read from the left, set apart from Arabic around them."""
    return f"{_ISOLATE}{words}{_RELEASE}" if lang == "ar" else words
