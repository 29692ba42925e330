"""The page Studies: listed, filtered, opened as published and as of today; what cannot be read is a sentence."""

import html
import re

import pytest

from analytics.studies.front import STATUSES
from analytics.studies.study import study_named
from analytics.ui.studies.standing import status
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say, written
from tests.asked import asked
from tests.shelved import moved_on, page, put_study, said_of, with_studies, words_of
from tests.test_pages import opened, texts


@pytest.fixture
def shelf(world):
    """A drawn world with one published study."""
    return with_studies(world)


def test_a_change_in_a_register_is_said_by_the_list_the_study_the_command_and_the_address(shelf, run):
    total = len(study_named("drawn").texts["en"].references)
    assert said_of("holds", total=total) in words_of(page())
    assert run("study")[1].decode().split("\t")[3] == "0"
    assert asked("/api/v1/studies?lang=en").body.decode().count('"stands":"holds"') == 1
    moved_on(shelf)
    changed = int(run("study")[1].decode().split("\t")[3])
    assert changed > 3
    told = said_of("differs", changed=changed, total=total)
    assert told in words_of(page())
    assert told in words_of(page(study="drawn"))
    assert f'"stands":"differs","references":{total},"differing":{changed}' in asked("/api/v1/studies?lang=en").body.decode()


def test_as_published_nothing_moves_and_as_of_today_each_changed_number_is_marked(shelf):
    moved_on(shelf)
    published, today = page(study="drawn"), page(study="drawn", **{"as": "today"})
    assert "AI: 2 projects" in words_of(published)
    assert "<ins" not in published
    assert re.search(
        r'AI: <ins id="place-0">3 projects</ins> <span class="was">\(published: 2 projects\)</span>', re.sub("[\u2066-\u2069]", "", today)
    )
    places = re.findall(r'href="#(place-\d+)"', today.split("study-changes", 1)[1].split("</section>", 1)[0])
    assert len(places) == len(set(places)) > 3
    assert all(f'id="{place}"' in today for place in places)
    assert said_of("chart_differs") in words_of(today)
    assert shelf.version in today.split("study-switch", 1)[1]


def test_every_link_inside_a_study_finds_its_place_and_footnotes_lead_back(shelf):
    for lang in LANGUAGES:
        said = page(study="drawn", lang=lang)
        article = said.split("<article", 1)[1].split("</article>", 1)[0]
        ids = re.findall(r'\bid="([^"]+)"', article)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', article)) <= set(ids)
        assert {"note-1", "mark-1", "part-1", "part-2", "notes", "basis"} <= set(ids)
        assert article.count('href="#note-1"') == 2
        charts = re.findall(r'data-chart="([^"]+)"', article)
        assert len(charts) == len(set(charts)) == 2
        levels = [int(level) for level in re.findall(r"<h(\d)", article)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels


def test_a_record_leads_to_its_page_and_its_source_and_a_view_of_its_own_is_said(shelf):
    said = html.unescape(page(study="drawn", axis="training"))
    assert 'href="records?list=projects&record=P3&lang=en">' in said
    assert 'href="https://example.org/three"' in said
    assert 'href="./?from=2018&lang=en"' in said
    assert said_of("own_view") in words_of(said)
    assert "2 projects" in words_of(said.split("study-text", 1)[1])
    assert "selections" not in texts(opened("studies", lang=["en"], study=["drawn"]))


def test_the_method_box_names_every_answer_with_its_sum_and_its_sql(shelf):
    for lang in LANGUAGES:
        said = page(study="drawn", lang=lang).split('id="basis"', 1)[1]
        kept = study_named("drawn").kept
        for answer in kept.answers.values():
            assert answer["sha256"] in said
            assert html.escape(answer["sql"][:60]) in said
        assert all(sha256 in said for name, sha256 in kept.registers.items() if name in ("projects", "events"))
        assert kept.version in said


def test_files_are_offered_in_the_language_and_with_the_numbers_that_are_read(shelf):
    links = html.unescape(page(study="drawn", lang="ar", **{"as": "today"}))
    for kind in ("pdf", "docx", "html", "zip"):
        assert f'href="api/v1/studies/drawn.{kind}?lang=ar&as=today" download' in links
        assert f'href="api/v1/studies/drawn.{kind}?lang=en" download' in html.unescape(page())


def test_the_newest_stands_first_and_an_axis_keeps_the_studies_about_it(shelf):
    put_study(shelf, "of-all", axes="[]", published="2026-03-01")
    put_study(shelf, "of-training", axes='["training"]', published="2025-01-01")

    def listed(**query: str) -> list[str]:
        return re.findall(r'href="\?[^"]*study=([\w-]+)"', page(**query))

    assert listed() == ["of-all", "drawn", "of-training"]
    assert listed(axis="ai") == ["of-all", "drawn"]
    assert listed(axis="events") == ["of-all"]
    assert 'aria-current=true href="?lang=en"' in page(axis="ai")
    for path in (shelf.data / "studies" / "of-all").iterdir():
        path.unlink()
    assert said_of("none_of_axis") in words_of(page(axis="events"))


def test_every_status_says_what_it_means(shelf):
    for name in STATUSES:
        put_study(shelf, "drawn", status=f'"{name}"')
        for lang in LANGUAGES:
            meaning = written(book("studies")["status"][name]["meaning"], lang)
            assert words_of(meaning) in words_of(status(study_named("drawn").front, lang))


def test_a_review_that_is_due_is_said(shelf):
    put_study(shelf, "drawn", review="2026-01-03")
    for said in (page(), page(study="drawn")):
        assert said_of("due", day="2026-01-03") in words_of(said)


def test_the_view_of_the_address_keeps_its_place_and_bounds_nothing(shelf):
    said = html.unescape(page(study="drawn", q="nothing at all"))
    assert "AI: 2 projects" in words_of(said)
    assert 'href="?q=nothing+at+all&lang=en&study=drawn&as=today"' in said
    assert 'href="?q=nothing+at+all&lang=en"' in said
    assert "you-see" not in said
    assert say("filters", "en") not in words_of(said)
