"""Four people in a real browser: an analyst, a leader, a researcher and a data steward."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from analytics.indicators.answers import answer
from analytics.view import View, view_of
from tests.served import asked_outside, drawn, in_a_browser, tab
from tests.settled import comes_to

pytestmark = in_a_browser


CARD = ".st-key-card_projects_by_axis"


@pytest.fixture
def page(window, address):
    with tab(window) as one:
        outside = asked_outside(one, address)
        yield one
        assert outside == [], "something was asked of an outside host"


def at(page, path: str):
    page.goto(path)
    return drawn(page)


def test_an_analyst_narrows_the_view_shares_it_and_finds_the_same_numbers(page):
    at(page, "/axes?lang=fr")
    page.wait_for_selector("[data-chart=projects_by_axis] .bars")
    page.locator("summary", has_text="Axe").first.click()
    page.get_by_role("checkbox", name="Intelligence artificielle").check()
    page.wait_for_url(re.compile("axis=ai"))
    expected = answer("projects_by_axis", view_of({"axis": ["ai"]})).rows[0]["projects"]
    page.locator(CARD).get_by_text(f"n = {expected}").wait_for()
    shared = page.url
    drawn(page).keyboard.press("Escape")
    page.locator(".chip").first.click()
    page.wait_for_url(lambda url: "axis=" not in url)
    page.go_back()
    page.wait_for_url(re.compile("axis=ai"))
    page.goto(shared)
    page.wait_for_selector(".chip")
    page.locator(CARD).get_by_text(f"n = {expected}").wait_for()
    page.get_by_role("link", name="Secteurs").click()
    page.wait_for_url(re.compile("/sectors.*axis=ai"))


def test_a_leader_reads_the_key_figures_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    at(page, "/?lang=fr")
    rows = answer("projects_by_year", View()).rows
    last = answer("projects_by_year", View()).last_whole_year
    expect(page.locator(".kpi .figure").nth(1)).to_have_text(str(next(row["projects"] for row in rows if row["year"] == last)))
    comes_to(lambda: page.evaluate("document.documentElement.scrollWidth <= 390"), True)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Partenariat").click()
    page.wait_for_url(re.compile("/partnership"))


def test_a_researcher_takes_exactly_the_rows_on_screen(page):
    at(page, "/axes?axis=training&from=2018&to=2024&lang=en")
    card = page.locator(CARD)
    card.locator("summary", has_text="Download").click()
    with page.expect_download() as taken:
        card.get_by_role("link", name="JSON").click()
    rows = json.loads(taken.value.path().read_text(encoding="utf-8"))["rows"]
    assert rows == list(answer("projects_by_axis", view_of({"axis": ["training"], "from": ["2018"], "to": ["2024"]})).rows)


def test_a_researcher_opens_one_record_and_its_public_source(page):
    at(page, "/records?list=projects&record=add-mnc-framework-2020&lang=en")
    record = page.locator(".st-key-wide_record")
    expect(record).to_contain_text("Maroc Numeric Cluster")
    link = record.get_by_role("link", name=re.compile("public source"))
    expect(link).to_have_attribute("href", re.compile(r"^https://www\.moroccoworldnews\.com/"))
    record.locator("a.inside[href*='list=organisations']").first.click()
    page.wait_for_url(re.compile("list=organisations"))
    page.locator(".st-key-grid_organisations [data-testid=stDataFrame]").wait_for()
    expect(drawn(page).locator(".notice")).to_have_count(0)


def test_a_steward_sees_what_passed_the_gate(page):
    at(page, "/quality?lang=en")
    row = page.locator("#gate tr", has_text="Project register").locator("td")
    comes_to(lambda: row.all_inner_texts()[1:5], ["367", "367", "0", "0"])


def test_arabic_is_mirrored_and_named_for_assistive_technology(page):
    at(page, "/axes?lang=ar")
    page.wait_for_function("() => document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar'")
    brand = page.locator(".masthead .brand").bounding_box()
    assert brand["x"] > 640


def test_the_language_is_right_before_any_script_runs(address):
    with urllib.request.urlopen(f"{address}/axes?lang=ar") as answered:
        assert '<html lang="ar" dir="rtl">' in answered.read().decode()
        assert "default-src 'none'" in answered.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/nothing", "/pages/analysts/axes", "/data/registry/projects.csv", "/_stcore/metrics", "/api/v1/nothing"])
def test_unknown_addresses_are_404(address, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}{path}")
    assert refused.value.code == 404
