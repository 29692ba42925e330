"""The navigation: every page once; leadership in sight, the audiences a reader is not among in menus; and the view that its links carry."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from analytics.ui import masthead
from analytics.ui.navigation import IN_SIGHT, navigation
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book, pages
from tests.served import PAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("here", PAGES)
def test_a_page_links_every_other_page_once_and_no_link_depends_on_the_view(here, lang):
    said = navigation(PAGES, here, lang)
    addresses = re.findall(r'<a class="inside" href="([^"]*)"', said)
    assert [PAGES[0] if name == "./" else name for name in addresses] == [name for name in PAGES if name != here]
    assert said.count('aria-current="page"') == 1


@pytest.mark.parametrize("view", [View(), View(axes=("ai", "training"), year_from=2018, lang="ar"), View(words="R&D «a»", lang="en")])
def test_the_masthead_says_the_view_that_links_between_pages_carry(view, monkeypatch):
    monkeypatch.setattr(masthead, "address_of", View.query)  # there is no address here
    said = masthead.masthead("overview", Reader(view, "v", "light"))
    assert parse_qs(unescape(re.findall(r'data-view="([^"]*)"', said)[0])) == view.query()


@pytest.mark.parametrize("here", PAGES)
def test_leadership_and_the_readers_own_audience_are_in_sight_and_each_other_audience_is_one_menu(here):
    said = navigation(PAGES, here, "fr")
    audiences = list(dict.fromkeys(book("pages")[name]["audience"] for name in PAGES))
    others = [one for one in audiences if one not in (IN_SIGHT, book("pages")[here]["audience"])]
    assert re.findall(r'popovertarget="pages_(\w+)"', said) == re.findall(r'id="pages_(\w+)" popover', said) == others


def test_a_page_stands_with_its_audience_wherever_its_entry_is_in_the_file(monkeypatch):
    late = {"late": book("pages")["axes"]}
    monkeypatch.setattr(pages, "book", lambda name: {**book(name), **late})
    shown = list(pages.open_pages())
    assert shown[shown.index("late") - 1] == [name for name in PAGES if book("pages")[name]["audience"] == "analysts"][-1]
    assert [name for name in shown if name != "late"] == PAGES
