"""On a phone the filters give way to a page that is asked for, and their button says how many are set."""

import re

import pytest
from playwright.sync_api import expect

from analytics.vocabulary import word_of
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, opened, tab

pytestmark = in_a_browser
DRAWER = ".st-key-viewbar"


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_the_filters_stay_for_another_choice_and_close_when_another_page_is_asked_for(window, lang):
    with tab(window, 390, 844) as page:
        opened(page, "years", f"lang={lang}")
        page.locator("[data-opens=viewbar]").click()
        page.locator("details.filter[data-key=axis] summary").click()
        page.locator("details.filter[data-key=axis] .options label span", has_text=word_of("axes", "ai", lang)).click()
        page.wait_for_url(re.compile("axis=ai"))
        expect(drawn(page).locator(DRAWER)).to_be_visible()
        page.locator("a.inside[href*='of=projects_by_year']").click()
        page.wait_for_url(re.compile("records"))
        expect(drawn(page).locator(DRAWER)).to_be_hidden()
        expect(page.locator("[data-opens=viewbar] .count")).to_have_text("(1)")
        expect(page.locator("[data-opens=viewbar]")).to_have_attribute("aria-expanded", "false")
