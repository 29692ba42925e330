"""Columns: their label, the vocabulary of their codes and how their numbers are written; one dictionary for the whole house."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from analytics.proper_names import REGISTERS, name_in
from analytics.vocabulary import LANGUAGES, word_of
from analytics.words.countries import country_words
from analytics.words.dates import date_words
from analytics.words.numbers import ABSENT, number, percent
from analytics.words.typography import period, typeset


@cache
def known() -> dict[str, dict]:
    """Return every known column by name."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def label(name: str, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return the label of a column; `own` are labels an indicator brings along."""
    return typeset({**known(), **(own or {})}[name][lang], lang)


def vocabulary_of(name: str) -> str | None:
    """Return the vocabulary of a column's codes, None where it holds no codes."""
    return known().get(name, {}).get("vocabulary")


def read_as(columns: tuple[str, ...], lang: str) -> dict[str, str]:
    """Return the columns that a reader of `lang` sees, each with the name it is shown under.

    Of `reason_fr`, `reason_ar` and `reason_en` side by side, a French reader sees the first, as `reason`.
    """
    stems = [name.removesuffix("_fr") for name in columns if name.endswith("_fr")]
    whole = [stem for stem in stems if all(f"{stem}_{one}" in columns for one in LANGUAGES)]
    told = {f"{stem}_{one}": (stem, one) for stem in whole for one in LANGUAGES}
    shown = {name: told.get(name, (name, lang)) for name in columns}
    return {name: stem for name, (stem, one) in shown.items() if one == lang}


def is_coded(name: str) -> bool:
    """Return whether a column holds codes, or names of columns, that are shown as words."""
    return vocabulary_of(name) is not None or known().get(name, {}).get("format") == "column"


def format_of(name: str, own: dict[str, dict] | None = None) -> str:
    """Return how a column's values are written: integer, percent, decimal, figure, mad, year, date, country, organisations, cities, column."""
    return {**known(), **(own or {})}[name].get("format", "integer")


def shown(name: str, value: Any, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return one value as a reader of `lang` sees it."""
    if value is None:
        return (own or {}).get(name, {}).get("held", {}).get(lang, ABSENT)
    if isinstance(value, str):
        return _text(name, value, lang, own)
    writers = {
        "percent": lambda: percent(value, lang),
        "decimal": lambda: number(value, lang, 2),
        "figure": lambda: number(value, lang, _decimals(value)),
        "mad": lambda: number(value, lang),
        "year": lambda: str(value),
        "integer": lambda: number(value, lang),
    }
    return writers[format_of(name, own)]()


def _decimals(value: float) -> int:
    """Return how many of two decimals a figure needs, one that was published as 17.9 or 380 being written so."""
    return len(f"{value:.2f}".rstrip("0").partition(".")[2])


def _text(name: str, value: str, lang: str, own: dict[str, dict] | None) -> str:
    said = known().get(name, {}).get("said", {}).get(value)  # the few values that are neither names nor codes of the list
    if said:
        return typeset(said[lang], lang)
    vocabulary = vocabulary_of(name)
    if vocabulary:
        return word_of(vocabulary, value, lang)
    return label(value, lang, own) if is_coded(name) else named(name, value, lang, own)


def named(name: str, value: str, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return a text of a column without codes as a reader of `lang` knows it: a date, a country, organisations, a city, a period."""
    written_as = {**known(), **(own or {})}.get(name, {}).get("format", "")
    if written_as in REGISTERS:
        return name_in(written_as, value, lang)
    return {"date": date_words, "country": country_words}.get(written_as, period)(value, lang)
