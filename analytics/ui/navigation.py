"""The pages and the row of links that carry the view from one to the next."""

from pathlib import Path

import streamlit as st

from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.words import book, page_words, say

DEFAULT = "overview"


def page_file(name: str) -> Path:
    """Return the script of a page; pages lie in one folder an audience."""
    return HOUSE / "pages" / book("pages")[name]["audience"] / f"{name}.py"


def pages_of(lang: str) -> dict[str, st.Page]:
    """Return all pages by name, titled in `lang`, in the order of pages.toml."""
    return {
        name: st.Page(page_file(name), title=page_words(name, "title", lang), url_path=name, default=name == DEFAULT)
        for name in book("pages")
    }


def toggle(key: str) -> None:
    """Open or close a drawer of this session."""
    st.session_state[key] = not st.session_state.get(key, False)


def navigation(pages: dict[str, st.Page], here: str, reader: Reader) -> None:
    """Draw the links, grouped by audience; on a phone they wait behind a menu button."""
    opened = st.session_state.get("nav_is_open", False)
    st.button(say("menu", reader.lang), key="menu", on_click=toggle, args=("nav_is_open",), icon=":material/menu:")
    with st.container(key="nav_open" if opened else "nav"):
        audience = None
        for name, page in pages.items():
            if book("pages")[name]["audience"] != audience:
                audience = book("pages")[name]["audience"]
                st.html(f'<span class="audience">{text(say(audience, reader.lang))}</span>')
            _link(name, page, here, reader)


def _link(name: str, page: st.Page, here: str, reader: Reader) -> None:
    words = page_words(name, "nav", reader.lang)
    if name == here:
        st.html(f'<span class="here" aria-current="page">{text(words)}</span>')
    else:
        st.page_link(page, label=words, query_params=reader.view.query())
