"""Compose: a place on the page that the browser fills with the draft its reader keeps; the server sees it only when it is taken away."""

import json
from urllib.parse import urlencode

import streamlit as st

from analytics.studies.drafts import LONGEST, MOST_AUTHORS
from analytics.ui.escape import quoted, text
from analytics.ui.page import heading
from analytics.ui.reader import Reader, reader
from analytics.words import book, page_words, written

_BEGIN_WITH = ("axes", "regions", "explore", "compare")


def compose_page() -> None:
    """Draw the place of the draft; serving/js/draft.js fills it."""
    seen = reader()
    st.html(heading("compose"))
    words = {key: written(said, seen.lang) for key, said in book("studies")["compose"]["page"].items()}
    told = {"words": words, "version": seen.version, "lang": seen.lang, "longest": LONGEST, "most_authors": MOST_AUTHORS}
    st.html(f"<div class=\"draft\" data-told='{quoted(json.dumps(told, ensure_ascii=False))}'></div>{_begin(words, seen)}")


def _begin(words: dict[str, str], seen: Reader) -> str:
    """Return what stands there while the draft is empty: how to begin, and where."""
    query = text(urlencode(seen.view.query(), doseq=True))
    links = "".join(
        f'<a class="inside plain-link" href="{page}?{query}">{text(page_words(page, "nav", seen.lang))}</a>' for page in _BEGIN_WITH
    )
    return (
        f'<div class="no-answer draft-empty" hidden><strong>{text(words["nothing"])}</strong><p>{text(words["begin"])}</p>'
        f'<p><span>{text(words["where"])}</span>{links}</p><p class="quiet">{text(words["private"])}</p></div>'
    )
