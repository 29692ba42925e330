"""Every page says in one plain sentence what the data can and cannot say there."""

import re

import pytest

from analytics.vocabulary import LANGUAGES
from analytics.words import book, page_words

ALL = list(book("pages"))
CANNOT = {"fr": r"\b(ne|n’|pas|non|sans|peu|qu’)", "ar": r"لا|لم|قليلة|ليس|بلا|غير", "en": r"\b(not|no|nobody|nothing|few|only)\b"}
LONGEST = 45  # words

every_page = pytest.mark.parametrize("page", ALL)


def test_all_pages_are_really_asked():
    assert len(ALL) >= 24
    assert {"overview", "network", "explore", "records", "studies", "import"} <= set(ALL)


@pytest.mark.parametrize("lang", LANGUAGES)
@every_page
def test_a_page_says_what_it_can_and_cannot_say(page, lang):
    said = page_words(page, "says", lang)
    assert said.endswith(".")
    assert len(re.findall(r"[.!?؟](?:\s|$)", said)) == 1, "one sentence"
    assert 8 <= len(said.split()) <= LONGEST
    assert re.search(CANNOT[lang], said), "what the data cannot say is missing"


def test_no_two_pages_say_the_same():
    for lang in LANGUAGES:
        said = [page_words(page, "says", lang) for page in ALL]
        assert len(set(said)) == len(said)
