"""The weights of the composite index in a browser: a choice is in the address, in the card and in what comes back."""

import re

import pytest
from playwright.sync_api import expect

from tests.served import in_a_browser, opened, tab
from tests.test_selecting import STILL

pytestmark = in_a_browser


@pytest.fixture
def page(window):
    with tab(window, 390, 844) as one:
        yield one


@pytest.mark.slow
def test_a_reader_weighs_the_measures_and_goes_back(page):
    opened(page, "regions", "lang=en&from=2015")
    chooser = page.locator(".st-key-w_weight_projects_per_100000")
    chooser.scroll_into_view_if_needed()
    chooser.evaluate(STILL)  # a list closes while its page still scrolls
    chooser.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(6)
    page.get_by_role("option", name="5", exact=True).click()
    title = page.locator("#region_index")
    expect(title).to_contain_text("with your weights (\u20665-1-1-1-1-1\u2069)")
    expect(page).to_have_url(re.compile("weights=5%2C1%2C1%2C1%2C1%2C1"))
    expect(page).to_have_url(re.compile("from=2015"))
    page.go_back()
    expect(title).not_to_contain_text("with your weights")
    expect(page).not_to_have_url(re.compile("weights"))
