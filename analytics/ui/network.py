"""The page of the network: the years it shows, its cards."""

import streamlit as st

from analytics.ui.page import show_page
from analytics.ui.reader import Reader, reader, show
from analytics.warehouse.calendar import year_span
from analytics.words import say


def network_page() -> None:
    """Draw the page of the network."""
    seen = reader()
    if not st.context.is_embedded and "card" not in st.query_params:
        _years(seen)
    show_page("network")


def _years(seen: Reader) -> None:
    first, last = year_span(seen.version)
    chosen = (seen.view.year_from or first, seen.view.year_to or last)
    low, high = min(first, *chosen), max(last, *chosen)
    if low == high:
        return
    st.session_state["w_network_years"] = chosen
    st.slider(say("network_years", seen.lang), low, high, key="w_network_years", on_change=_changed, args=(low, high))


def _changed(low: int, high: int) -> None:
    first, last = st.session_state["w_network_years"]
    show(reader().view.with_(year_from=None if first == low else first, year_to=None if last == high else last))
