"""The page of targets in a browser: its counts add up, each figure leads to its source, a target opens as a record."""

import re

import pytest

from analytics.indicators.facts_targets import different
from analytics.view import View
from analytics.warehouse.targets import published_targets, readings
from tests.served import in_a_browser, opened, tab

pytestmark = in_a_browser


@pytest.fixture
def page(window):
    with tab(window, 390, 844) as one:
        yield one


def test_a_reader_sees_the_counts_and_reaches_the_source_of_each_target_and_reading(page, version):
    opened(page, "targets", "lang=fr&axis=financing")
    seen = View(axes=("financing",))
    own, told = published_targets(seen, version), readings(version)
    count = sum(len(rows) for rows in own.values())
    targets = sum(different(rows) for rows in own.values())
    counted = page.locator(".note-line", has_text=re.compile("Objectifs différents")).inner_text()
    assert [int(number) for number in re.findall(r"\d+", counted)] == [targets, count]
    assert sum(int(figure) for figure in page.locator(".standings .figure").all_inner_texts()) == targets < count
    signs = page.locator(".standings .change > span").all_inner_texts()
    assert len(set(signs)) == len(signs) > 2
    sources = page.locator('.target-sources a[rel~="nofollow"]')
    assert sources.count() == count + sum(len(told.get(key, [])) for key in own)
    assert all(link.get_attribute("href").startswith("http") for link in sources.all())
    page.wait_for_function("() => document.documentElement.scrollWidth <= 390")

    page.locator("#startups_labelled summary").click()
    assert page.locator("#startups_labelled td", has_text="chiffre répété").count() == 1
    first, box = page.locator("#startups_labelled td:has(a.inside)").first, page.locator("#startups_labelled .scroll").first
    box.evaluate("box => { box.scrollLeft = 300 }")
    assert abs(first.bounding_box()["x"] - box.bounding_box()["x"]) < 2
    page.locator("#startups_labelled a.inside", has_text="T002").click()
    page.locator(".st-key-wide_record a", has_text="souss.digital").wait_for()
    assert "axis=financing" in page.url
