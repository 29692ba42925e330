"""From an organisation to its partners, and from the seven axes at a glance to narrower views and records, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from analytics.view import View, view_of
from analytics.warehouse.records import count_listed, listed
from tests.served import in_a_browser, opened, tab

pytestmark = in_a_browser


@pytest.fixture(scope="module")
def page(window):
    with tab(window, height=1400) as one:
        yield one


def test_an_organisation_leads_to_its_partner_and_back(page, version):
    first = listed("organisations", View(), version)[0]
    opened(page, "records", f"lang=en&list=organisations&record={first['organisation_id']}")
    heads = page.locator(".beside h3").all_inner_texts()
    assert [head.split()[0] for head in heads] == ["Projects", "Events", "Partners"]
    partners = page.locator(".beside section").nth(2)
    expect(partners.locator("li:visible")).to_have_count(20)
    link = partners.locator("a.inside").first
    name, address = link.inner_text(), link.get_attribute("href")
    link.click()
    page.locator(".card-title", has_text=name).first.wait_for()
    assert page.url.endswith(address)
    page.go_back()
    page.locator(".card-title", has_text=first["name"]).first.wait_for()


def test_the_glance_narrows_to_an_axis_and_its_numbers_lead_to_their_records(page, version):
    line = opened(page, "overview", "lang=en").locator(".glance tr:has(td)").nth(1)
    figures = line.locator(".figure")
    shown = [int(re.sub(r"\D", "", words)) for words in figures.all_inner_texts()]
    addresses = [link.get_attribute("href") for link in figures.locator("a").all()]
    line.locator("th a.narrows").click()
    page.wait_for_url(re.compile("[?&]axis="))
    axis = re.search(r"[?&]axis=(\w+)", page.url).group(1)
    view = view_of({"axis": [axis]})
    assert shown == [count_listed(register, view, version) for register in ("projects", "events")]
    for count, address in zip(shown, addresses, strict=True):
        page.goto(f"/{address}")
        notice = page.locator(".notice", has_text=re.compile(rf"\b{count}\b"))
        notice.first.wait_for()
        assert f"axis={axis}" in page.url
