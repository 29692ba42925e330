"""Arabic in a browser: the navigation stays inside its column, and buttons in a row run from the right and are whole."""

import pytest
from playwright.sync_api import expect

from tests.served import in_a_browser, tab, visited

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
