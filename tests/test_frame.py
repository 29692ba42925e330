"""What serving/js/page.js owes a page: its title and language, the card an address names, no request in vain."""

import re
import urllib.request

import pytest
from playwright.sync_api import expect

from analytics.vocabulary import LANGUAGES
from analytics.words import page_words, say
from tests.quick import slow_but
from tests.served import PAGES, drawn, in_a_browser, opened, path_of, turned_to

pytestmark = in_a_browser
TARGET = "events_by_axis"  # the last card of its page
REACHED = "name => { const top = document.getElementById(name)?.getBoundingClientRect().top; return top >= 0 && top < innerHeight }"


def top_of(page, name: str) -> float:
    return page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name)


def title_of(name: str, lang: str) -> str:
    return f"{page_words(name, 'title', lang)} – {say('brand', lang)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_says_page_and_house_before_any_script_ran(address, lang):
    with urllib.request.urlopen(f"{address}{path_of('regions', f'lang={lang}')}") as answered:
        assert f"<title>{title_of('regions', lang)}</title>" in answered.read().decode()


@pytest.mark.parametrize("lang", slow_but("ar", LANGUAGES))
def test_the_title_says_page_and_house_after_scripts_ran(page, lang):
    expect(opened(page, "regions", f"lang={lang}")).to_have_title(title_of("regions", lang))
    expect(turned_to(page, "axes", lang)).to_have_title(title_of("axes", lang))


def test_the_language_of_the_document_follows_the_reader(page):
    opened(page, "axes", "lang=fr")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_function("() => document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'")


def test_an_address_with_a_name_opens_at_its_card(page):
    page.goto(path_of("axes", f"lang=fr#{TARGET}"))
    drawn(page).wait_for_function(REACHED, arg=TARGET)
    page.mouse.wheel(0, -4000)  # the reader moves away, and is not pulled back
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")
    page.get_by_role("button", name=say("more_filters", "fr")).click()
    page.locator(".filters.more").wait_for()
    assert top_of(drawn(page), TARGET) > 900


@pytest.mark.slow
def test_a_name_is_followed_on_the_page_and_on_the_way_back(page):
    opened(page, "axes", "lang=fr")
    page.evaluate("name => { location.hash = name }", TARGET)
    page.wait_for_function(REACHED, arg=TARGET)
    turned_to(page, "sectors", "fr")
    page.go_back()
    page.wait_for_url(re.compile(f"/axes.*#{TARGET}$"))
    page.locator("h1", has_text=page_words("axes", "title", "fr")).wait_for()
    drawn(page).wait_for_function(REACHED, arg=TARGET)


@pytest.mark.parametrize("name", slow_but(PAGES[0], PAGES[:3]))
def test_nothing_is_asked_in_vain(page, name):
    refused = []
    page.on("response", lambda answered: refused.append(answered.url) if answered.status >= 400 else None)
    opened(page, name, "lang=fr")
    assert refused == []
