"""serving/js/drawing.js: one drawing a chart is kept and changed with the view, and looks as if it had been drawn anew."""

import pytest

from tests.quick import slow_but
from tests.served import LOOK_MS, drawn, in_a_browser, opened, tab

pytestmark = in_a_browser
# From one view to the next, in one page that stays open: other counts, other categories, other kinds of chart, nothing at all, and back.
WALKS = {
    "a page of bars, dots and small multiples": ["axes?lang=fr", "axes?axis=ai&lang=fr", "axes?q=zzzz&lang=fr", "axes?lang=fr&from=2018"],
    "tiles and heat tables": ["regions?lang=ar", "regions?axis=training&lang=ar", "regions?lang=ar&region=MA-04&region=MA-06"],
    "a flow": ["actors?lang=en", "actors?axis=ai&lang=en"],
    "a flow, twice": ["actors?lang=en", "actors?axis=ai&lang=en", "actors?lang=en&sector=education"],
    "years with landmarks": ["years?lang=fr", "years?lang=fr&over=milestones", "years?lang=en&from=2015"],
    "one chart of many kinds": [
        "explore?lang=fr&measure=projects&by=axis",
        "explore?lang=fr&measure=projects&by=region&chart=tiles",
        "explore?lang=fr&measure=projects&by=axis&then=sector&chart=heat",
        "explore?lang=fr&measure=projects&by=year&chart=columns",
        "explore?lang=fr&measure=projects&by=axis",
    ],
}
AT_ONCE = "one chart of many kinds"  # every change of kind; the other pages, and what Plotly forgets of a flow, in the slow suite
# What each chart shows: its texts and shapes in their colours, and where they stand in it; hatches have names of their own in each drawing.
SHOWN = """() => [...document.querySelectorAll('.chart')].flatMap(place => {
    const home = place.getBoundingClientRect()
    return [...place.querySelectorAll('.main-svg :is(text, path, rect, image)')].filter(one => !one.closest('defs, .hoverlayer, .draglayer'))
        .map(one => [one, one.getBoundingClientRect(), getComputedStyle(one)]).filter(([, box]) => box.width || box.height)
        .map(([one, box, style]) => ({
            what: [place.dataset.chart, one.tagName, one.tagName === 'text' && one.textContent, style.fill.replace(/url.*/, 'hatched'), style.stroke].join(' '),
            where: [box.x - home.x, box.y - home.y, box.width, box.height],
        }))
})"""
VISIT = "there => visit(there, false)"
FITS = """() => [...document.querySelectorAll('.chart')]
    .every(one => Math.abs(one.clientWidth - one.querySelector('.main-svg')?.clientWidth) < 2)"""
UP_TO_DATE = """() => [...document.querySelectorAll('.chart')].every(place => {
    const drawing = place.querySelector('.js-plotly-plot')
    return drawing?.data && JSON.stringify(JSON.parse(place.dataset.figure).data) === JSON.stringify(drawing.data)
})"""


@pytest.fixture(scope="module")
def page(window):
    with tab(window) as one:
        yield one


def still(page):
    """Wait until every chart shows the figure that stands in the page, in the width of its place."""
    drawn(page).wait_for_function(UP_TO_DATE, polling=LOOK_MS)
    page.wait_for_function(FITS, polling=LOOK_MS)
    return page


def visited(page, there: str):
    """Go on to another view as a link of ours does, in the page that is open."""
    page.evaluate(VISIT, f"/{there}")
    return still(page)


@pytest.mark.parametrize("walk", slow_but(AT_ONCE, WALKS))
def test_a_kept_drawing_looks_like_one_drawn_anew(page, walk):
    first, *others = WALKS[walk]
    page.goto(f"/{first}")
    still(page)
    seen = [visited(page, there).evaluate(SHOWN) for there in others]
    for there, changed in zip(others, seen, strict=True):
        page.goto(f"/{there}")
        anew = still(page).evaluate(SHOWN)
        assert [part["what"] for part in changed] == [part["what"] for part in anew]
        assert [
            part["what"] for part, other in zip(changed, anew, strict=True) if part["where"] != pytest.approx(other["where"], abs=2)
        ] == []


def test_a_drawing_is_the_same_element_in_the_next_view(page):
    still(opened(page, "axes", "lang=fr")).evaluate(
        "() => { document.querySelector('[data-chart=projects_by_axis] .drawing').kept = true }"
    )
    visited(page, "axes?axis=ai&lang=fr")
    assert page.evaluate("() => document.querySelector('[data-chart=projects_by_axis] .drawing').kept")


def test_a_chart_is_drawn_again_for_another_width(page):
    still(opened(page, "axes", "lang=fr"))
    for width in (700, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"width => innerWidth === width && ({FITS})()", arg=width)
