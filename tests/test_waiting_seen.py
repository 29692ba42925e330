"""In a browser: a page whose answers take long is whole when they have come, whoever has not asked them before."""

import pytest
from playwright.sync_api import expect

from analytics.indicators import on_page
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, path_of, tab

pytestmark = in_a_browser


@pytest.mark.parametrize("name", slow_but("functions", ["dynamics", "network", "functions"]))
def test_a_page_that_nobody_asked_before_comes_whole(window, name):
    with tab(window) as page:
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(path_of(name, "lang=fr&from=2011&to=2025"))
        drawn(page)
        expect(page.locator("h3.card-title")).to_have_count(len(on_page(name)))
        expect(page.locator(".progress")).to_have_count(0)
        assert faults == []
