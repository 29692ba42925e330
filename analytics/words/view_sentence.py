"""A view in words: «Projets et événements, axes IA et Formation, 2018-2024, fiches non datées comprises»."""

from collections.abc import Mapping

from analytics.proper_names import name_in
from analytics.view import DIMENSIONS, Dimension, View
from analytics.vocabulary import UNKNOWN, word_of
from analytics.words import book, say
from analytics.words.typography import typeset

SHOWN = 8  # a longer list ends with how many more there are
_ISOLATE, _RELEASE = "\u2068", "\u2069"


def view_sentence(view: View, lang: str, organisations: Mapping[str, str] | None = None) -> str:
    """Return what a view holds, as one sentence of `lang` without its full stop.

    `organisations` are names by id; an id without a name stands for itself.
    """
    lists = [_list_part(one, getattr(view, one.field), lang, organisations or {}) for one in DIMENSIONS if one.key != "register"]
    parts = [_registers(view, lang), *lists, _years(view, lang), _undated(view, lang), _words(view, lang)]
    return _say("comma", lang).join(part for part in parts if part)


def _say(key: str, lang: str, **facts: object) -> str:
    return typeset(book("view")[key][lang], lang).format(**facts)


def _registers(view: View, lang: str) -> str:
    return word_of("registers", view.registers[0], lang) if len(view.registers) == 1 else _say("everything", lang)


def _list_part(dimension: Dimension, codes: tuple[str, ...], lang: str, organisations: Mapping[str, str]) -> str:
    if not codes:
        return ""
    forms = book("view")[dimension.key][lang]
    form = {1: "one", 2: "two"}.get(len(codes), "other")
    words = [_word(dimension, code, lang, organisations) for code in codes]
    return typeset(forms.get(form, forms["other"]), lang).format(values=_joined(words, lang))


def _word(dimension: Dimension, code: str, lang: str, organisations: Mapping[str, str]) -> str:
    if code == UNKNOWN:
        return say("unknown", lang)
    if dimension.vocabulary is None:
        return f"{_ISOLATE}{name_in('organisations', organisations.get(code, code), lang)}{_RELEASE}"  # a name keeps its own direction
    return word_of(dimension.vocabulary, code, lang, short=dimension.key == "axis")


def _joined(words: list[str], lang: str) -> str:
    if len(words) > SHOWN + 1:  # a name is as short as «and 1 more», whose number would have to agree
        words = [*words[:SHOWN], _say("and_more", lang, count=len(words) - SHOWN)]
    *first, last = words
    return _say("and", lang).join([_say("list", lang).join(first), last]) if first else last


def _years(view: View, lang: str) -> str:
    first, last = view.year_from, view.year_to
    if first is None and last is None:
        return ""
    if first == last:
        return _say("one_year", lang, year_from=first)
    key = "years" if first and last else "since" if first else "until"
    return _say(key, lang, year_from=first, year_to=last)


def _undated(view: View, lang: str) -> str:
    if view.undated == "drop":
        return _say("undated_drop", lang)
    return _say("undated_keep", lang) if view.year_from or view.year_to else ""


def _words(view: View, lang: str) -> str:
    return _say("words", lang, words=f"{_ISOLATE}{view.words}{_RELEASE}") if view.words else ""
