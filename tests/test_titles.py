"""Titles stay as the register writes them: wherever records are listed a reader of another language is told so, and what reads aloud too."""

import html

import pytest

from analytics.indicators.answers import answer
from analytics.indicators.telling import notes_of
from analytics.ui.beside import _entry
from analytics.ui.changed_records import changed_records
from analytics.ui.reader import Reader
from analytics.ui.table import rows_table
from analytics.ui.titles import title
from analytics.view import View
from analytics.warehouse.differences import Difference
from analytics.words import say
from analytics.words.titles import language_of
from tests.test_pages import opened, texts

FOREIGN = pytest.mark.parametrize(("lang", "is_told"), [("fr", True), ("ar", True), ("en", False)])
ADDED = Difference("projects", "P1", "added", "Un <b>projet</b> de formation", "ai", None)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("GITEX Africa 2024 startup roadshow, Fès stage", "en"),
        ("Assises de l'AUSIM, 4th edition", "en"),
        ("Cité de l’innovation Souss-Massa", "fr"),
        ("Un projet de formation", "fr"),
        ("1337", "en"),
        ("معرض جيتكس إفريقيا", "ar"),
    ],
)
def test_the_language_of_a_title_is_told_by_its_letters_and_small_words(words, lang):
    assert language_of(words) == lang
    assert title(f"{words}<b>").startswith(f'<bdi dir="auto" lang="{lang}">')
    assert "<b>" not in title(f"{words}<b>")


@FOREIGN
def test_changed_records_say_it_once(lang, is_told):
    told = changed_records([ADDED], ("a", "b"), Reader(View(lang=lang), "b", "light"))
    assert html.unescape(told).count(say("titles_written", lang)) == is_told
    assert '<bdi dir="auto" lang="fr">Un &lt;b&gt;projet' in told
    assert changed_records([], ("a", "b"), Reader(View(lang=lang), "b", "light")) == ""


@FOREIGN
def test_a_card_whose_rows_are_records_says_it_and_no_other_does(lang, is_told, version):
    assert (say("titles_written", lang) in notes_of(answer("attendance_claims_range", View()), lang)) == is_told
    assert say("titles_written", lang) not in notes_of(answer("projects_by_axis", View()), lang)


def test_a_table_marks_titles_and_no_other_words():
    table = rows_table(("title", "note"), ({"title": "Un projet de formation", "note": "Un projet de formation"},), "ar")
    assert table.count('lang="fr"') == 1


def test_beside_a_record_titles_are_marked_and_names_of_organisations_are_not():
    row = {"id": "X", "name": "Maroc Numeric Fund", "year": 2020, "shared": None, "role": "lead"}
    seen = Reader(View(lang="fr"), "b", "light")
    assert 'lang="en"' in _entry({**row, "list": "projects"}, seen)
    assert "lang=" not in _entry({**row, "list": "organisations"}, seen).partition("<bdi")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("page", "query", "is_told"),
    [
        ("records", {}, True),
        ("records", {"list": "events"}, True),
        ("records", {"list": "organisations"}, False),
        ("records", {"list": "organisations", "record": "apebi"}, True),
        ("functions", {}, True),
    ],
)
def test_a_page_that_lists_records_says_it_once(page, query, is_told):
    for lang in ("fr", "en"):
        said = html.unescape(texts(opened(page, lang=[lang], **{key: [value] for key, value in query.items()})))
        assert said.count('class="note-line titles-note"') == (is_told and lang == "fr")
