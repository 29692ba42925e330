"""One thing has one name: the glossary and the interface say the same words, and no others for the same things."""

import re

import pytest

from analytics.vocabulary import LANGUAGES
from tests.said import all_words, failing
from tests.test_documents import table_under

REPLACED = [
    (lang, word, other) for lang, word, others in table_under("## Words not used", "docs/glossary.md") for other in others.split(", ")
]


PROPER_NAME = "GitHub Innovation Graph"


@pytest.mark.parametrize(("lang", "word", "other"), REPLACED)
def test_one_thing_has_one_name(lang, word, other):
    used = re.compile(rf"(?<!\w){other}(?!\w)", re.IGNORECASE)
    assert failing(lang, lambda words: used.search(words.replace(PROPER_NAME, ""))) == [], f"the word is {word}"


BEHIND_THE_PAGES = {
    "refusal",
    "card",
    "gate",
    "manifest",
    "vocabulary",
    "provenance",
    "n",
    "HHI",
    "kappa",
    "bootstrap",
    "shift-share",
    "expected number",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terms_of_the_glossary_are_those_of_the_interface(lang):
    said = " ".join(words[lang] for _, words in all_words() if lang in words)
    everything = said + bare(said)  # «ال» may also be the first letters of a word
    column = {"en": 0, "fr": 1, "ar": 2}[lang]
    headings = ("## The instrument", "## What is described", "## Figures")
    rows = [row for heading in headings for row in table_under(heading, "docs/glossary.md") if row[0] not in BEHIND_THE_PAGES]
    terms = [bare(term) for row in rows for term in re.split("[,،] ", re.sub(r" \(.*\)", "", row[column]))]
    assert len(terms) > 35
    assert [term for term in terms if term not in everything] == []


def bare(words: str) -> str:
    """Return words without case, the article of Arabic and typographic spaces."""
    return re.sub(r"\bال", "", words.replace("\u00a0", " ")).lower()


def test_each_word_of_the_list_stands_in_the_glossary_or_the_interface():
    for lang, word, _ in REPLACED:
        assert any(bare(word) in bare(words[lang]) for _, words in all_words()) or word in ("encadré",), word
