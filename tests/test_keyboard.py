"""Without a mouse: filters, a card's table and its rows, the drawers of a phone; one always sees where one is."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from analytics.indicators.answers import answer
from analytics.ui.masthead import OWN_NAMES
from analytics.view import view_of
from analytics.words import say
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, opened
from tests.settled import once

pytestmark = in_a_browser
STOP = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
    return {
        name: one === document.body ? '' : (one.ariaLabel || (one.matches('button, a') && one.querySelector('p')?.innerText) || (one.labels?.[0] ?? (one.matches('summary') ? one.querySelector('.name') ?? one : one)).innerText || one.id).trim(),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== style.backgroundColor,
        inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
        place: box.top + document.querySelector('[data-testid=stMain]').scrollTop,
        is_body: one === document.body,
    }
}"""
CARD = ".st-key-card_projects_by_axis"


def stop_of(page) -> dict:
    """Return where the focus is, once it is seen there: what takes it scrolls into sight, and an outline may take a moment to be drawn."""
    return once(lambda: page.evaluate(STOP), lambda stop: stop["is_body"] or (stop["outlined"] and stop["inside"]))


def tabbed_to(page, name: str) -> list[str]:
    """Press Tab until something named `name` has the focus; each stop on the way must be seen. Return the names of the stops."""
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = stop_of(page)
        assert stop["is_body"] or stop["outlined"], f"no outline at {stop['name']!r}"
        assert stop["is_body"] or stop["inside"], f"out of sight: {stop['name'][:60]!r}"
        names.append(stop["name"])
        if stop["name"] == name:
            return names
    raise AssertionError(f"60 stops and no {name!r}: {[one[:40] for one in names]}")


def test_the_skip_link_leads_past_the_navigation(page):
    opened(page, "axes", "lang=fr")
    tabbed_to(page, say("skip", "fr"))
    assert once(page.locator("a.skip").bounding_box, lambda box: box["x"] >= 0)["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'content'")
    assert tabbed_to(page, say("axis", "fr")) == [say("axis", "fr")]


def test_an_axis_is_chosen_a_table_read_and_its_rows_taken_by_keyboard_alone(page):
    opened(page, "axes", "lang=fr")
    tabbed_to(page, say("axis", "fr"))
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Intelligence artificielle").wait_for()
    tabbed_to(page, "Intelligence artificielle")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("axis=ai"))
    page.keyboard.press("Escape")
    focused = once(lambda: page.evaluate(STOP)["name"], lambda name: name.startswith(say("axis", "fr")))
    assert focused.startswith(say("axis", "fr"))
    page.locator(".chip").first.wait_for()
    drawn(page)
    tabbed_to(page, say("table", "fr"))
    page.keyboard.press("Enter")
    table = page.locator(CARD).get_by_role("table")
    table.wait_for()
    rows = answer("projects_by_axis", view_of({"axis": ["ai"]})).rows
    expect(table).to_contain_text(str(rows[0]["projects"]))
    tabbed_to(page, say("download", "fr"))
    page.keyboard.press("Enter")
    tabbed_to(page, "CSV")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    taken_rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text(encoding="utf-8"))))
    assert [row["projects"] for row in taken_rows] == [str(row["projects"]) for row in rows]


def test_the_focus_walks_down_the_page_to_its_end_and_is_never_caught(page):
    opened(page, "axes", "axis=ai&lang=fr")
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stops.append(stop_of(page))
        if stops[-1]["is_body"]:
            break
    assert stops[-1]["is_body"], "the focus never leaves the page"
    assert all(stop["outlined"] for stop in stops[:-1]), [stop["name"] for stop in stops[:-1] if not stop["outlined"]]
    places = [stop["place"] for stop in stops[2:-1]]
    assert sum(after < before - 60 for before, after in zip(places, places[1:], strict=False)) <= len(page.locator(".behind").all())


@pytest.mark.slow
def test_the_language_is_chosen_by_keyboard(page):
    opened(page, "axes", "lang=fr")
    tabbed_to(page, OWN_NAMES["en"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("lang=en"))
    page.wait_for_function("() => document.documentElement.lang === 'en'")


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_the_drawers_of_a_phone_open_and_close_by_keyboard(page, lang):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, "axes", f"lang={lang}")
    tabbed_to(page, say("menu", lang))
    page.keyboard.press("Enter")
    page.locator(".nav").wait_for()
    expect(page.get_by_role("button", name=say("menu", lang))).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    page.locator(".nav").wait_for(state="hidden")
    tabbed_to(page, say("filters", lang))
    page.keyboard.press("Enter")
    page.locator(".st-key-viewbar").wait_for()
    drawn(page)
    assert tabbed_to(page, say("axis", lang)) == [say("axis", lang)]
