"""Small windows and large type: 320 px wide, 200 % zoom, phones; nothing sideways, nothing cut, nothing too small to touch."""

import pytest

from analytics.vocabulary import LANGUAGES
from tests.served import LOOK_MS, PAGES, asked_outside, drawn, each_in_turn, in_a_browser, opened, tab, visited

pytestmark = in_a_browser
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


@pytest.fixture(scope="module", params=[pytest.param(one.values, id=one.id, marks=one.marks) for one in each_in_turn(PAGES, ["fr", "ar"])])
def visit(request, page, outside):
    """Return a page that was drawn in a narrow window; it is visited once for all sizes."""
    lang, name = request.param
    return visited(resized(page, NARROW), name, f"lang={lang}")


def resized(page, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def test_a_page_fits_320_pixels_and_200_percent(visit):
    page = drawn(resized(visit, NARROW))
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate(TOO_SMALL) == []
    drawn(resized(page, ZOOMED))
    page.wait_for_function(f"() => ({MISPLACED})().length === 0", polling=LOOK_MS)  # charts are drawn again in their new width


def test_a_page_fits_a_phone_draws_its_charts_and_asks_nothing_of_an_outside_host(visit, outside):
    page = drawn(resized(visit, PHONE))
    page.wait_for_function("wide => document.documentElement.scrollWidth <= wide", arg=PHONE[0], polling=LOOK_MS)
    assert page.locator("[role=alert]").count() == 0
    assert [count for count in page.evaluate(MARKS) if count <= 3] == []
    assert outside == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_filters_and_details_fit_a_phone_when_they_are_open(page, lang):
    opened(resized(page, PHONE), "axes", f"axis=ai&axis=training&sector=education&from=2018&lang={lang}")
    page.locator("[data-opens=viewbar]").click()
    page.locator(".st-key-more_filters button").click()
    page.locator(".filters.more").wait_for()
    for one in page.locator(".behind").first.locator("summary").all():
        one.click()
    assert drawn(page).evaluate(MISPLACED) == []
    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_an_open_record_fits_a_phone(page, lang):
    opened(resized(page, PHONE), "records", f"list=projects&record=add-mnc-framework-2020&lang={lang}")
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_key_figures_come_before_any_filter(page, lang):
    opened(resized(page, PHONE), "overview", f"lang={lang}")
    assert page.locator(".st-key-viewbar").is_hidden()
    assert page.locator(".kpi").first.bounding_box()["y"] < PHONE[1] * 0.6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_menu_closes_where_it_opened(page, lang):
    visited(resized(page, PHONE), "overview", f"lang={lang}")
    button = page.locator("[data-opens=nav]")
    place = button.bounding_box()
    button.click()
    assert page.locator(".nav").is_visible()
    assert button.bounding_box() == place
    button.click()
    assert page.locator(".nav").is_hidden()
