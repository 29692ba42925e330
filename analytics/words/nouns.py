"""Counted nouns: «1 projet», «12 projets», «مشروعان»."""

import tomllib
from functools import cache
from pathlib import Path

from analytics.words.numbers import number, plural


@cache
def _nouns() -> dict[str, dict]:
    return tomllib.loads(Path(__file__).with_name("nouns.toml").read_text(encoding="utf-8"))


def counted(noun: str, count: float, lang: str) -> str:
    """Return `count` with its noun in the right form of `lang`."""
    forms = _nouns()[noun][lang]
    return forms.get(plural(count, lang), forms["other"]).replace("#", number(count, lang))
