"""One thing has one name: the glossary and the interface say the same words, and no others for the same things."""

import re

import pytest

from analytics.indicators import indicators
from analytics.ui.glossary import address_of_words, glossary, place_of, used_by, words_of_card
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book
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


@pytest.mark.parametrize(("english", "said_too", "mistaken"), [("records?", "regist", "سجل"), ("cards?", "record", "بطاق")])
def test_in_arabic_a_record_is_no_register_and_a_card_no_record(english, said_too, mistaken):
    about = [(place, words) for place, words in all_words() if re.search(rf"\b{english}\b", words.get("en", ""), re.IGNORECASE)]
    assert len(about) > 5
    alone = [(place, words["ar"]) for place, words in about if not re.search(said_too, words.get("en", ""), re.IGNORECASE)]
    assert [place for place, arabic in alone if re.search(mistaken, arabic)] == []


def test_a_french_carte_is_a_map():
    maps = [(place, words["en"]) for place, words in all_words() if re.search(r"\bcartes?\b", words.get("fr", ""), re.IGNORECASE)]
    assert maps
    assert [place for place, english in maps if not re.search(r"\bmaps?\b", english, re.IGNORECASE)] == []


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


def test_the_words_of_the_methods_page_are_those_of_the_glossary():
    told = {
        row[0]: row
        for heading in ("## The instrument", "## What is described", "## Figures")
        for row in table_under(heading, "docs/glossary.md")
    }
    for one in book("glossary").values():
        assert told[one["name"]["en"]] == [*(one["name"][lang] for lang in ("en", "fr", "ar")), one["means"]["en"]]
    assert {row[0] for row in table_under("## Figures", "docs/glossary.md")} <= {one["name"]["en"] for one in book("glossary").values()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_leads_to_the_words_it_uses_and_each_stands_on_the_methods_page(lang):
    page = glossary(lang)
    for one in indicators().values():
        for name in ("n", "missing", *used_by(one, lang)):
            assert address_of_words(View(lang=lang), place_of(name)) in words_of_card(one, View(lang=lang))
            assert f'<dt id="{place_of(name)}">' in page


@pytest.mark.parametrize(
    ("name", "lang", "word"),
    [
        ("organisation_concentration", "fr", "hhi"),
        ("organisation_lorenz", "ar", "gini"),
        ("axis_shares", "en", "interval"),
        ("attendance_median_by_type", "ar", "median"),
    ],
)
def test_the_words_of_an_indicator_are_found_in_its_text(name, lang, word):
    assert word in used_by(indicators()[name], lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_card_are_set_apart_by_marks_and_leave_no_hole(lang):
    words = words_of_card(indicators()["actor_type_shares"], View(lang=lang))
    assert words.startswith('<p class="words">')
    assert words.count(" · ") == words.count("<a ") - 1 > 1
