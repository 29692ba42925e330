"""The weights of the composite index in a browser: a choice is in the address, in the card and in what comes back."""

from playwright.sync_api import expect

from tests.served import drawn, in_a_browser

pytestmark = in_a_browser


def test_a_reader_weighs_the_measures_and_goes_back(address, chromium):
    page = chromium.new_page(locale="en-GB", viewport={"width": 390, "height": 844})
    page.goto(f"{address}/regions?lang=en&from=2015")
    drawn(page)
    chooser = page.locator(".st-key-w_weight_projects_per_100000")
    chooser.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list closes while its page still scrolls
    chooser.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(6)
    page.get_by_role("option", name="5", exact=True).click()
    title = page.locator("#region_index")
    expect(title).to_contain_text("with your weights (\u20665-1-1-1-1-1\u2069)")
    assert "weights=5%2C1%2C1%2C1%2C1%2C1" in page.url
    assert "from=2015" in page.url
    page.go_back()
    expect(title).not_to_contain_text("with your weights")
    assert "weights" not in page.url
    page.close()
