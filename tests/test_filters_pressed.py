"""Filters pressed as people press them: on the words of an option, beside a list, away from it."""

import re

import pytest
from playwright.sync_api import expect

from analytics.vocabulary import word_of
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, opened

pytestmark = in_a_browser
LIST = "details.filter[data-key=axis]"


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_a_press_on_the_words_of_an_option_chooses_it_and_the_list_stays_open_for_another(page, lang):
    opened(page, "axes", f"lang={lang}").locator(f"{LIST} summary").click()
    for pressed, axis in enumerate(("ai", "training"), 1):
        page.locator(f"{LIST} .options label span", has_text=word_of("axes", axis, lang)).click()
        page.wait_for_url(re.compile(f"axis={axis}"))
        expect(page.locator(".chip")).to_have_count(pressed)
        drawn(page)
        expect(page.locator(LIST)).to_have_js_property("open", True)


@pytest.mark.slow
def test_a_press_beside_a_list_and_the_focus_elsewhere_close_it(page):
    opened(page, "axes", "lang=fr")
    for leave in (page.locator("h1").click, page.locator("select[data-key=from]").focus):
        page.locator(f"{LIST} summary").click()
        page.locator(f"{LIST} .options li").first.wait_for()
        leave()
        expect(page.locator(LIST)).to_have_js_property("open", False)
