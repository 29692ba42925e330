"""Arabic in a browser: the navigation stays inside its column, and buttons in a row run from the right and are whole."""

import pytest
from playwright.sync_api import expect

from analytics.words.columns import label
from tests.served import in_a_browser, tab, visited
from tests.settled import comes_to

pytestmark = in_a_browser


@pytest.fixture(scope="module")
def page(window):
    with tab(window) as one:
        yield one


OUTSIDE = """() => {
    const column = document.querySelector('.st-key-top').getBoundingClientRect()
    return [...document.querySelectorAll('.nav a, .nav .here, .nav button, .nav .audience')].filter(one => one.checkVisibility()).filter(one => {
        const box = one.getBoundingClientRect()
        return box.left < column.left - 1 || box.right > column.right + 1
    }).map(one => one.textContent)
}"""
BUTTONS = """() => [...document.querySelectorAll('[data-testid=stButtonGroup] [role=radio]')].map(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one)
    return {left: box.left, right: box.right, outer: style.borderLeftColor, start: style.borderTopRightRadius}
})"""


@pytest.mark.parametrize("width", [700, 1280])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_navigation_stays_inside_its_column(page, lang, width):
    page.set_viewport_size({"width": width, "height": 700})
    visited(page, "records", f"lang={lang}")
    assert page.evaluate(OUTSIDE) == []


def test_the_registers_run_from_the_right_in_arabic_and_a_country_is_named_in_arabic(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    visited(page, "records", "lang=ar&list=organisations")
    buttons = page.evaluate(BUTTONS)
    places = [one["right"] for one in buttons]
    assert places == sorted(places, reverse=True)
    assert buttons[0]["start"] == "4px"
    assert all(one["outer"] != "rgba(0, 0, 0, 0)" for one in buttons)
    countries = page.locator(".paper-only td").all_text_contents()
    assert "المغرب" in countries
    assert "Morocco" not in countries


def test_a_search_without_a_space_breaks_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    visited(page, "records", f"lang=ar&from=2019&to=2019&q={'a' * 90}")
    ends = page.evaluate("[...document.querySelectorAll('.you-see, .chips a')].map(one => one.scrollWidth - one.clientWidth)")
    assert max(ends) <= 1
    expect(page.locator(".notice")).to_have_count(1)


GRID = """() => {
    const grid = document.querySelector('[data-testid=stDataFrame] .dvn-scroller')
    return {left: grid.scrollLeft, over: grid.scrollWidth - grid.clientWidth}
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_grid_of_records_is_read_from_its_right_end_in_arabic_and_from_its_left_in_french(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    visited(page, "records", "lang=ar&list=projects")
    page.locator("[data-testid=stDataFrame] .dvn-scroller").wait_for()
    comes_to(lambda: page.evaluate(f"({GRID})().left === ({GRID})().over"), True)
    assert page.evaluate(GRID)["over"] > 0
    expect(page.locator("[data-testid=stDataFrame] canvas th").last).to_have_text(label("title", "ar"))
    page.evaluate("visit('?list=projects&lang=fr', false)")
    comes_to(lambda: page.evaluate(GRID)["left"], 0)
