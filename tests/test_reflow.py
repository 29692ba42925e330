"""Small windows and large type: 320 px wide, 200 % zoom, phones; nothing sideways, nothing cut, nothing too small to touch."""

from itertools import product

import pytest
from playwright.sync_api import expect

from analytics.vocabulary import LANGUAGES
from tests.quick import slow_but
from tests.served import PAGES, asked_outside, drawn, in_a_browser, opened, tab, visited
from tests.settled import comes_to

pytestmark = in_a_browser
AT_ONCE = (  # every kind of card, list and control; pages of the same kinds, and the other language, in the slow suite
    *product(["fr"], ["overview", "explore", "records"]),
    *product(["ar"], ["actors", "compare", "quality"]),
)
NARROW, ZOOMED, PHONE = (320, 700), (640, 450), (390, 844)
MISPLACED = """() => {
    const wide = document.documentElement.clientWidth, found = []
    const own = one => !one.closest('svg, .scroll, pre, .skip, [data-testid=stDataFrame], [data-testid=stSkipToContent]')
    for (const one of [document.documentElement, document.querySelector('[data-testid=stMain]')])
        if (one.scrollWidth > one.clientWidth) found.push(`${one.tagName} scrolls sideways`)
    for (const one of [...document.querySelectorAll('#root *')].filter(own)) {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one)
        if (box.width < 2 || box.height < 2 || style.visibility === 'hidden') continue
        if (box.right > wide + 1 || box.left < -1) found.push(`outside: ${one.outerHTML.slice(0, 120)}`)
        if (!one.children.length && one.tagName !== 'INPUT' && style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 2)
            found.push(`cut: ${one.innerText}`)
    }
    return found
}"""
TOO_SMALL = """() => [...document.querySelectorAll('a, button, summary, input, [role=radio]')]
    .filter(one => !one.closest('svg, .skip') && one.checkVisibility({ visibilityProperty: true }))
    .map(one => [one.getBoundingClientRect(), one]).filter(([box]) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(([box, one]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${one.ariaLabel || one.innerText}`)"""
MARKS = "() => [...document.querySelectorAll('.js-plotly-plot')].map(one => one.querySelectorAll('.main-svg path, .main-svg text').length)"


@pytest.fixture(scope="module")
def page(window):
    with tab(window, *NARROW) as one:
        yield one


@pytest.fixture(scope="module")
def outside(page, address) -> list[str]:
    return asked_outside(page, address)


def each_page() -> list:
    """Return (language, page) of all pages in French and Arabic; those at once in the quick suite, the others in the slow one."""
    return [
        pytest.param(one.values, id="-".join(map(str, one.values)), marks=one.marks)
        for one in slow_but(AT_ONCE, product(["fr", "ar"], PAGES))
    ]


@pytest.fixture(scope="module", params=each_page())
def visit(request, page, outside):
    """Return a page that was drawn in a narrow window; it is visited once for all sizes."""
    lang, name = request.param
    return visited(resized(page, NARROW), name, f"lang={lang}")


def resized(page, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def fits(page) -> None:
    """Fail where something stays out of its place: charts are drawn again in their new width, a moment after the window has it."""
    comes_to(lambda: page.evaluate(MISPLACED), [])


def test_a_page_fits_320_pixels_and_200_percent(visit):
    page = drawn(resized(visit, NARROW))
    fits(page)
    comes_to(lambda: page.evaluate(TOO_SMALL), [])
    fits(drawn(resized(page, ZOOMED)))


def test_a_page_fits_a_phone_draws_its_charts_and_asks_nothing_of_an_outside_host(visit, outside):
    page = drawn(resized(visit, PHONE))
    fits(page)
    assert page.locator("[role=alert]").count() == 0
    comes_to(lambda: [count for count in page.evaluate(MARKS) if count <= 3], [])
    assert outside == []


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_filters_and_details_fit_a_phone_when_they_are_open(page, lang):
    opened(resized(page, PHONE), "axes", f"axis=ai&axis=training&sector=education&from=2018&lang={lang}")
    page.locator("[data-opens=viewbar]").click()
    page.locator(".st-key-more_filters button").click()
    page.locator(".filters.more").wait_for()
    for one in drawn(page).locator(".behind").first.locator("summary").all():
        one.click()
    fits(drawn(page))
    comes_to(lambda: page.evaluate(TOO_SMALL), [])


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_an_open_record_fits_a_phone(page, lang):
    opened(resized(page, PHONE), "records", f"list=projects&record=add-mnc-framework-2020&lang={lang}")
    fits(page)
    comes_to(lambda: page.evaluate(TOO_SMALL), [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_key_figures_come_before_any_filter(page, lang):
    opened(resized(page, PHONE), "overview", f"lang={lang}")
    expect(page.locator(".kpi").first).to_be_visible()
    assert page.locator(".st-key-viewbar").is_hidden()
    assert page.locator(".kpi").first.bounding_box()["y"] < PHONE[1] * 0.6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_menu_closes_where_it_opened(page, lang):
    visited(resized(page, PHONE), "overview", f"lang={lang}")
    button = page.locator("[data-opens=nav]")
    place = button.bounding_box()
    button.click()
    expect(page.locator(".nav")).to_be_visible()
    comes_to(button.bounding_box, place)
    button.click()
    expect(page.locator(".nav")).to_be_hidden()
