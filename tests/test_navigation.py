"""The navigation: every page once, each with the view; leadership in sight, the audiences a reader is not among in menus."""

import re

import pytest

from analytics.ui.navigation import IN_SIGHT, navigation
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from tests.served import PAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("here", PAGES)
def test_a_page_links_every_other_page_once_and_carries_the_view(here, lang):
    said = navigation(PAGES, here, Reader(View(axes=("ai",), lang=lang), "v", "light"))
    addresses = re.findall(r'href="(?:\./|(\w+))\?([^"]*)"', said)
    assert [name or PAGES[0] for name, _ in addresses] == [name for name in PAGES if name != here]
    assert {query for _, query in addresses} == {f"axis=ai&amp;lang={lang}"}
    assert said.count('aria-current="page"') == 1


@pytest.mark.parametrize("here", PAGES)
def test_leadership_and_the_readers_own_audience_are_in_sight_and_each_other_audience_is_one_menu(here):
    said = navigation(PAGES, here, Reader(View(), "v", "light"))
    audiences = list(dict.fromkeys(book("pages")[name]["audience"] for name in PAGES))
    others = [one for one in audiences if one not in (IN_SIGHT, book("pages")[here]["audience"])]
    assert re.findall(r'popovertarget="pages_(\w+)"', said) == re.findall(r'id="pages_(\w+)" popover', said) == others
