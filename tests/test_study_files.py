"""A study as a file: every kind says the same, its text stays text, and the same study is the same bytes."""

import hashlib
import importlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile

import pypdfium2
import pytest
from docx import Document as opened

from analytics.paper import png_of, shown
from analytics.places import HOUSE
from analytics.studies import files
from analytics.studies.as_pdf import _set_apart
from analytics.studies.docx_blocks import PICTURE
from analytics.studies.files import KINDS, study_file
from analytics.studies.html_text import link
from analytics.studies.rows_shown import rows_shown
from analytics.studies.telling import leads
from analytics.vocabulary import LANGUAGES
from tests.briefed import bare, is_said
from tests.served import each_in_turn, in_a_browser
from tests.studied_files import SAID, Page, document_of, lines_of, places_of, published_world

ISSUES = pytest.mark.parametrize("is_today", [False, True], ids=["as published", "as of today"])
each_language = pytest.mark.parametrize("lang", LANGUAGES)
each_text = pytest.mark.parametrize("kind", SAID)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A world in which a study was published and a register changed since."""
    with published_world(tmp_path_factory.mktemp("studied")) as world:
        yield world


@each_language
@each_text
@ISSUES
def test_every_kind_says_all_that_the_document_says(drawn, kind, lang, is_today):
    document = document_of(lang, is_today)
    page = SAID[kind](study_file("drawn", lang, kind, is_today))
    lines = [shown(words) if kind == "pdf" else words for words in lines_of(document)]
    assert [words for words in lines if not is_said(words, page, lang)] == []


@each_text
def test_a_footnote_stands_once_however_often_it_is_marked(drawn, kind):
    page = SAID[kind](study_file("drawn", "en", kind))
    assert [page.count(bare(words)) for words in ("A note of a heading.", "Counted once;")] == [1, 1]


def test_a_table_holds_the_rows_of_its_answer_in_words(drawn):
    document = document_of("en", False)
    [place] = [place for place in places_of(document) if document.placed[place].reference.kind == "table"]
    rows = rows_shown(document.figures[place])
    assert (rows.heads, rows.numeric, rows.cut) == (("Axis", "Projects"), (False, True), "")
    assert rows.lines == (("Artificial intelligence", "3"), ("Digital training", "2"))


@pytest.mark.parametrize(
    ("address", "is_linked"),
    [("https://example.org/a", True), ("http://example.org", True), ("javascript:alert(1)", False), ("//example.org", False), ("", False)],
)
def test_only_http_and_https_are_linked(address, is_linked):
    assert leads(address) == is_linked
    assert link("words", address).startswith("<a href=") == is_linked


def test_a_word_that_is_not_there_would_be_missed(drawn):
    for kind, said in SAID.items():
        assert not is_said("3 projects, none of them", said(study_file("drawn", "en", kind)), "en")


@each_text
def test_what_changed_is_marked_with_what_was_published(drawn, kind):
    published, today = (SAID[kind](study_file("drawn", "en", kind, is_today)) for is_today in (False, True))
    document = document_of("en", True)
    total, changed = len(document.placed), len(document.changes)
    assert 0 < changed < total
    for words in (f"{changed} of {total} numbers", "4 projects [published: 3 projects]", "Different from the study as published."):
        assert bare(words) in today
        assert bare(words) not in published
    assert bare("AI has 3 projects,") in published


@each_language
@pytest.mark.parametrize("kind", KINDS)
def test_each_issue_is_a_file_of_its_own_and_the_same_each_time(drawn, kind, lang):
    first, today = study_file("drawn", lang, kind), study_file("drawn", lang, kind, True)
    files._written.cache_clear()
    assert study_file("drawn", lang, kind) == first
    assert today != first


def test_another_process_writes_the_same_bytes(drawn):
    importlib.import_module("pptx")  # it tells the XML library names of its own, which must not reach our files
    code = (
        "import hashlib, json, sys\nfrom analytics.studies.files import KINDS, study_file\n"
        "said = {f'{lang} {kind} {now}': hashlib.sha256(study_file('drawn', lang, kind, now)).hexdigest()"
        " for lang in ('ar',) for kind in KINDS for now in (False, True)}\nprint(json.dumps(said))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, env=environment, capture_output=True, check=True, timeout=120)
    for name, sha256 in json.loads(done.stdout).items():
        lang, kind, now = name.split()
        assert hashlib.sha256(study_file("drawn", lang, kind, now == "True")).hexdigest() == sha256, name


@each_language
def test_the_pdf_is_accessible_dated_and_has_an_outline(drawn, lang):
    content = study_file("drawn", lang, "pdf")
    document = pypdfium2.PdfDocument(content)
    told = document_of(lang, False)
    assert document.is_tagged()
    assert b"pdfuaid:part" in content
    assert f"/Lang({lang})".encode() in content
    about = document.get_metadata_dict()
    assert about["Title"] == shown(told.front.title)
    assert about["CreationDate"].startswith("D:" + told.standing.as_of.replace("-", ""))
    assert all(round(size) in (595, 842) for page in document for size in page.get_size())
    outline = [one.get_title() for one in document.get_toc()]
    assert outline[0] == "What was found <b>"
    assert len(outline) > len([1 for block in told.text.blocks if hasattr(block, "anchor")])


def test_a_number_that_is_a_text_of_its_own_keeps_its_direction_on_arabic_paper():
    apart = {"runs": [{"words": "\u206612,3%\u2069"}, {"words": "نسبة"}]}
    assert shown(_set_apart(apart)) == {"runs": [{"words": "\u061c\u206612,3%\u2069"}, {"words": "نسبة"}]}


def test_a_colour_that_can_be_seen_through_is_drawn_on_paper():
    run = {"words": "■", "size": 12, "colour": "rgba(11,107,98,0.35)", "bold": False}
    line = {"x": 5, "y": 15, "anchor": None, "turn": None, "from_right": False, "runs": [run]}
    empty = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"/>'
    assert png_of(PICTURE, {"name": "A square", "chart": {"marks": empty, "words": [line], "width": 20, "height": 20}}, 72)


@each_language
@ISSUES
def test_the_page_of_html_holds_nothing_from_outside_and_no_script(drawn, lang, is_today):
    content = study_file("drawn", lang, "html", is_today)
    page = Page(content)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img", "object", "form", "input", "b"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    links = [value for name, value in page.attributes if name == "href"]
    assert [link for link in links if not link.startswith(("#", "https://example.org/"))] == []
    assert not re.search(rb"@import|url\((?!data:font)", content)
    assert b"default-src 'none'" in content


@each_language
@ISSUES
def test_the_page_of_html_is_whole(drawn, lang, is_today):
    page = Page(study_file("drawn", lang, "html", is_today))
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for name, value in page.attributes if name == "href" and value.startswith("#")} <= set(ids)
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    [held] = [held for tag, held in page.tags if tag == "html"]
    assert (held["lang"], held["dir"]) == (lang, "rtl" if lang == "ar" else "ltr")
    heads = [held for tag, held in page.tags if tag == "th"]
    assert heads
    assert all(held.get("scope") == "col" for held in heads)


def test_the_fonts_of_the_page_are_small():
    from analytics.studies.as_html import sheet

    assert 10_000 < len(sheet()) < 400_000


@each_language
def test_the_docx_is_made_of_what_its_program_knows(drawn, lang):
    content = study_file("drawn", lang, "docx")
    docx, parts = opened(io.BytesIO(content)), zipfile.ZipFile(io.BytesIO(content))
    document = document_of(lang, False)
    styles = [paragraph.style.name for paragraph in docx.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Caption", "List Bullet", "List Bullet 2", "List Number", "Quote"} <= set(styles)
    assert [one.text for one in docx.paragraphs if one.style.name == "Heading 1"][0] == "What was found <b>"
    notes, body = (parts.read(f"word/{name}.xml").decode() for name in ("footnotes", "document"))
    assert notes.count("<w:footnote ") == 2 + len(document.text.notes)
    assert body.count("<w:footnoteReference ") == len(document.text.notes)
    alternatives = re.findall(r'descr="([^"]*)"', body)
    shown_charts = [document.figures[place] for place in places_of(document) if document.placed[place].reference.kind == "card"]
    assert alternatives == [one.sentence for one in shown_charts if not one.answered.refusal]
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in docx.tables)
    about = docx.core_properties
    assert (about.title, about.language) == (document.front.title, lang)
    assert about.created.date().isoformat() == document.standing.as_of
    is_mirrored = lang == "ar"
    assert all(bool(table._tbl.tblPr.xpath("./w:bidiVisual")) == is_mirrored for table in docx.tables)
    assert bool(docx.styles["Normal"].element.xpath("./w:pPr/w:bidi")) == is_mirrored
    assert ("<w:rtl/>" in body) == is_mirrored


def test_the_parts_of_a_docx_are_dated_alike_and_name_no_person(drawn):
    parts = zipfile.ZipFile(io.BytesIO(study_file("drawn", "fr", "docx")))
    assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"python" not in parts.read("docProps/core.xml")


def test_numbers_set_apart_in_arabic_run_from_the_left():
    from analytics.studies.docx_runs import stretches

    found = list(stretches("نسبة \u206612,3%\u2069 من \u2068Maroc Digital 2020\u2069 و\u2068الجهة\u2069", "ar"))
    assert found == [
        ("نسبة ", True),
        ("\u200e12,3%\u200e", False),
        (" من ", True),
        ("\u200eMaroc Digital 2020\u200e", False),
        (" و\u200fالجهة\u200f", True),
    ]


class TestInABrowser:
    pytestmark = in_a_browser

    @pytest.mark.parametrize(("lang", "theme"), each_in_turn(["light", "dark"], LANGUAGES))
    def test_axe_finds_nothing_on_the_page_and_it_asks_for_nothing(self, drawn, chromium, tmp_path, lang, theme):
        from axe_playwright_python.sync_playwright import Axe

        place = tmp_path / f"{lang}.html"
        place.write_bytes(study_file("drawn", lang, "html", True))
        page = chromium.new_page(viewport={"width": 390, "height": 800}, color_scheme=theme)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(place.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()
