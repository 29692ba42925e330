"""A page: its title and question, then what it shows."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from analytics.indicators import indicators, on_page
from analytics.ui.card import cards
from analytics.ui.escape import text
from analytics.ui.reader import address_of, reader
from analytics.words import book, page_words, say, written


def heading(page: str) -> str:
    """Return the title of a page, the question it answers, and what the data can and cannot say there."""
    title, question, says = (text(page_words(page, key, reader().lang)) for key in ("title", "question", "says"))
    return (
        f'<h1 class="page-title" id="content" tabindex="-1">{title}</h1><p class="question">{question}</p><p class="note-line">{says}</p>'
    )


def show_page(page: str, own_way: Mapping[str, Callable[[], None]] | None = None) -> None:
    """Draw every indicator of a page as cards, in their order, under the smaller questions they answer.

    `own_way` draws indicators that a reader may set, by their name; each stands in a section of its own.
    """
    draw = own_way or {}
    names = on_page(page)
    alone = st.query_params.get("card")
    if alone in names:
        card_alone(page, alone, draw.get(alone))
        return
    sections = book("pages")[page]["sections"]
    ends = [*(section["at"] for section in sections[1:]), 10_000]
    for section, end in zip(sections, ends, strict=True):
        own = [name for name in names if section["at"] <= indicators()[name].page[1] < end]
        if own:
            section_title(written(section, reader().lang))
            draw[own[0]]() if own[0] in draw else cards(own, key=f"cards_{section['at']}")


def card_alone(page: str, name: str, own_way: Callable[[], None] | None = None) -> None:
    """Draw one card of a page by itself, with the way back to the page; what the page keeps beside the view stays."""
    seen = reader()
    own_way() if own_way else cards([name])
    kept = {key: values for key, values in address_of(seen.view).items() if key != "card"}
    st.html(way_back(f"{page}?{urlencode(kept, doseq=True)}#{name}", seen.lang))


def way_back(address: str, lang: str) -> str:
    """Return the link from a card alone to its whole page."""
    return f'<p><a class="inside plain-link" href="{text(address)}">{text(say("whole_page", lang))}</a></p>'


def section_title(words: str) -> None:
    """Draw the question a group of cards answers."""
    st.html(f'<h2 class="section-title">{text(words)}</h2>')
