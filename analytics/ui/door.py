"""The door: every reader's run comes through here; the address becomes the view, the view becomes a page."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from analytics.crowd import PAGE_RUNS, PATIENCE_SECONDS
from analytics.errors import BadVersion
from analytics.faults import noted
from analytics.roles import acting_as
from analytics.ui.card import fault_words
from analytics.ui.chips import view_in_words
from analytics.ui.escape import text
from analytics.ui.glossary import link_to_words
from analytics.ui.identity import acting_here, not_for_everybody
from analytics.ui.masthead import masthead
from analytics.ui.navigation import menu_button, navigation, pages_of
from analytics.ui.page import heading
from analytics.ui.put import put
from analytics.ui.reader import Reader, browser_language, read_reader
from analytics.ui.saved import saved_views
from analytics.ui.shown import shown_address
from analytics.ui.style import put_style
from analytics.ui.version_notice import version_notice
from analytics.ui.view_bar import drawer_button, view_bar
from analytics.ui.waiting import until_done
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.words import book, page_words, say
from analytics.words.pages import STEWARDS


def door() -> None:
    """Run one page for one reader, when there is room; a fault becomes a sentence, with a code where nobody foresaw it."""
    with _room() as is_in:
        if is_in:
            _run()


@contextmanager
def _room() -> Generator[bool]:
    """Hold a place among the page runs and say whether there was one; however a run ends, stopped by Streamlit included, its place is free again.

    Who has to wait is told so, and who waited too long to come again.
    """
    is_in = PAGE_RUNS.enter()
    try:
        if not is_in:
            place = st.empty()
            place.html(_in_place_of_a_page(say("crowded_waits", _language()), "status"))
            is_in = PAGE_RUNS.enter(PATIENCE_SECONDS)
            place.empty() if is_in else place.html(_in_place_of_a_page(say("crowded_full", _language()), "alert"))
        yield is_in
    finally:
        if is_in:
            PAGE_RUNS.leave()


def _run() -> None:
    try:
        with acting_as(acting_here()):
            _run_page()
    except BadVersion as fault:
        _set_up(say("brand", "fr"))
        st.html(_in_place_of_a_page(fault_words(fault, _language()), "alert"))
    except Exception as fault:
        st.html(_in_place_of_a_page(say("error_page", _language(), code=noted(fault)), "alert"))


def _in_place_of_a_page(sentence: str, role: str) -> str:
    """Return a sentence that stands alone, in the colours of the reader's theme."""
    put_style("dark" if st.context.theme.type == "dark" else "light")
    return f'<p class="notice" role="{role}" style="margin-block:4rem">{text(sentence)}</p>'


def _run_page() -> None:
    seen = read_reader()
    versions.connection_to(seen.version)
    st.session_state["reader"] = seen
    put_style(seen.theme)
    with versions.shown(seen.version):
        _page(seen)


def _language() -> str:
    """Return the language of the address, else the browser's: what is said before the view could be read."""
    asked = st.query_params.get("lang", "")
    return asked if asked in LANGUAGES else browser_language()


def _notice(sentence: str) -> None:
    st.html(f'<p class="notice" role="alert">{text(sentence)}</p>')


def _set_up(title: str) -> None:
    """Give the page its title and its width, once a run: a browser takes milliseconds for it."""
    st.set_page_config(page_title=title, page_icon="🔭", layout="wide", initial_sidebar_state="collapsed")


def _draw(here: st.Page, seen: Reader) -> None:
    """Run a page; a fault becomes a sentence with a code, the rest of the page stays."""
    try:
        here.run()
    except Exception as fault:
        _notice(fault_words(fault, seen.lang))


def _page(seen: Reader) -> None:
    pages = pages_of(seen.lang)
    here = st.navigation(list(pages.values()), position="hidden")
    name = next(name for name, page in pages.items() if page == here)
    _set_up(f"{page_words(name, 'title', seen.lang)} – {say('brand', seen.lang)}")
    if not st.context.is_embedded:  # another site shows one card; the way around it is ours alone
        with st.container(key="top"):
            put(masthead(name, seen) + menu_button(seen.lang))
            put(navigation(pages, name, seen.lang))
    with st.container(key="page"):
        if not st.context.is_embedded:
            _head(name, seen)
        _draw(here, seen)
    as_of = versions.manifest_of(seen.version).as_of
    source = text(say("source_line", seen.lang, version=seen.version, as_of=as_of))
    st.html(
        f'<footer class="foot" data-of="{text(shown_address(name))}">{source}{link_to_words(seen.view)}{not_for_everybody(seen)}</footer>'
    )
    until_done(seen)


def _head(name: str, seen: Reader) -> None:
    """Draw what stands over a page; each element costs the browser milliseconds a view, so they are few."""
    if book("pages")[name].get("own_head"):
        if notice := version_notice(seen):
            put(notice)
        return
    if book("pages")[name]["audience"] == STEWARDS:  # what a steward changes is whole registers, not a view of them
        st.html(heading(name))
        return
    st.html(heading(name) + version_notice(seen) + drawer_button(seen.lang))
    view_bar(seen)
    put(view_in_words(seen) + saved_views(seen.lang))
