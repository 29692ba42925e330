"""The words of the figures: what they mean, on the methods page, and the way to them from the cards that use them."""

from urllib.parse import urlencode

import streamlit as st

from analytics.indicators.indicator import Indicator
from analytics.ui.escape import text
from analytics.view import View
from analytics.words import book, say, written
from analytics.words.jargon import jargon_in

PLACE = "words"
_UNDER_EVERY_CARD = ("n", "missing", "outside")
_MOST = 8


def glossary(lang: str) -> str:
    """Return the words and their meanings as a section of a page, each with a place that an address can name."""
    entries = "".join(
        f'<dt id="{place_of(name)}">{text(written(one["name"], lang))}</dt><dd>{text(written(one["means"], lang))}</dd>'
        for name, one in book("glossary").items()
    )
    title = text(say("glossary", lang))
    return f'<h2 class="section-title" id="{PLACE}">{title}</h2><div class="panel"><dl class="fields">{entries}</dl></div>'


def place_of(name: str) -> str:
    """Return the place of a word on the methods page."""
    return f"word_{name}"


def address_of_words(view: View, place: str = PLACE) -> str:
    """Return the address of a place among the words, in the same view."""
    return f"methods?{urlencode(view.query(), doseq=True)}#{place}"


def link_to_words(view: View) -> str:
    """Return the link at the foot of a page to the words of the figures; none under a card inside another site."""
    return "" if st.context.is_embedded else f" · {_link(say('words_and_meanings', view.lang), address_of_words(view))}"


def words_of_card(one: Indicator, view: View) -> str:
    """Return links to the words that a card of an indicator uses, those under every card first, and to all words."""
    lang = view.lang
    named = {place_of(name): written(book("glossary")[name]["name"], lang) for name in (*_UNDER_EVERY_CARD, *used_by(one, lang))}
    links = [_link(words, address_of_words(view, place)) for place, words in named.items()]
    return f'<p class="words">{text(say("words_of_card", lang))} {" · ".join([*links, _link(say("all_words", lang), address_of_words(view))])}</p>'


def _link(words: str, address: str) -> str:
    return f'<a class="inside" href="{text(address)}">{text(words)}</a>'


def used_by(one: Indicator, lang: str) -> tuple[str, ...]:
    """Return the names of the words that stand in the title, sentence, method or limits of an indicator, at most six."""
    said = " ".join(words[lang] for words in (one.title, one.sentence.words("first"), one.method, one.limits))
    return tuple(name for name in jargon_in(said, lang) if name not in _UNDER_EVERY_CARD)[: _MOST - len(_UNDER_EVERY_CARD)]
