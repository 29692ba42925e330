"""The explore page: a reader puts a question together from closed lists; the answer is a card like any other."""

from urllib.parse import urlencode

import streamlit as st

from analytics.exploring.answering import NAME, explored
from analytics.exploring.choice import KEYS, Choice, choice_of
from analytics.exploring.offered import breakdowns_of, charts_of, scales_of, seconds_of
from analytics.exploring.telling import measure_words
from analytics.exploring.vocabulary import BREAKDOWNS, measures
from analytics.ui.card import card_of
from analytics.ui.escape import text
from analytics.ui.page import section_title, way_back
from analytics.ui.reader import Reader, parameters, reader
from analytics.view import Ignored
from analytics.warehouse.calendar import last_whole_year, year_span
from analytics.words import book, say, written
from analytics.words.columns import label


def explore_page() -> None:
    """Draw the choice in the address, what of it could not be used, and the card that answers."""
    seen = reader()
    choice, ignored = choice_of(parameters())
    if st.query_params.get("card") == NAME:
        _card(choice, seen)
        st.html(way_back(f"{NAME}?{urlencode({**seen.view.query(), **choice.query()}, doseq=True)}#{NAME}", seen.lang))
        return
    section_title(_words("choose", "title", seen.lang))
    with st.container(key="choice"):
        for key in KEYS:
            _chooser(key, choice, seen)
    if ignored:
        st.html(f'<p class="notice" role="status">{text(_dropped(ignored, seen.lang))}</p>')
    _card(choice, seen)


def _card(choice: Choice, seen: Reader) -> None:
    card_of(f"wide_{NAME}", lambda: explored(choice, seen.view))


def _dropped(ignored: tuple[Ignored, ...], lang: str) -> str:
    return say("ignored", lang, values=", ".join(f"{one.key}={one.value[:40]}" for one in ignored))


def _chooser(key: str, choice: Choice, seen: Reader) -> None:
    options = offered(key, choice, seen.version)
    if not options or (key == "base" and choice.scale != "index"):
        return
    chosen = getattr(choice, key)
    st.session_state[f"w_{key}"] = None if chosen is None else str(chosen)
    none = {"then": "no_then", "base": "no_base"}.get(key)
    st.selectbox(
        _words("choose", key, seen.lang),
        options,
        key=f"w_{key}",
        index=None if none else 0,
        placeholder=_words("choose", none, seen.lang) if none else None,
        format_func=lambda code: option_words(key, code, seen.lang),
        on_change=_choose,
        args=(key,),
        disabled=len(options) == 1 and not none,
    )


def offered(key: str, choice: Choice, version: str) -> tuple[str, ...]:
    """Return what a chooser offers, in the light of the choices before it."""
    first, last = year_span(version)[0], last_whole_year(choice.measured.registers[0], version)
    return {
        "measure": tuple(measures()),
        "by": breakdowns_of(choice.measured),
        "then": seconds_of(choice.measured, choice.by),
        "scale": scales_of(choice.measured, choice.by, choice.then),
        "base": tuple({str(year): None for year in (*range(first, last + 1), *([choice.base] if choice.base else []))}),
        "chart": charts_of(choice.measured, choice.by, choice.then, choice.scale),
    }[key]


def option_words(key: str, code: str, lang: str) -> str:
    """Return the words of one option of a chooser."""
    if key == "measure":
        return written(measure_words(code), lang)
    if key in ("by", "then"):
        return label(BREAKDOWNS[code].column, lang)
    return code if key == "base" else _words(f"{key}s", code, lang)


def _choose(key: str) -> None:
    """Write the choice to the address; what no longer fits it falls back to what does."""
    value = st.session_state[f"w_{key}"]
    typed = {**{name: values for name, values in parameters().items() if name in KEYS}, key: [value] if value else []}
    choice, _ = choice_of(typed)
    st.query_params.from_dict({**reader().view.query(), **choice.query()})


def _words(part: str, key: str, lang: str) -> str:
    return written(book("explore")[part][key], lang)
