"""The links to the briefing of the view: one page, two pages, slides."""

from urllib.parse import urlencode

import streamlit as st

from analytics.ui.escape import text
from analytics.ui.reader import reader
from analytics.words import book, written

_FILES = {"one": ("pdf", {}), "two": ("pdf", {"pages": "2"}), "slides": ("pptx", {})}


def briefing_links() -> None:
    """Draw the links, with what the files hold."""
    seen = reader()
    query = seen.view.query()

    def said(key: str) -> str:
        return text(written(book("briefing")["take"][key], seen.lang))

    links = "".join(
        f'<a class="plain-link" href="api/v1/briefing.{kind}?{text(urlencode({**query, **more}, doseq=True))}" download>{said(key)}</a>'
        for key, (kind, more) in _FILES.items()
    )
    st.html(f'<p class="take"><strong>{said("title")}</strong>{links}<span>{said("why")}</span></p>')
