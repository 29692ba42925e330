"""Counted nouns: «1 projet», «12 projets», «مشروعان»."""

import tomllib
from functools import cache
from pathlib import Path

from analytics.errors import UnknownName
from analytics.names import nearest
from analytics.words.numbers import number, plural


@cache
def _nouns() -> dict[str, dict]:
    return tomllib.loads(Path(__file__).with_name("nouns.toml").read_text(encoding="utf-8"))


def form_of(noun: str, category: str, lang: str) -> str:
    """Return the form of a noun for a plural category; «#» is where the number stands. Raise `UnknownName` for a noun that is not in nouns.toml."""
    if noun not in _nouns():
        raise UnknownName(
            f"«{noun}» is neither a noun of nouns.toml nor a spec of words/fill.py; near it: {', '.join(nearest(noun, list(_nouns())))}"
        )
    forms = _nouns()[noun][lang]
    return forms.get(category, forms["other"])


def counted(noun: str, count: float, lang: str) -> str:
    """Return `count`, whole or with one decimal, with its noun in the right form of `lang`."""
    return form_of(noun, plural(count, lang), lang).replace("#", number(count, lang, 0 if count == int(count) else 1))
