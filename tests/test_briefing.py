"""The briefing of a view: its figures are those of the page, its text can be selected, and what is said in it stays text."""

import html
import re
import time
from functools import cache

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from analytics.__main__ import main
from analytics.briefings import KINDS, briefing_file
from analytics.briefings.choosing import BREAKDOWNS, MORE, OVER_YEARS, on_first_page, on_second_page
from analytics.briefings.contents import briefing_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import standing_counts
from analytics.paper import NO_LETTER, shown
from analytics.places import HOUSE
from analytics.registry.description import descriptions
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.warehouse.sources import source_of
from tests.asked import asked
from tests.briefed import HOSTILE, VIEWS, bare, is_said, subject, texts_of
from tests.served import each_in_turn

every_view = pytest.mark.parametrize("asked_for", VIEWS.values(), ids=VIEWS)


@cache
def pages_of(content: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF as a reader selects it: letters without their Arabic forms, no spaces or marks."""
    document = pypdfium2.PdfDocument(content)
    return tuple(bare(page.get_textpage().get_text_range()) for page in document)


@pytest.mark.parametrize("lang", LANGUAGES)
@every_view
def test_one_page_is_one_page_and_two_are_two_in_any_view(lang, asked_for, version):
    for pages in (1, 2):
        content = briefing_file(subject(lang, asked_for), "pdf", pages)
        assert content.startswith(b"%PDF")
        assert len(pypdfium2.PdfDocument(content)) == pages


@pytest.mark.parametrize("lang", LANGUAGES)
@every_view
def test_the_pages_say_the_figures_and_sentences_of_the_answers(lang, asked_for, version):
    briefing = briefing_of(subject(lang, asked_for), 2)
    first, second = pages_of(briefing_file(briefing.subject, "pdf", 2))
    for one in briefing.keys:
        assert all(is_said(words, first, lang) for words in (one.name, one.value, one.change, one.why, one.coverage)), one
    for one in briefing.shown:
        assert all(is_said(words, first, lang) for words in (one.title, one.sentence, one.notes)), one.title
    for one in briefing.more:
        assert all(is_said(words, second, lang) for words in (one.title, one.sentence, one.notes)), one.title
    for words in (briefing.title, briefing.subject.version, *briefing.caveats, briefing.citation):
        assert is_said(words, first, lang), words
    assert all(is_said(words, second, lang) for words in [*briefing.sources, *(one.limits for one in briefing.shown)])
    assert briefing.subject.as_of[:4] in first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_publishes_is_said_in_the_language_of_the_page_or_as_the_version_names_it(lang, version, monkeypatch):
    registers = ("projects", "events")
    described = [descriptions()[name].publisher[lang] for name in registers]
    held = [source_of(name, version).publisher for name in registers]
    for publishers in (described, held):
        told = briefing_of(subject(lang), 1).sources
        assert all(bare(publisher) in bare(line) for publisher, line in zip(publishers, told, strict=True))
        monkeypatch.setattr("analytics.warehouse.sources.descriptions", dict)  # the description of a later release


def test_the_numbers_in_a_chart_can_be_selected_in_french_and_arabic(version):
    axes = indicators()["projects_by_axis"]
    for lang in ("fr", "ar"):
        [answered] = [one for one in on_first_page(View()) if one.indicator is axes]
        [page] = pages_of(briefing_file(subject(lang), "pdf"))
        assert all(str(row["projects"]) in page for row in answered.rows)


@pytest.mark.parametrize(("lang", "name"), each_in_turn(list(VIEWS)[:3], LANGUAGES))
def test_key_figures_are_those_of_the_overview(lang, name, version):
    asked_for = VIEWS[name]
    page = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60)
    for key, values in {**asked_for, "lang": [lang]}.items():
        page.query_params[key] = values
    page.run()
    [cards] = re.findall(r'<div class="kpis">.*', said_on(page))
    drawn = [bare(html.unescape(re.sub("<[^>]*>", "", card))) for card in cards.split('<div class="kpi">')[1:]]
    told = briefing_of(subject(lang, asked_for), 1).headlines
    assert len(drawn) == len(told) == 7
    for card, one in zip(drawn, told, strict=True):
        assert all(bare(words) in card for words in (one.name, one.value, one.change, one.why, one.coverage)), (card, one)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_targets_of_the_view_stand_beside_its_key_figures_as_their_page_counts_them(lang, version):
    for asked_for in ({}, {"axis": ["training"]}):
        facts = standing_counts(answer("targets_status", view_of(asked_for)).rows)
        told = briefing_of(subject(lang, asked_for), 1).keys[-1]
        numbers = [re.findall(r"\d+", words) for words in (told.value, told.change, told.why)]
        lines = ("assessed targets", "in_time other_verdicts", "within_rounding due_unread no_reading open")
        assert numbers == [[str(facts[name]) for name in line.split()] for line in lines]
        assert str(facts["published"]) in told.coverage
        assert source_of("targets", version).as_of[:4] in told.coverage
    without = next(axis for axis in vocabularies()["axes"].codes if answer("targets_status", View(axes=(axis,))).refusal)
    assert briefing_of(subject(lang, {"axis": [without]}), 1).targets is None


def said_on(page: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(one.proto.body for one in page.get("html"))


def across(text: pypdfium2.PdfTextPage, words: str) -> tuple[float, float]:
    """Return where words begin and end across a page, in points."""
    found = text.search(words.replace("\u00a0", " ")).get_next()
    assert found, words
    boxes = [text.get_charbox(place) for place in range(found[0], found[0] + found[1])]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_key_figure_stays_in_its_column(lang, version):
    briefing = briefing_of(subject(lang), 1)
    text = pypdfium2.PdfDocument(briefing_file(briefing.subject, "pdf"))[0].get_textpage()
    (first, _), (second, _) = (across(text, one.name) for one in briefing.keys[:2])
    long = [one.value for one in briefing.keys if len(one.value) > 9]
    assert any("MAD" in value for value in long)
    for value in long:
        begins, ends = across(text, value)
        assert ends - begins < second - first - 4, value


def test_the_overview_links_to_the_briefing_of_its_view(version):
    page = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60)
    page.query_params["axis"], page.query_params["lang"] = ["ai"], "en"
    page.run()
    links = re.findall(r'href="(api/v1/briefing[^"]*)"', said_on(page))
    assert [html.unescape(link) for link in links] == [
        "api/v1/briefing.pdf?axis=ai&lang=en",
        "api/v1/briefing.pdf?axis=ai&lang=en&pages=2",
        "api/v1/briefing.pptx?axis=ai&lang=en",
    ]
    assert all(asked(f"/{html.unescape(link)}").status == 200 for link in links)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_view_gives_the_same_bytes(kind, version):
    first = briefing_file(subject("ar"), kind, 2)
    briefing_file.cache_clear()
    assert briefing_file(subject("ar"), kind, 2) == first
    assert briefing_file(subject("ar", {"axis": ["ai"]}), kind, 2) != first


def test_the_pdf_is_tagged_dated_and_says_its_language(version):
    content = briefing_file(subject("ar"), "pdf")
    document = pypdfium2.PdfDocument(content)
    about = document.get_metadata_dict()
    assert document.is_tagged()
    assert about["Title"] == f"الابتكار الرقمي بالمغرب · {subject('ar').sentence}"
    assert about["CreationDate"].startswith("D:" + subject("ar").as_of.replace("-", ""))
    assert b"pdfuaid:part" in content
    assert b"/Lang(ar)" in content


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_text_on_paper_and_slides(kind, lang, version):
    one = subject(lang, {"q": [HOSTILE]})
    content = briefing_file(one, kind)
    said = pages_of(content)[0] if kind == "pdf" else bare(" ".join(texts_of(content)))
    words = shown(one.view.words)
    assert NO_LETTER in words
    assert is_said(words, said, lang)


def test_letters_that_no_font_has_are_replaced_and_all_others_kept():
    assert shown("é 你 مرصد – 95 % ■") == f"é {NO_LETTER} مرصد – 95 % ■"
    assert shown({"a": ["\x07b", 3, None]}) == {"a": [f"{NO_LETTER}b", 3, None]}


def test_every_letter_of_our_words_has_a_font(version):
    from tests.said import all_words

    gap = "\ufffc"
    found = [words.replace(gap, "") for _, said in all_words() for words in said.values() if isinstance(words, str)]
    assert [words for words in found if NO_LETTER in shown(words)] == []


def test_a_briefing_shows_what_answers_before_what_does_not(version):
    for name in (*OVER_YEARS, *BREAKDOWNS, *MORE):
        assert name in indicators()
    assert [one.name for one in on_first_page(View())] == ["activity_by_year", "projects_by_axis", "projects_by_actor_type"]
    assert [one.name for one in on_first_page(View(registers=("events",)))] == ["events_by_year", "events_by_type", "events_by_axis"]
    assert "projects_by_axis" not in [one.name for one in on_first_page(View(axes=("ai",)))]
    nothing = on_first_page(view_of(VIEWS["no record"]))
    assert len(nothing) == 3
    assert all(one.refusal for one in nothing)
    assert on_second_page(view_of(VIEWS["no record"])) == []


def test_the_address_answers_with_its_kind_its_version_and_a_tag(version):
    answered = asked("/api/v1/briefing.pdf?axis=ai&lang=fr&pages=2")
    assert answered.status == 200
    assert answered.headers["content-type"] == "application/pdf"
    assert answered.headers["x-marsad-version"] == version
    assert version in answered.headers["content-disposition"]
    assert len(pypdfium2.PdfDocument(answered.body)) == 2
    again = asked("/api/v1/briefing.pdf?axis=ai&lang=fr&pages=2", if_none_match=answered.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert asked("/api/v1/briefing.pdf?axis=ai&lang=fr", if_none_match=answered.headers["etag"]).status == 200


def test_what_the_address_does_not_know_is_named_or_refused(version):
    assert "pages=3" in asked("/api/v1/briefing.pdf?pages=3").headers["x-marsad-ignored"]
    assert asked("/api/v1/briefing.pdf?pages=3&strict=1").status == 400
    refused = asked("/api/v1/briefing.pfd")
    assert refused.status == 404
    assert b'"pdf"' in refused.body


def test_the_command_writes_what_the_address_answers(version, tmp_path, monkeypatch, capfdbinary):
    monkeypatch.setenv("MARSAD_ADDRESS", "http://localhost:8501")
    place = tmp_path / "out" / "note.pdf"
    assert main(["briefing", "--axis", "ai", "--lang", "ar", "--pages", "2", "--to", str(place)]) == 0
    assert capfdbinary.readouterr().out.decode() == f"{place}\n"
    assert place.read_bytes() == asked("/api/v1/briefing.pdf?axis=ai&lang=ar&pages=2").body


def test_the_command_refuses_another_kind_of_file(version, tmp_path, capfd):
    assert main(["briefing", "--to", str(tmp_path / "note.docx")]) == 2
    assert "pdf, pptx" in capfd.readouterr().err


def test_a_warm_briefing_takes_less_than_three_seconds_of_work(version):
    briefing_file(subject("fr"), "pdf", 2)
    begun = time.process_time()  # a busy machine makes wait, not work
    briefing_file(subject("fr", {"axis": ["ai", "training"], "lang": ["fr"]}), "pdf", 2)
    assert time.process_time() - begun < 3


def test_words_of_a_document_from_left_to_right_are_found_as_they_are_read(version):
    assert shown({"change": "\u206855\u2069 en 2024"}) == {"change": "55 en 2024"}
    assert shown("\u2068مرصد\u2069 55") == "\u2068مرصد\u2069 55"
