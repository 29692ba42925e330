"""Counted nouns: «1 projet», «12 projets», «مشروعان»."""

import tomllib
from functools import cache
from pathlib import Path

from analytics.words.numbers import number, plural


@cache
def _nouns() -> dict[str, dict]:
    return tomllib.loads(Path(__file__).with_name("nouns.toml").read_text(encoding="utf-8"))


def form_of(noun: str, category: str, lang: str) -> str:
    """Return the form of a noun for a plural category; «#» is where the number stands."""
    forms = _nouns()[noun][lang]
    return forms.get(category, forms["other"])


def counted(noun: str, count: float, lang: str) -> str:
    """Return `count`, whole or with one decimal, with its noun in the right form of `lang`."""
    return form_of(noun, plural(count, lang), lang).replace("#", number(count, lang, 0 if count == int(count) else 1))
