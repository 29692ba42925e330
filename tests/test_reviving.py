"""serving/js/reviving.js: a page whose socket was given up for good comes back by itself, with the view that its address names."""

import re

import pytest
from playwright.sync_api import expect

from tests.served import drawn, in_a_browser, opened, tab, visited

pytestmark = in_a_browser
STATE = "document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState"
GIVEN_UP = f"() => {STATE} === 'DISCONNECTED_FOREVER'"
NO_MESSAGE = b"\xff\xff"  # as a reference to a message that the browser has forgotten: it cannot be read, and Streamlit ends the connection


@pytest.fixture
def sockets(window):
    """Give a page, and the sockets that it opened: what is sent on one comes to the page as if the server had sent it."""
    opened_so_far = []

    def between(socket):
        socket.connect_to_server()
        opened_so_far.append(socket)

    with tab(window) as page:
        page.route_web_socket(re.compile("_stcore/stream"), between)
        yield page, opened_so_far


def test_a_page_whose_socket_was_given_up_comes_again_with_its_view(sockets):
    page, opened_so_far = sockets
    opened(page, "axes", "lang=fr&axis=ai")
    said = page.locator(".you-see").inner_text()
    with page.expect_event("load"):
        opened_so_far[-1].send(NO_MESSAGE)
    assert page.url.endswith("/axes?lang=fr&axis=ai")
    expect(drawn(page).locator(".you-see")).to_have_text(said, use_inner_text=True)
    visited(page, "axes", "lang=fr&axis=training")
    expect(page.locator(".you-see")).not_to_have_text(said, use_inner_text=True)  # it follows its reader again


@pytest.mark.slow
def test_a_page_that_breaks_again_at_once_is_not_loaded_for_ever(sockets):
    page, opened_so_far = sockets
    opened(page, "axes", "lang=fr")
    with page.expect_event("load"):
        opened_so_far[-1].send(NO_MESSAGE)
    drawn(page)
    assert page.evaluate("sessionStorage.getItem('marsad-revived')"), "the page does not note when it came again"
    page.evaluate("sessionStorage.setItem('marsad-revived', String(Date.now()))")  # at once, however long this machine took to draw it
    loads = []
    page.on("load", lambda _: loads.append(page.url))
    opened_so_far[-1].send(NO_MESSAGE)
    page.wait_for_function(GIVEN_UP)
    page.wait_for_timeout(1000)
    assert loads == []


@pytest.mark.slow
def test_a_page_whose_server_is_gone_is_left_as_it_is(sockets):
    page, opened_so_far = sockets
    opened(page, "axes", "lang=fr")
    page.route("**/_stcore/health", lambda asked: asked.abort())
    loads = []
    page.on("load", lambda _: loads.append(page.url))
    with page.expect_event("requestfailed", lambda asked: asked.url.endswith("/_stcore/health")):
        opened_so_far[-1].send(NO_MESSAGE)
    page.wait_for_timeout(500)
    assert loads == []
    expect(page.locator("h1")).to_be_visible()
