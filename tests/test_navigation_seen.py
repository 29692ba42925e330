"""The menus of the navigation in a browser: two presses to any page, by mouse and by keyboard, and a phone sees the page it chose."""

import pytest
from playwright.sync_api import expect

from analytics.words import page_words, say
from tests.quick import slow_but
from tests.served import PAGES, drawn, in_a_browser, opened, visited
from tests.test_accessibility import RULES, findings

pytestmark = in_a_browser
OPEN_MENU = ".nav :popover-open"
NO_TOP_LAYER = {"target-size": {"enabled": False}}  # axe takes what lies under a menu for what lies over it
PLACED = """() => {
    const menu = document.querySelector('.nav :popover-open').getBoundingClientRect()
    const button = document.querySelector('.nav button[popovertarget]').getBoundingClientRect()
    return menu.left >= 0 && menu.right <= document.documentElement.clientWidth && menu.top >= button.bottom && menu.top < button.bottom + 40
}"""


def menu_of(page, audience: str, lang: str):
    return page.locator(".nav").get_by_role("button", name=say(audience, lang))


@pytest.mark.parametrize("lang", slow_but("fr", ["fr", "ar"]))
def test_two_presses_lead_to_a_page_of_another_audience_in_the_same_view(page, lang):
    opened(page, "overview", f"axis=ai&lang={lang}")
    assert page.locator(OPEN_MENU).count() == 0
    menu_of(page, "analysts", lang).click()
    page.locator(OPEN_MENU).wait_for()
    page.wait_for_function(PLACED)
    assert findings(page, runOnly=RULES, rules=NO_TOP_LAYER) == []
    assert min(one.bounding_box()["height"] for one in page.locator(f"{OPEN_MENU} a").all()) >= 24
    page.locator(".nav a", has_text=page_words("network", "nav", lang)).click()
    page.locator("h1", has_text=page_words("network", "title", lang)).wait_for()
    assert "axis=ai" in page.url
    expect(drawn(page).locator(".nav .here")).to_have_text(page_words("network", "nav", lang), use_inner_text=True)
    expect(page.locator(OPEN_MENU)).to_have_count(0)


def test_the_links_stay_from_view_to_view_and_carry_the_new_one(page):
    opened(page, "axes", "axis=ai&lang=fr")
    page.evaluate("() => { document.querySelector('.nav').isTheSame = true }")
    for view in ("axis=training&from=2018&lang=fr", "lang=fr"):
        visited(page, "axes", view)
        addresses = page.locator(".nav a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert len(addresses) == len(PAGES) - 1
        assert {one.split("?")[1] for one in addresses} == {view}
        assert page.evaluate("() => document.querySelector('.nav').isTheSame")


@pytest.mark.slow
def test_a_menu_opens_and_closes_by_keyboard_and_the_view_stays(page):
    opened(page, "axes", "lang=fr")
    page.evaluate("() => visit(location.pathname + '?axis=ai&lang=fr', true)")
    page.locator(".chip").wait_for()
    button = menu_of(drawn(page), "researchers", "fr")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN_MENU)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(page_words("records", "nav", "fr"))
    page.keyboard.press("Escape")
    expect(page.locator(OPEN_MENU)).to_have_count(0)
    expect(button).to_be_focused()
    assert "axis=ai" in page.url  # Escape closes the menu, it does not undo the view


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_on_a_phone_all_pages_are_listed_and_the_menu_closes_on_the_page_that_was_chosen(page, lang):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, "overview", f"lang={lang}")
    page.locator("[data-opens=nav]").click()
    page.locator(".nav a", has_text=page_words("regions", "nav", lang)).click()
    page.locator("h1", has_text=page_words("regions", "title", lang)).wait_for()
    expect(page.locator(".nav")).to_be_hidden()
    drawn(page).wait_for_function("() => document.querySelector('h1').getBoundingClientRect().y < 300")
