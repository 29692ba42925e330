"""Titles of records, which stay as the register writes them: which language that is, and the line that says it to readers of another."""

import re

from analytics.words import say

WRITTEN_IN = "en"
_ARABIC = re.compile("[\u0600-\u06ff]")
_FRENCH = re.compile(r"\b(?:d|l)['’]|\b(?:de|des|du|le|la|les|et|pour|un|une|en|au|aux|sur)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:of|the|and|for|in|with|by|to|on|at|\w+ing|edition|agreement|summit|\d+(?:st|nd|rd|th))\b", re.IGNORECASE)


def titles_written(lang: str) -> str:
    """Return the line that says in which language titles and notes are written, empty for who reads that one."""
    return "" if lang == WRITTEN_IN else say("titles_written", lang)


def language_of(title: str) -> str:
    """Return the language of a title: Arabic by its letters, French by small words without English ones, else that of the registers."""
    if _ARABIC.search(title):
        return "ar"
    return "fr" if _FRENCH.search(title) and not _ENGLISH.search(title) else WRITTEN_IN
