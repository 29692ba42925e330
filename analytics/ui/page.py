"""A page: its title and question, then what it shows."""

import streamlit as st

from analytics.indicators import on_page
from analytics.ui.card import cards
from analytics.ui.escape import text
from analytics.ui.reader import reader
from analytics.words import page_words


def heading(page: str) -> None:
    """Draw the title of a page and the question it answers."""
    lang = reader().lang
    title, question = page_words(page, "title", lang), page_words(page, "question", lang)
    st.html(f'<h1 class="page-title" id="content" tabindex="-1">{text(title)}</h1><p class="question">{text(question)}</p>')


def show_page(page: str) -> None:
    """Draw every indicator of a page as cards, in their order."""
    cards(on_page(page))
