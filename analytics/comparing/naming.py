"""The sides in words: their names as a sentence says them, and the columns that tell them apart in the rows."""

from collections.abc import Mapping

from analytics.comparing.comparison import Comparison
from analytics.indicators.indicator import Row, Words
from analytics.proper_names import name_in
from analytics.vocabulary import LANGUAGES, UNKNOWN, word_of
from analytics.words import say
from analytics.words.fill import Several

_QUOTES = {"fr": ("« ", " »"), "ar": ("«", "»"), "en": ("“", "”")}
_ISOLATE, _RELEASE = "\u2068", "\u2069"
Names = Mapping[str, str]


def faces_of(comparison: Comparison, names: Names) -> list[Row]:
    """Return the columns and values that tell each side apart; `names` are those of organisations by id."""
    column, identifier = comparison.dimension.column, comparison.dimension.identifier
    codes = [None if side == UNKNOWN else side for side in comparison.sides]
    if column == identifier:
        return [{column: code} for code in codes]
    return [{column: names.get(code or ""), identifier: code} for code in codes]


def side_word(comparison: Comparison, side: str, names: Names) -> Words:
    """Return what a side is called in each language."""
    vocabulary = comparison.dimension.vocabulary
    if side == UNKNOWN:
        return {lang: say("unknown", lang) for lang in LANGUAGES}
    if vocabulary:
        return {lang: word_of(vocabulary, side, lang, short=True) for lang in LANGUAGES}
    return {lang: name_in("organisations", names.get(side, side), lang) for lang in LANGUAGES}


def said_sides(comparison: Comparison, names: Names) -> list[Several]:
    """Return each side as a fact of sentences: between quotation marks, a period as it is."""
    return [Several(_quoted(comparison, side_word(comparison, side, names)), [{}]) for side in comparison.sides]


def _quoted(comparison: Comparison, words: Words) -> Words:
    plain = {lang: words[lang].replace("{", "{{").replace("}", "}}") for lang in words}
    if comparison.key == "period":
        return plain
    inside = {lang: f"{_ISOLATE}{plain[lang]}{_RELEASE}" if comparison.key == "org" else plain[lang] for lang in plain}
    return {lang: f"{_QUOTES[lang][0]}{inside[lang]}{_QUOTES[lang][1]}" for lang in inside}


def several(facts: list[Several]) -> Several:
    """Return names one after another as one fact."""
    return Several(dict.fromkeys(LANGUAGES, "{name}"), [{"name": name} for name in facts])
