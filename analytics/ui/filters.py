"""The filters as HTML that stays the same from view to view; serving/js/filters.js shows the view in them and writes it to the address."""

import json
from functools import lru_cache

from analytics.names import plain
from analytics.proper_names import name_in
from analytics.ui.escape import quoted, text
from analytics.ui.groups import with_mark
from analytics.ui.landmarks import choices
from analytics.view import DIMENSIONS, LAID_OVER, LIST_LENGTH, WORDS_LENGTH, Dimension, View
from analytics.vocabulary import UNKNOWN, vocabularies, word_of
from analytics.warehouse.calendar import year_span
from analytics.warehouse.organisations import group_ids, organisation_names
from analytics.words import say

FIRST = ("axis", "sector")
_SEARCHED = 12  # options; more are easier to find by a few letters than by eye


def code_word(dimension: Dimension, code: str, lang: str, version: str) -> str:
    """Return the word of a code of `dimension`, the unknown and organisations included."""
    return say("unknown", lang) if code == UNKNOWN else _word(dimension.vocabulary, code, lang, version)


def words_of_codes(vocabulary: str | None, lang: str, version: str) -> dict[str, str]:
    """Return the word of each code of a vocabulary in its order, where it is None the name of each organisation, groups last."""
    if vocabulary:
        return {code: _word(vocabulary, code, lang, version) for code in vocabularies()[vocabulary].codes}
    return {code: with_mark(_word(None, code, lang, version), code, lang, version) for code in in_order_of_names(lang, version)}


def _word(vocabulary: str | None, code: str, lang: str, version: str) -> str:
    if vocabulary is None:
        return name_in("organisations", organisation_names(version).get(code, code), lang)
    return word_of(vocabulary, code, lang)


@lru_cache(maxsize=16)
def first_filters(lang: str, version: str) -> str:
    """Return the filters most readers use: axis, sector, years, words."""
    lists = "".join(_of_dimension(dimension, lang, version) for dimension in DIMENSIONS if dimension.key in FIRST)
    years = "".join(_years(word, start, lang, version) for word, start in (("from", "start"), ("to", "end")))
    return f'<div class="filters">{lists}{years}{_words(lang)}</div>'


@lru_cache(maxsize=16)
def more_filters(registers: tuple[str, ...], lang: str, version: str) -> str:
    """Return the other filters, and what can be laid over charts of years of the `registers` of the view."""
    lists = "".join(_of_dimension(dimension, lang, version) for dimension in DIMENSIONS if dimension.key not in FIRST)
    over = _list("over", choices(View(registers=registers, lang=lang), version), LAID_OVER, lang)
    return f'<div class="filters more">{lists}{_undated(lang)}{over}</div>'


def _of_dimension(dimension: Dimension, lang: str, version: str) -> str:
    last = {UNKNOWN: say("unknown", lang)} if dimension.key != "register" else {}
    return _list(dimension.key, {**words_of_codes(dimension.vocabulary, lang, version), **last}, LIST_LENGTH, lang)


def in_order_of_names(lang: str, version: str) -> list[str]:
    """Return the organisations of a version in the order of their names as a reader of `lang` knows them, groups after all others."""
    names, groups = organisation_names(version), group_ids(version)
    return sorted(names, key=lambda code: (code in groups, plain(name_in("organisations", names[code], lang)), code))


def _list(key: str, words: dict[str, str], most: int, lang: str) -> str:
    """Return a list of options that opens; its options are made when it does."""
    options = json.dumps(list(words.items()), ensure_ascii=False, separators=(",", ":"))
    said = {"key": key, "most": most, "none": say("over_hint" if key == "over" else "all", lang), "nothing": say("no_option", lang)}
    said |= {"search": say("find_option", lang, name=say(key, lang))} if len(words) > _SEARCHED else {}
    data = " ".join(f'data-{name}="{text(value)}"' for name, value in said.items())
    return (
        f"<details class=\"filter\" {data} data-options='{quoted(options)}'>"
        f'<summary><span class="name">{text(say(key, lang))}</span> <span class="value"></span></summary></details>'
    )


def _years(key: str, open_end: str, lang: str, version: str) -> str:
    first, last = year_span(version)
    years = {str(year): str(year) for year in range(first, last + 1)}
    return _one_of(key, {"": say(open_end, lang), **years}, lang)


def _undated(lang: str) -> str:
    return _one_of("undated", {"": say("undated_keep", lang), "drop": say("undated_drop", lang)}, lang)


def _one_of(key: str, words: dict[str, str], lang: str) -> str:
    options = "".join(f'<option value="{text(value)}">{text(word)}</option>' for value, word in words.items())
    return f'<label class="filter"><span class="name">{text(say(key, lang))}</span><select data-key="{key}">{options}</select></label>'


def _words(lang: str) -> str:
    entry = f'<input type="search" data-key="q" maxlength="{WORDS_LENGTH}" placeholder="{text(say("search_hint", lang))}">'
    return f'<label class="filter"><span class="name">{text(say("q", lang))}</span>{entry}</label>'
