"""Every page keeps its view in its address: reload, back and forward, in a real browser."""

import pytest

from analytics.view import View
from analytics.words.view_sentence import view_sentence
from tests.quick import slow_but
from tests.served import OF_A_VIEW, drawn, in_a_browser, tab, visited

pytestmark = in_a_browser
BOTH = View(axes=("ai",), year_from=2018)
WITHOUT_AXIS = View(year_from=2018)
AT_ONCE = ("axes", "records")


@pytest.fixture(scope="module")
def page(window):
    with tab(window) as one:
        yield one


def says(page, view: View) -> None:
    page.locator(".you-see strong", has_text=view_sentence(view, "fr")).wait_for()
    drawn(page)


@pytest.mark.parametrize("name", slow_but(AT_ONCE, OF_A_VIEW))
def test_the_address_is_the_state_of_a_page(page, name):
    visited(page, name, "lang=fr&axis=ai&from=2018")
    says(page, BOTH)
    page.locator(".chip").first.click()
    page.wait_for_url(lambda url: "axis=" not in url)
    says(page, WITHOUT_AXIS)
    page.reload()
    says(page, WITHOUT_AXIS)
    page.go_back()
    page.wait_for_url(lambda url: "axis=ai" in url)
    says(page, BOTH)
    page.go_forward()
    page.wait_for_url(lambda url: "axis=" not in url)
    says(page, WITHOUT_AXIS)
