"""The view bar: the filters, those few need behind a button; on a phone all of them are a drawer."""

import streamlit as st

from analytics.ui.escape import text
from analytics.ui.filters import first_filters, more_filters
from analytics.ui.put import put
from analytics.ui.reader import Reader
from analytics.words import say


def view_bar(seen: Reader) -> None:
    """Draw the filters."""
    with st.container(key="viewbar"):
        put(first_filters(seen.lang, seen.version))
        more = st.session_state.get("more_is_open", False)
        if more:
            put(more_filters(seen.view.registers, seen.lang, seen.version))
        words = say("fewer_filters" if more else "more_filters", seen.lang)
        st.button(words, key="more_filters", on_click=_toggle, type="tertiary")


def drawer_button(lang: str) -> str:
    """Return the button that opens the filters on a phone; how many of them are set stands on it."""
    return f'<button type="button" class="opens" data-opens="viewbar">{text(say("filters", lang))} <span class="count"></span></button>'


def _toggle() -> None:
    st.session_state["more_is_open"] = not st.session_state.get("more_is_open", False)
