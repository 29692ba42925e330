"""HTML on its way to the page as it is: of a text, Streamlit would first ask whether a file has that name, and take indents away."""

import streamlit as st


class _AsItIs:
    def __init__(self, html: str):
        self.html = html

    def _repr_html_(self) -> str:
        return self.html


def put(html: str) -> None:
    """Put long HTML on the page; what words in it come from data is escaped already."""
    st.html(_AsItIs(html))
