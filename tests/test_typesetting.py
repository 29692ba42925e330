"""Every string is set as its language is set: marks, spaces, quotes, ranges, percentages."""

import re

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import notes_of, sentence_of, source_line
from analytics.registry.description import descriptions
from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.words.typography import typeset
from tests.said import ARABIC, all_words

# Words of vocabularies, registers, nouns, charts and of what Streamlit says by itself reach the page without words/typography.py.
SHOWN_AS_THEY_ARE = re.compile(
    "|".join(
        [
            "nouns",
            "borrowed",
            r"\w+\.csv\.",
            r"analytics/(?!indicators)",
            *(rf"{name}\." for name in vocabularies() if name not in descriptions()),
        ]
    )
)


FRENCH = {
    "a straight apostrophe": r"\w'\w",
    "straight quotes": r'"',
    "a capital without its accent": r"\b(Etat|Etude|Ecole|Ev[eé]n|Editi|Elev|Evol|Etape|Ecart|Energ|Equip|Epart)|(^|[.?!] )A (?!\d)",
    "an ordinary space beside a mark": r"« | [»:;?!%]",
    "a mark without its space": r"[^\s\u00a0\d:/][;?!»]|«[^\u00a0]|\w:(?![/\d]|\w)",
    "a range that may break": r"(?<![\d-])\d{4}[-–]\d{4}(?![\d-])",
}
ENGLISH = {
    "a straight apostrophe": r"\w'\w",
    "straight quotes": r'"|«|»',
    "a space before a mark": r" [;:?!]|\d %",
    "a hyphen for a range": r"(?<![\d-])\d{4}-\d{4}(?![\d-])",
}
ARABIC_FAULTS = {
    "a Latin mark": rf"{ARABIC}[,;?]|[,;?] ?{ARABIC}",
    "a space before a mark": r" [،؛؟:!]|\d %",
    "a mark without its space": rf"[،؛]{ARABIC}|؟{ARABIC}",
    "a tatweel": "\u0640",
    "Arabic-Indic digits": "[\u0660-\u0669\u06f0-\u06f9]",
    "other quotes": "[\"“”']",
    "a point for a decimal": r"(?<![.\d])\d+\.\d(?<!4\.0)(?<!3\.0)",  # Industry 4.0, CC BY 4.0, a release 3.0.2
    "a percentage that may turn": r"(?<!\u2066)(?<![\d.,])\d[\d.,]*%(?!\u2069)",
    "the Arabic percent sign": "٪",
}
RULES = (
    [("fr", *rule) for rule in FRENCH.items()]
    + [("ar", *rule) for rule in ARABIC_FAULTS.items()]
    + [("en", *rule) for rule in ENGLISH.items()]
)


def as_shown(place: str, words: str, lang: str) -> str:
    """Return words as a page shows them: those of books and indicators are set on the way, the others stand as they are."""
    return words if SHOWN_AS_THEY_ARE.match(place) else typeset(words, lang)


@pytest.mark.parametrize(("lang", "fault", "pattern"), RULES, ids=[f"{lang}: {fault}" for lang, fault, _ in RULES])
def test_every_string_is_set_as_its_language_is(lang, fault, pattern):
    wrong = re.compile(pattern)
    shown = ((place, as_shown(place, re.sub(r"\{[^}]*\}", "x", words[lang]), lang)) for place, words in all_words())
    assert [f"{place}: {words}" for place, words in shown if wrong.search(words)] == [], fault


@pytest.mark.parametrize(
    ("lang", "fault", "words"),
    [
        ("fr", "a straight apostrophe", "l'axe"),
        ("fr", "a capital without its accent", "Evénements"),
        ("fr", "an ordinary space beside a mark", "Limites : aucune"),
        ("ar", "a Latin mark", "مشاريع, فعاليات"),
        ("ar", "a point for a decimal", "كابا 0.69"),
        ("ar", "a percentage that may turn", "عند 95%"),
        ("en", "straight quotes", 'the "view"'),
        ("en", "a hyphen for a range", "2012-2016 is thin"),
    ],
)
def test_the_rules_see_what_they_are_for(lang, fault, words):
    pattern = {"fr": FRENCH, "ar": ARABIC_FAULTS, "en": ENGLISH}[lang][fault]
    assert re.search(pattern, words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_cards_say_is_set_right_with_its_numbers(lang):
    loose = {
        "fr": r"« | [»:;?!%]|(?<![\w.-])-\d",
        "ar": r"(?<![\u2066\d.,+−])\d[\d.,]*%|(?<![\w.-])-\d|(?<!\u2066)−",
        "en": r"(?<![\w.-])-\d",
    }
    for name in indicators():
        answered = answer(name, View())
        said = [sentence_of(answered, lang), source_line(answered, lang), *notes_of(answered, lang)]
        titles = "\u2068[^\u2069]*\u2069"  # names from the registers stand as their sources write them
        assert not [words for words in said if re.search(loose[lang], re.sub(titles, "", words))], name
