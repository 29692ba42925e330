"""Titles of records as HTML: in their own language and direction, with the line that says which language that is."""

import streamlit as st

from analytics.ui.escape import text
from analytics.words.titles import language_of, titles_written


def titles_note(lang: str) -> str:
    """Return the line, as HTML, that says in which language titles are written; nothing for who reads that one."""
    words = titles_written(lang)
    return f'<p class="note-line titles-note">{text(words)}</p>' if words else ""


def title(words: str) -> str:
    """Return a title as HTML in its own direction and, as far as its letters and small words tell, its own language."""
    return f'<bdi dir="auto" lang="{language_of(words)}">{text(words)}</bdi>'


def title_level(name: str) -> int:
    """Return the level of a card's heading: 2 under the page's title where the address asks for that card alone, else 3 under a question."""
    return 2 if st.query_params.get("card") == name else 3


def card_title(name: str, words: str, level: int) -> str:
    """Return the heading of a card as HTML, which is its anchor too."""
    return f'<h{level} class="card-title" id="{name}">{text(words)}</h{level}>'
