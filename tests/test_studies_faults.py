"""The page Studies where something stands in the way: no study, a broken one, a version that is gone, numbers that take long."""

import html
import re
import threading

import pytest

from analytics.studies import upkeep
from analytics.studies.changes import changes
from analytics.studies.publishing import publish
from analytics.studies.study import study_named
from analytics.studies.telling import study_words
from analytics.ui import waiting
from analytics.ui.escape import text
from analytics.vocabulary import LANGUAGES
from tests.shelved import MORE, moved_on, page, put_study, said_of, with_studies, words_of


@pytest.fixture
def shelf(world):
    """A drawn world with one published study."""
    return with_studies(world)


def test_without_a_study_the_page_says_what_one_is(shelf):
    for path in (shelf.data / "studies" / "drawn").iterdir():
        path.unlink()
    assert said_of("none") in words_of(page())


def test_a_study_that_cannot_be_read_is_one_sentence_with_its_lines_and_hides_no_other(shelf):
    put_study(shelf, "broken", "\n# {one}{two}\n\n{{{{nothing | a | b | c}}}}\n")
    for lang in LANGUAGES:
        for said in (page(lang=lang), page(lang=lang, study="broken")):
            assert said_of("cannot", lang, name="broken") in words_of(said)
            assert "broken/study.fr.md, line 14" in said
            assert str(shelf.data) not in said
        assert 'study=drawn"' in page(lang=lang)


def test_a_reference_that_cannot_be_followed_is_said_in_the_list_and_on_the_page(shelf):
    put_study(shelf, "drawn", "\n{{{{projects_by_sector | n}}}} {one}{two}\n")
    for said in (page(), page(study="drawn"), page(study="drawn", **{"as": "today"})):
        assert "drawn/study.en.md, line 12: «projects_by_sector» was not published with this study" in html.unescape(said)


def test_an_unknown_name_is_said_above_the_list(shelf):
    said = page(study="<b>nope")
    assert text(study_words("page", "unknown", "en", name="<b>nope")) in said
    assert "<b>nope" not in said
    assert 'study=drawn"' in said


def test_a_draft_says_that_its_figures_may_change_and_has_no_other_figures(shelf):
    put_study(shelf, "sketch", status='"draft"')
    assert said_of("never") in words_of(page().split('study=sketch"', 1)[1].split("</li>\n", 1)[0])
    for said in (page(study="sketch"), page(study="sketch", **{"as": "today"})):
        assert "study-switch" not in said
        assert said_of("never") in words_of(said)


def test_a_study_in_another_language_is_shown_in_it_and_says_so(shelf):
    put_study(shelf, "english", langs=("en",))
    said = page(study="english", lang="ar")
    assert said_of("other_language", "ar") in words_of(said)
    assert '<article class="study-opened" lang="en" dir="ltr">' in said


def test_a_study_outlives_its_version_without_links_to_it(shelf):
    was = shelf.version
    moved_on(shelf)
    for path in (shelf.data / "versions").glob(f"{was}*"):
        path.unlink()
    (shelf.data / "studies" / "drawn" / "study.en.md").touch()
    said = page(study="drawn")
    assert "AI: 2 projects" in words_of(said)
    assert said_of("gone") in words_of(said)
    assert f"version={was}" not in said
    assert 'class="inside alone"' not in said


def test_data_in_a_study_is_no_markup(shelf):
    shelf.has("projects", MORE.replace("Three", "<b>Three</b>")).build()
    put_study(
        shelf, "hostile", "\n{{{{record: P3}}}} & <i>x</i> {one}{two}\n", title='"<b>T</b>"', question='"<script>?"', authors='["<u>A</u>"]'
    )
    for said in (page(), page(study="hostile")):
        assert not re.search(r"<(b|script|u|i)>", said)
    assert "<b>Three</b>" in words_of(page(study="hostile"))


def test_where_todays_figures_cannot_be_asked_any_more_those_published_stay(shelf):
    shelf.has("organisations", "organisation_id | name\nO1 | Un\nO2 | Deux").build()
    put_study(shelf, "of-one", "\n{{{{projects_by_axis?org=O1 | n}}}} {one}{two}\n\n{{{{card: projects_by_axis?org=O1}}}}\n")
    publish(study_named("of-one"))
    shelf.has("organisations", "organisation_id | name\nO2 | Deux").build()
    said = page(study="of-one", **{"as": "today"})
    assert said_of("not_of_today", name="of-one") in words_of(said)
    assert "study-text" in said
    assert said_of("differs", changed=2, total=2) in words_of(said)


def test_neither_the_list_nor_a_study_waits_for_the_figures_of_today(shelf, monkeypatch):
    go = threading.Event()
    monkeypatch.setattr(waiting, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(upkeep, "changes", lambda study, lang: go.wait(60) and changes(study, lang))
    moved_on(shelf)
    try:
        checking = said_of("checking", done=9, total=9).split("9")[0]
        assert checking in words_of(page())
        published, today = page(study="drawn"), page(study="drawn", **{"as": "today"})
        assert checking in words_of(published)
        assert "AI: 2 projects" in words_of(published)
        assert "under-way" in today
        assert "study-text" not in today
        assert '<div class="progress" role="status"' in today
    finally:
        go.set()
    monkeypatch.setattr(waiting, "PATIENCE_SECONDS", 60.0)
    assert '<ins id="place-0">' in page(study="drawn", **{"as": "today"})
