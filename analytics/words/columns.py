"""Columns: their label, the vocabulary of their codes and how their numbers are written; one dictionary for the whole house."""

import tomllib
from functools import cache
from pathlib import Path

from analytics.vocabulary import word_of
from analytics.words.numbers import ABSENT, money, number, percent


@cache
def known() -> dict[str, dict]:
    """Return every known column by name."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def label(name: str, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return the label of a column; `own` are labels an indicator brings along."""
    return {**known(), **(own or {})}[name][lang]


def vocabulary_of(name: str) -> str | None:
    """Return the vocabulary of a column's codes, None where it holds no codes."""
    return known().get(name, {}).get("vocabulary")


def format_of(name: str, own: dict[str, dict] | None = None) -> str:
    """Return how a column's numbers are written: integer, percent, decimal, mad or year."""
    return {**known(), **(own or {})}[name].get("format", "integer")


def shown(name: str, value: object, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return one value as a reader of `lang` sees it."""
    if value is None:
        return ABSENT
    if isinstance(value, str):
        vocabulary = vocabulary_of(name)
        return word_of(vocabulary, value, lang) if vocabulary else value
    writers = {
        "percent": lambda: percent(value, lang),
        "decimal": lambda: number(value, lang, 2),
        "mad": lambda: number(value, lang),
        "year": lambda: str(value),
        "integer": lambda: number(value, lang),
    }
    return writers[format_of(name, own)]()
