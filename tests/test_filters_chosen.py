"""The filters show the view of the address, and what is chosen in them becomes the address."""

import re

import pytest
from playwright.sync_api import expect

from analytics.view import LAID_OVER, View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, opened

pytestmark = in_a_browser


def filter_of(page, key: str):
    return page.locator(f"details.filter[data-key={key}]")


def values(page) -> dict[str, str]:
    return {one.get_attribute("data-key"): one.locator(".value").inner_text() for one in page.locator("details.filter").all()}


def seen(page) -> View:
    """Return the view of the address."""
    pairs = page.evaluate("[...new URLSearchParams(location.search)]")
    return view_of({key: [value for name, value in pairs if name == key] for key, _ in pairs}, frozenset(["add"]))


@pytest.mark.parametrize("lang", slow_but("ar", LANGUAGES))
def test_what_is_chosen_is_the_view_and_back_undoes_it(page, lang):
    opened(page, "axes", f"lang={lang}")
    assert values(page) == {"axis": say("all", lang), "sector": say("all", lang)}
    filter_of(page, "axis").locator("summary").click()
    for code in ("training", "ai"):
        filter_of(page, "axis").locator(f"input[value={code}]").check()
        page.wait_for_url(re.compile(f"axis={code}"))
    page.locator("select[data-key=from]").select_option("2022")
    page.locator("select[data-key=to]").select_option("2019")  # before the first year: they change places
    page.locator("input[data-key=q]").fill("  data   lab ")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=data\+lab"))
    assert seen(page) == View(axes=("ai", "training"), year_from=2019, year_to=2022, words="data lab", lang=lang)
    page.locator(".chip").nth(3).wait_for()
    drawn(page)
    expect(page.locator("select[data-key=from]")).to_have_value("2019")
    for _ in range(3):
        page.go_back()
    page.wait_for_function("() => !location.search.includes('from=')")
    assert seen(page).axes == ("ai", "training")
    expect(page.locator("select[data-key=from]")).to_have_value("")
    expect(page.locator("input[data-key=q]")).to_have_value("")


def test_a_long_list_is_searched_whatever_accents_and_stays_open_between_choices(page):
    opened(page, "axes", "lang=fr")
    page.locator(".st-key-more_filters button").click()
    page.locator(".filters.more").wait_for()
    organisations = filter_of(page, "org")
    organisations.locator("summary").click()
    expect(organisations.locator("li")).to_have_count(60)
    search = organisations.locator("input[type=search]")
    search.fill("UNIVERSITE moh")
    page.wait_for_function("() => document.querySelectorAll('details.filter[open] li').length < 10")
    expect(organisations.locator("li").first).to_have_text(re.compile("Universit(é|y) Moh"))
    search.fill("zzzz")
    organisations.get_by_text(say("no_option", "fr")).wait_for()
    search.fill("")
    organisations.locator("input[type=checkbox]").nth(2).check()
    page.wait_for_url(re.compile("org="))
    page.locator(".chip").wait_for()
    drawn(page)
    expect(organisations).to_have_js_property("open", True)
    page.keyboard.press("Escape")
    expect(organisations).to_have_js_property("open", False)
    organisations.locator("summary").click()
    expect(organisations.locator("input[type=checkbox]").first).to_be_checked()  # what is chosen stands first
    page.locator("h1").click()
    expect(organisations).to_have_js_property("open", False)


@pytest.mark.slow
def test_no_more_can_be_laid_over_than_a_chart_can_bear(page):
    opened(page, "years", "lang=en")
    page.locator(".st-key-more_filters button").click()
    over = filter_of(page, "over")
    over.locator("summary").click()
    over.locator("input[type=checkbox]").nth(LAID_OVER).wait_for()
    codes = over.locator("input[type=checkbox]").evaluate_all("boxes => boxes.map(box => box.value)")[: LAID_OVER + 1]
    page.keyboard.press("Escape")
    page.goto("/years?lang=en&" + "&".join(f"over={code}" for code in codes[:LAID_OVER]))
    drawn(page)
    page.locator(".st-key-more_filters button").click()
    over.locator("summary").click()
    expect(over.locator(f"input[value='{codes[LAID_OVER]}']")).to_be_disabled()
    over.locator(f"input[value='{codes[0]}']").uncheck()
    page.wait_for_url(lambda url: f"over={codes[0]}" not in url)
    expect(over.locator(f"input[value='{codes[LAID_OVER]}']")).to_be_enabled()


def test_an_unusual_year_of_an_address_is_shown_and_kept(page):
    opened(page, "axes", "from=1999&lang=fr")
    expect(page.locator("select[data-key=from]")).to_have_value("1999")
    filter_of(page, "axis").locator("summary").click()
    filter_of(page, "axis").locator("input[value=ai]").check()
    page.wait_for_url(re.compile("axis=ai"))
    assert seen(page) == View(axes=("ai",), year_from=1999, lang="fr")
