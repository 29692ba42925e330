"""The view bar: widgets that read from the address and write to it; a drawer on a phone."""

import streamlit as st

from analytics.ui.landmarks import choices
from analytics.ui.navigation import toggle
from analytics.ui.reader import Reader, reader, show
from analytics.view import DIMENSIONS, LAID_OVER, Dimension
from analytics.vocabulary import UNKNOWN, vocabularies, word_of
from analytics.warehouse.calendar import year_span
from analytics.warehouse.organisations import organisation_names
from analytics.words import say

_FIRST = ("axis", "sector")


def code_word(dimension: Dimension, code: str, lang: str, version: str) -> str:
    """Return the word of a code of `dimension`, the unknown and organisations included."""
    if code == UNKNOWN:
        return say("unknown", lang)
    if dimension.vocabulary is None:
        return organisation_names(version).get(code, code)
    return word_of(dimension.vocabulary, code, lang)


def view_bar(seen: Reader) -> None:
    """Draw the filters of the view."""
    how_many = len(seen.view.without("lang", "version", "over").query()) - 1
    opened = st.session_state.get("filters_are_open", False)
    label = say("filters", seen.lang) + (f" ({how_many})" if how_many else "")
    st.button(label, key="drawer", on_click=toggle, args=("filters_are_open",), icon=":material/tune:")
    with st.container(key="viewbar_open" if opened else "viewbar"):
        with st.container(key="filters"):
            _first_row(seen)
        more = st.session_state.get("more_is_open", False)
        if more:
            with st.container(key="more"):
                _second_row(seen)
        words = say("fewer_filters" if more else "more_filters", seen.lang)
        st.button(words, key="more_filters", on_click=toggle, args=("more_is_open",), type="tertiary")


def _first_row(seen: Reader) -> None:
    for dimension in (d for d in DIMENSIONS if d.key in _FIRST):
        _list(dimension, seen)
    _year("from", "year_from", "start", seen)
    _year("to", "year_to", "end", seen)
    st.session_state["w_q"] = seen.view.words
    st.text_input(
        say("q", seen.lang), key="w_q", placeholder=say("search_hint", seen.lang), max_chars=80, on_change=_changed, args=("words", "w_q")
    )


def _second_row(seen: Reader) -> None:
    for dimension in (d for d in DIMENSIONS if d.key not in _FIRST):
        _list(dimension, seen)
    st.session_state["w_undated"] = seen.view.undated
    words = {"keep": say("undated_keep", seen.lang), "drop": say("undated_drop", seen.lang)}
    st.selectbox(
        say("undated", seen.lang), words, key="w_undated", format_func=words.__getitem__, on_change=_changed, args=("undated", "w_undated")
    )
    _over(seen)


def _over(seen: Reader) -> None:
    words = choices(seen.view, seen.version)
    st.session_state["w_over"] = list(seen.view.over)
    st.multiselect(
        say("over", seen.lang),
        list(words),
        key="w_over",
        format_func=words.__getitem__,
        placeholder=say("over_hint", seen.lang),
        max_selections=LAID_OVER,
        on_change=_changed,
        args=("over", "w_over"),
    )


def _list(dimension: Dimension, seen: Reader) -> None:
    key = f"w_{dimension.key}"
    st.session_state[key] = list(getattr(seen.view, dimension.field))
    st.multiselect(
        say(dimension.key, seen.lang),
        _options(dimension, seen.version),
        key=key,
        format_func=lambda code: code_word(dimension, code, seen.lang, seen.version),
        placeholder=say("all", seen.lang),
        on_change=_changed,
        args=(dimension.field, key),
    )


def _options(dimension: Dimension, version: str) -> list[str]:
    if dimension.vocabulary is None:
        return [*organisation_names(version), UNKNOWN]
    codes = list(vocabularies()[dimension.vocabulary].codes)
    return codes if dimension.key == "register" else [*codes, UNKNOWN]


def _year(word: str, field: str, open_end: str, seen: Reader) -> None:
    key = f"w_{word}"
    first, last = year_span(seen.version)
    chosen = getattr(seen.view, field)
    years = sorted({*range(first, last + 1), *([chosen] if chosen else [])})
    st.session_state[key] = chosen
    st.selectbox(
        say(word, seen.lang),
        years,
        key=key,
        index=None,
        placeholder=say(open_end, seen.lang),
        on_change=_changed,
        args=(field, key),
    )


def _changed(field: str, key: str) -> None:
    value = st.session_state[key]
    value = tuple(sorted(value)) if isinstance(value, list) else " ".join((value or "").split()) if field == "words" else value
    view = reader().view.with_(**{field: value})
    if view.year_from and view.year_to and view.year_from > view.year_to:
        view = view.with_(year_from=view.year_to, year_to=view.year_from)
    show(view)
