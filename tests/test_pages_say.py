"""Every page of figures says in one plain sentence what the data can and cannot say there."""

import re

import pytest

from analytics.indicators import on_page
from analytics.vocabulary import LANGUAGES
from analytics.words import book, page_words

MAKE_THEIR_OWN = ("overview", "explore", "compare")  # figures of indicators of other pages, or of the reader's own
OF_FIGURES = [page for page in book("pages") if on_page(page) or page in MAKE_THEIR_OWN]
CANNOT = {"fr": r"\b(ne|n’|pas|non|sans|peu|qu’)", "ar": r"لا|لم|قليلة|ليس|بلا|غير", "en": r"\b(not|no|nobody|nothing|few|only)\b"}
LONGEST = 45  # words

every_page = pytest.mark.parametrize("page", OF_FIGURES)


def test_pages_of_figures_are_really_asked():
    assert len(OF_FIGURES) >= 15


@pytest.mark.parametrize("lang", LANGUAGES)
@every_page
def test_a_page_of_figures_says_what_it_can_and_cannot_say(page, lang):
    said = page_words(page, "says", lang)
    assert said.endswith(".")
    assert len(re.findall(r"[.!?؟](?:\s|$)", said)) == 1, "one sentence"
    assert 8 <= len(said.split()) <= LONGEST
    assert re.search(CANNOT[lang], said), "what the data cannot say is missing"


def test_no_two_pages_say_the_same():
    for lang in LANGUAGES:
        said = [page_words(page, "says", lang) for page in OF_FIGURES]
        assert len(set(said)) == len(said)
