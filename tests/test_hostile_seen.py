"""What Chromium sees of hostile registers: no script runs, no outside request, no link made by data, the strings as they are."""

import csv
from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import TimeoutError

from analytics.vocabulary import LANGUAGES
from tests.hostile import STRINGS, TEXTS, besieged_folder, besieged_server, hostile_folder, sources_of, squeezed, text_alone, watched  # noqa: F401  (a fixture)
from tests.served import PAGES, drawn, in_a_browser, path_of

pytestmark = in_a_browser
# Cells are drawn on a canvas, and said beside it.
SAID_IN_CELLS = """([strings, count]) => {
    const cells = new Set([...document.querySelectorAll('canvas [role=gridcell]')].map(one => one.textContent))
    return strings.filter(one => cells.has(one)).length >= count
}"""
REGISTERS = ("projects", "events")


@pytest.fixture(scope="module")
def page(driver, besieged, besieged_address):
    """A page of a server on hostile registers that notes every outside request, dialogue and window."""
    with watched(driver, besieged_address) as one:
        yield one


@pytest.fixture(scope="module")
def sources(besieged) -> list[str]:
    return sources_of(besieged)


def safe(page, sources: list[str], path: str) -> str:
    """Open a page, pass over its charts; return its text once nothing of it came from data as anything but text."""
    page.outside.clear()
    page.goto(path)
    drawn(page)
    for mark in page.locator(".chart .point:visible, .chart .sankey-node:visible").all()[:6]:
        with suppress(TimeoutError):  # a mark that is drawn anew meanwhile
            mark.hover(force=True, timeout=2_000)
    return text_alone(page, sources)


@pytest.mark.parametrize(
    ("lang", "name"),
    [pytest.param(lang, name, marks=() if (lang, name) == ("fr", "actors") else pytest.mark.slow) for name in PAGES for lang in LANGUAGES],
)
def test_a_page_holds_data_as_text_alone(page, sources, lang, name):
    assert "pwned" in safe(page, sources, path_of(name, f"lang={lang}")) or name not in ("actors", "network")


@pytest.mark.parametrize("register", ["projects", pytest.param("events", marks=pytest.mark.slow)])
def test_a_list_shows_the_strings_as_they_are(page, sources, register):
    safe(page, sources, path_of("records", f"lang=fr&list={register}"))
    page.wait_for_function("() => document.querySelectorAll('canvas [role=gridcell]').length > 20")
    page.wait_for_function(SAID_IN_CELLS, arg=[list(STRINGS), 8])


@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.slow) for place in range(1, len(STRINGS)))])
@pytest.mark.parametrize("register", REGISTERS)
def test_a_record_shows_its_fields_as_they_are(page, sources, besieged, register, place):
    with open(f"{besieged}/registry/{register}.csv", encoding="utf-8", newline="") as text:
        row = list(csv.DictReader(text))[place]
    identifier = row[f"{register[:-1]}_id"]
    said = squeezed(safe(page, sources, path_of("records", f"lang=en&list={register}&record={quote(identifier)}")))
    missing = [name for name in TEXTS[register] if name != "forecast_fields" and squeezed(row[name]) not in said]
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("identifier", STRINGS)
def test_a_hostile_identifier_in_the_address_and_in_the_register_is_text(page, sources, register, identifier):
    safe(page, sources, path_of("records", f"lang=en&list={register}&record={quote(identifier, safe='')}"))


@pytest.mark.slow
@pytest.mark.parametrize("string", STRINGS)
@pytest.mark.parametrize("key", ["q", "organisation", "over", "axis", "version", "lang", "compare", "by", "unheard-of"])
def test_what_is_typed_into_the_address_is_text(page, sources, key, string):
    safe(page, sources, path_of("actors" if key != "compare" else "compare", f"lang=fr&{key}={quote(string, safe='')}"))
