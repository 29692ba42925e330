"""The page of data quality and the origin on a record: in a browser, and in words of three languages; the quarantine as files."""

import csv
import io
import json
from html import unescape

import pytest
from playwright.sync_api import Page

from analytics.downloads import FORMATS, file_of
from analytics.downloads.quarantine import quarantine_of
from analytics.indicators import on_page
from analytics.ui.error_report import VARIABLE, report_address, report_link
from analytics.ui.origin import origin_of_record
from analytics.ui.put_aside import put_aside
from analytics.ui.quality import _gate, _imports, _lookalikes
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.coverage import both, coverage_of
from analytics.words import book, written
from tests.conftest import World
from tests.served import in_a_browser, opened
from tests.steward import Desk

every_language = pytest.mark.parametrize("lang", LANGUAGES)
OFFERED = "project_id | title | axis | note\nP1 | Renommé | training |\nP8 | Faux | magic |\nP7 | Contact | ai | Voir a.b@example.org\nP9 | Faux | robot |"


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


@pytest.fixture
def after(desk: Desk) -> str:
    return desk.offers(OFFERED)[1]["published"]["version"]


def reader_of(version: str, lang: str = "fr") -> Reader:
    return Reader(View(lang=lang), version, "light")


@every_language
def test_the_page_counts_the_rows_in_quarantine_by_reason_in_the_language_of_the_reader(after, lang):
    shown = unescape(put_aside(reader_of(after, lang)))
    assert written(book("findings")["rules"]["private"], lang) in shown
    assert '<td class="number">2</td>' in shown  # two rows have an axis that is in no list
    assert "offered.csv" in shown
    assert "example.org" not in shown
    assert f"version={after}" in shown


@every_language
def test_the_page_names_the_last_imports_and_what_each_register_holds(after, desk, lang):
    words = book("quality")
    assert written(words["imports"]["none"], lang) in _imports(reader_of(desk.first, lang))
    shown = _imports(reader_of(after, lang))
    assert "offered.csv" in shown
    assert written(words["ways"]["update"], lang) in shown
    assert written(words["gate"]["imported"], lang) in _gate(reader_of(after, lang))
    assert written(words["lookalikes"]["none"], lang) in _lookalikes(reader_of(after, lang))


@every_language
def test_a_record_says_its_file_line_version_and_what_changed(after, desk, lang):
    shown = origin_of_record("projects", "P1", reader_of(after, lang))
    assert all(said in shown for said in ("offered.csv", after, desk.first, "projects.csv", "Renommé", "Un projet"))
    assert written(book("quality")["history"]["title"], lang) in shown
    untouched = origin_of_record("projects", "P2", reader_of(after, lang))
    assert written(book("quality")["history"]["title"], lang) not in untouched
    assert '<dd><bdi dir="auto">projects.csv</bdi></dd>' in untouched


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("mailto:a@example.org", "mailto:a@example.org?subject=Marsad"),
        (
            "https://example.org/issues/new?title={register}/{record}&body={version}",
            "https://example.org/issues/new?title=projects/a%20%22%26b&body=V1",
        ),
        ("https://example.org/report", "https://example.org/report?register=projects&record=a+%22%26b&version=V1"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
    ],
)
def test_an_error_is_reported_where_the_operator_says_and_nowhere_else(monkeypatch, address, leads):
    monkeypatch.setenv(VARIABLE, address)
    seen = Reader(View(lang="en"), "V1", "light")
    found = report_address("projects", 'a "&b', seen)
    assert (found is None) is (leads is None)
    assert (found or "").startswith(leads or "")
    assert '"' not in (found or "")
    assert (report_link("projects", "a", seen) == "") is (leads is None)


def test_the_quarantine_is_a_register_of_its_own_in_every_format_and_in_no_figure(after):
    table = quarantine_of(View(version=after))
    rows = list(csv.DictReader(io.StringIO(file_of(table, "csv").decode())))
    assert [(row["register"], row["step"], row["line"], row["column"], row["rule"]) for row in rows] == [
        ("projects", "import", "3", "axis", "not_in_list"),
        ("projects", "import", "4", "note", "private"),
        ("projects", "import", "5", "axis", "not_in_list"),
    ]
    assert json.loads(rows[0]["facts"]) == {"list": "axes"}
    assert all(b"example.org" not in file_of(table, kind) for kind in FORMATS)
    said = json.loads(file_of(table, "json"))
    assert (said["meta"]["version"], len(said["rows"])) == (after, 3)
    assert quarantine_of(View(version=after, registers=("events",))).rows == ()
    assert coverage_of(both(), View(), after).selected == 5


def test_rows_that_the_build_sets_aside_stand_there_too(world: World):
    world.has("projects", "project_id | year\nP1 | 1900\nP2 | 2020").build(quarantined=1)
    [row] = quarantine_of(View(version=world.version)).rows
    assert row[:6] == ("projects", "build", "projects.csv", 2, "year", "year_in_range")


class TestInABrowser:
    pytestmark = in_a_browser

    def test_a_reader_sees_what_came_in_what_is_known_and_what_the_data_cannot_say(self, page: Page):
        opened(page, "quality", "lang=en")
        assert page.locator("#gate tbody tr").count() >= 9
        assert page.locator("#quarantine").inner_text().endswith("No row is in quarantine in this version.")
        for name in on_page("quality"):
            assert page.locator(f".st-key-card_{name}, .st-key-wide_{name}").count() == 1
        assert "cannot" in page.locator(".panel", has_text="What the data cannot say").inner_text()

    def test_a_reader_sees_where_a_record_comes_from(self, page: Page):
        opened(page, "records", "list=projects&record=add-mnc-framework-2020&lang=en")
        record = page.locator(".st-key-wide_record")
        record.locator("dl.origin").wait_for()
        assert "projects.csv" in record.locator("dl.origin").inner_text()
        assert record.locator(".report").count() == 0  # no address is set
