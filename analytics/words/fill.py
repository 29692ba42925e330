"""Facts become words: `{axis}`, `{projects:projects}`, `{share:percent}` in a template of one language."""

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list

from analytics.words.columns import is_coded, named, shown
from analytics.words.dates import date_words
from analytics.words.money import money
from analytics.words.nouns import counted
from analytics.words.numbers import number, percent
from analytics.words.typography import typeset

_ISOLATE, _RELEASE = "\u2068", "\u2069"
_NAMED = 3  # of several that are equal; a longer list ends with how many more there are
_OPTIONAL, _NAMES = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]"), re.compile(r"\{(\w+)")
_LISTS = {"fr": "fr", "ar": "ar_MA", "en": "en_GB"}  # en_GB has no comma before «and»

WRITERS: dict[str, Callable[[Any, str], str]] = {
    "percent": percent,
    "mad": money,
    "decimal": lambda value, lang: number(value, lang, 2),
    "tenth": lambda value, lang: number(value, lang, 1),
    "year": lambda value, _: str(value),
}


@dataclass(frozen=True)
class Several:
    """Some who are said one after another: the words for each in every language, and the facts of each."""

    words: Mapping[str, str]
    each: Sequence[Mapping[str, Any]]


class _Fact:
    """One fact on its way into a sentence: it knows its name and the reader's language."""

    def __init__(self, name: str, value: Any, lang: str):
        self.name, self.value, self.lang = name, value, lang

    def __format__(self, spec: str) -> str:
        if isinstance(self.value, Several):
            return _listed(self.value, self.lang)
        if isinstance(self.value, str):
            return date_words(self.value, self.lang) if spec == "date" else self._text()
        if spec in WRITERS:
            return WRITERS[spec](self.value, self.lang)
        return counted(spec, self.value, self.lang) if spec else number(self.value, self.lang)

    def _text(self) -> str:
        return (
            shown(self.name, self.value, self.lang)
            if is_coded(self.name)
            else f"{_ISOLATE}{named(self.name, self.value, self.lang)}{_RELEASE}"
        )


class _Filler(string.Formatter):
    def __init__(self, lang: str):
        self.lang = lang

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> _Fact:
        return _Fact(str(key), kwargs[str(key)], self.lang)


def _listed(several: Several, lang: str) -> str:
    named = several.each if len(several.each) <= _NAMED + 1 else several.each[:_NAMED]  # a name is as short as «and 1 other»
    names = [fill(several.words[lang], facts, lang) for facts in named]
    more = len(several.each) - len(named)
    return format_list([*names, counted("others", more, lang)] if more else names, locale=_LISTS[lang])


def with_known(template: str, facts: Mapping[str, Any]) -> str:
    """Return `template` without the parts in square brackets that name a fact which is None, and the brackets of the others gone."""
    return _OPTIONAL.sub(lambda part: "" if any(facts[name] is None for name in _NAMES.findall(part[1])) else part[1], template)


def fill(template: str, facts: Mapping[str, Any], lang: str) -> str:
    """Return `template` with every `{name:spec}` written as a reader of `lang` expects.

    A spec is `percent`, `mad`, `decimal`, `tenth`, `year`, `date`, a noun of nouns.toml, or nothing (a whole number,
    or the word of a code where the column `name` has a vocabulary).
    """
    line = typeset(template, lang)
    return _Filler(lang).vformat(line, (), facts) if "{" in line else line
