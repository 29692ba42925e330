"""Which words of the glossary stand in a text, in the forms that each language gives them."""

import re
from functools import cache

from analytics.words import book

PLAIN = {"left_out", "register", "record", "version", "view"}  # in every text, and explained once
_WRITTEN_ONTO = "(?:[وبلكف]{0,2}(?:ال|ل))?"  # by Arabic, before a word
_ARTICLE = "ال"
_ENDS = r"s?(?!\w)"


def jargon_in(said: str, lang: str) -> tuple[str, ...]:
    """Return the names of the words of glossary.toml that stand in a text of `lang`, in their order there."""
    return tuple(name for name, pattern in _patterns(lang).items() if pattern.search(said))


@cache
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """Return what gives each word away: its name and its plural, or the beginning that `found` names."""
    told = {name: one for name, one in book("glossary").items() if name not in PLAIN}
    return {name: re.compile(_pattern(one, lang), re.IGNORECASE) for name, one in told.items()}


def _pattern(one: dict, lang: str) -> str:
    stem = re.escape((one["found"] if "found" in one else one["name"])[lang].removeprefix(_ARTICLE))
    return rf"(?<!\w){_WRITTEN_ONTO if lang == 'ar' else ''}{stem}{'' if 'found' in one else _ENDS}"
