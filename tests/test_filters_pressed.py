"""Filters pressed as people press them: on the words of an option, beside a list, away from it."""

import re

import pytest

from analytics.vocabulary import word_of
from tests.served import drawn, in_a_browser, opened, tab

pytestmark = in_a_browser
LIST = "details.filter[data-key=axis]"


@pytest.fixture
def page(window):
    with tab(window) as one:
        yield one


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_press_on_the_words_of_an_option_chooses_it_and_the_list_stays_open_for_another(page, lang):
    opened(page, "axes", f"lang={lang}").locator(f"{LIST} summary").click()
    for axis in ("ai", "training"):
        words = page.locator(f"{LIST} .options label span", has_text=word_of("axes", axis, lang))
        place = words.bounding_box()
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.wait_for_url(re.compile(f"axis={axis}"))
        assert page.locator(LIST).evaluate("one => one.open")
    assert drawn(page).locator(".chip").count() == 2


def test_a_press_beside_a_list_and_the_focus_elsewhere_close_it(page):
    opened(page, "axes", "lang=fr")
    page.locator(f"{LIST} summary").click()
    page.locator("h1").click()
    assert not page.locator(LIST).evaluate("one => one.open")
    page.locator(f"{LIST} summary").click()
    page.locator("select[data-key=from]").focus()
    assert not page.locator(LIST).evaluate("one => one.open")
