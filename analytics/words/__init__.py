"""Every string a person sees that is not an indicator's own, in French, Arabic and English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from analytics.errors import UnknownName
from analytics.names import nearest
from analytics.words.fill import fill
from analytics.words.typography import typeset

_ROOM = Path(__file__).parent


@cache
def book(name: str) -> dict[str, dict]:
    """Return one file of words: entries by key, each with fr, ar and en."""
    return tomllib.loads((_ROOM / f"{name}.toml").read_text(encoding="utf-8"))


def say(key: str, lang: str, **facts: object) -> str:
    """Return the interface words of `key` in `lang`, with `facts` filled in."""
    entries = book("interface")
    if key not in entries:
        raise UnknownName(f"no words for «{key}»; near it: {', '.join(nearest(key, list(entries)))}")
    return fill(entries[key][lang], facts, lang)


def page_words(page: str, part: str, lang: str) -> str:
    """Return the `title`, `nav`, `question` or `says` of a page in `lang`."""
    return written(book("pages")[page][part], lang)


def written(words: Mapping[str, str], lang: str) -> str:
    """Return the words of `lang` among three, set as that language is set."""
    return typeset(words[lang], lang)
