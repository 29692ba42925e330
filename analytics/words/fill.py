"""Facts become words: `{axis}`, `{projects:projects}`, `{share:percent}` in a template of one language."""

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.words.columns import is_coded, shown
from analytics.words.nouns import counted
from analytics.words.numbers import money, number, percent

_ISOLATE, _RELEASE = "\u2068", "\u2069"


class _Fact:
    """One fact on its way into a sentence: it knows its name and the reader's language."""

    def __init__(self, name: str, value: Any, lang: str):
        self.name, self.value, self.lang = name, value, lang

    def __format__(self, spec: str) -> str:
        if isinstance(self.value, str):
            return self._text()
        writers = {
            "percent": percent,
            "mad": money,
            "decimal": lambda v, lang: number(v, lang, 2),
            "tenth": lambda v, lang: number(v, lang, 1),
        }
        if spec == "year":
            return str(self.value)
        if spec in writers:
            return writers[spec](self.value, self.lang)
        return counted(spec, self.value, self.lang) if spec else number(self.value, self.lang)

    def _text(self) -> str:
        return shown(self.name, self.value, self.lang) if is_coded(self.name) else f"{_ISOLATE}{self.value}{_RELEASE}"


class _Filler(string.Formatter):
    def __init__(self, lang: str):
        self.lang = lang

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> _Fact:
        return _Fact(str(key), kwargs[str(key)], self.lang)


def fill(template: str, facts: dict[str, Any], lang: str) -> str:
    """Return `template` with every `{name:spec}` written as a reader of `lang` expects.

    A spec is `percent`, `mad`, `decimal`, `tenth`, `year`, a noun of nouns.toml, or nothing (a whole number,
    or the word of a code where the column `name` has a vocabulary).
    """
    filled = _Filler(lang).vformat(template, (), facts) if "{" in template else template
    return unbroken(filled) if lang == "fr" else filled


def unbroken(words: str) -> str:
    """Return French words whose guillemets and high punctuation cannot be left alone at the end of a line."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", words)
