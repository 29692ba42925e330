"""Quarters, countries, publishers, counts and refusals are said in the reader's language; an address says what it dropped and why."""

import re

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.ui.ignored import ignored_words
from analytics.view import LIST_LENGTH, WORDS_LENGTH, View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say
from analytics.words.cells import cell_words
from analytics.words.typography import year_range
from analytics.words.view_sentence import view_sentence
from tests.said import all_words

SPACES = re.compile("[\u00a0\u202f]")
MARKS = re.compile("[\u2060\u2066-\u2069]")
CHART = {"fr": "graphique", "ar": "الرسم", "en": "chart"}
OF_ANY_FIGURE = ("empty", "no_value", "none_of_it", "register_not_in_view", "too_few", "too_few_none", "too_old_a_version", "too_many_rows")
ORGANISATIONS = frozenset(f"o{place}" for place in range(60))


def plainly(words: str) -> str:
    return MARKS.sub("", SPACES.sub(" ", words))


@pytest.mark.parametrize(("lang", "said"), [("fr", "T1 2026"), ("ar", "الفصل 1 من 2026"), ("en", "Q1 2026")])
def test_a_quarter_is_said_in_sentence_chart_and_table_and_kept_in_the_data(world, lang, said):
    world.has("projects", "project_id | year | start_date\nP1 | 2026 | 2026-02")
    answered = world.answer("started_by_quarter")
    assert answered.rows[-1]["quarter"] == "2026-Q1"
    assert said in plainly(sentence_of(answered, lang))
    assert plainly(cell_words("quarter", "2026-Q1", lang, answered.indicator.labels)) == said


@pytest.mark.parametrize(
    ("name", "value", "fr", "ar", "en"),
    [
        ("country", "Morocco", "Maroc", "المغرب", "Morocco"),
        ("country", "Côte d'Ivoire", "Côte d’Ivoire", "ساحل العاج", "Côte d’Ivoire"),
        ("country", "Atlantis", "Atlantis", "Atlantis", "Atlantis"),
        ("country", None, "Non renseigné", "غير محدد", "Unknown"),
        ("publisher", "ministry", "ministère", "الوزارة", "ministry"),
        ("publisher", "minister statement", "propos de ministre", "تصريح وزاري", "minister statement"),
        ("publisher", "strategy baseline", "base de la stratégie", "أساس الاستراتيجية", "strategy baseline"),
        ("publisher", "WIPO", "WIPO", "WIPO", "WIPO"),
    ],
)
def test_countries_and_publishers_are_said_in_the_language_of_the_reader(name, value, fr, ar, en):
    wanted = (fr, ar, en) if value else tuple(say("unknown", lang) for lang in LANGUAGES)
    assert tuple(cell_words(name, value, lang) for lang in LANGUAGES) == wanted


def test_every_country_and_publisher_of_the_registers_has_arabic_words_or_is_a_proper_name(version):
    written = {row["publisher"] for row in answer("targets_readings", View()).rows if row["publisher"]}
    lower = {name for name in written if name.islower() and "." not in name}
    assert lower <= set(book("columns")["publisher"]["said"])
    assert lower


@pytest.mark.parametrize("lang", LANGUAGES)
def test_amounts_outside_every_sum_stand_after_a_colon_so_that_one_agrees_too(world, lang):
    sentence = indicators()["funding_amount_by_year"].sentence
    for form in ("first", "tied", "only"):
        words = sentence.words(form)[lang]
        assert re.search(r": ?\{under\}[,،]", words)
        assert re.search(r": ?\{doubted\}\.", words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_never_ends_with_one_more_whose_number_would_have_to_agree(lang):
    nine, ten = (view_sentence(View(axes=tuple("abcdefghij"[:count])), lang) for count in (9, 10))
    assert not re.search(r"\d", nine)
    assert re.findall(r"\d+", ten) == ["2"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_range_of_one_year_is_that_year(lang):
    assert year_range(2019, 2019, lang) == "2019"
    assert "–" in year_range(2018, 2019, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", OF_ANY_FIGURE)
def test_a_refusal_fits_card_figure_and_paper(reason, lang):
    assert CHART[lang] not in say(reason, lang, has=1, needs=1, names="x")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_that_is_too_long_says_so_and_how_many_were_kept(lang):
    view = view_of({"org": [*sorted(ORGANISATIONS), "nobody"]}, ORGANISATIONS)
    assert len(view.organisations) == LIST_LENGTH
    unknown, too_many = ignored_words(view, lang)
    assert "org=nobody" in unknown
    assert "org=o" not in unknown
    assert say("org", lang) in plainly(too_many)
    assert re.findall(r"\d+", too_many) == ["40", "20"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_that_is_cut_says_so(lang):
    assert ignored_words(view_of({"q": ["a" * WORDS_LENGTH]}), lang) == []
    cut = view_of({"q": ["a" * (WORDS_LENGTH + 1)]})
    assert len(cut.words) == WORDS_LENGTH
    assert ignored_words(cut, lang) == [say("ignored_too_long", lang)]


def test_the_new_words_are_among_those_the_other_tests_of_words_read():
    assert "columns.publisher.said.ministry" in {place for place, _ in all_words()}
