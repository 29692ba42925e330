"""serving/js/pressing.js: a press on a chart counts once, for the mark it began on, also while the page comes again with another figure."""

import random

import pytest

from tests.examples import examples
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, tab
from tests.test_selecting import STILL

pytestmark = in_a_browser
PRESSES = 24
MOMENTS = ("before it", "within it")
MARKS = {"bar": ("axes", "projects_by_axis", ".bars .point"), "node of a flow": ("actors", "actors_to_axes", ".sankey-node rect")}
NOTED = """() => {
    window.chosen = []
    window.choose = selection => { if (selection) window.chosen.push(selection) }
}"""
# As when the answer of another card is done, or the reader's last step arrives: the same page, in it the same figures or others.
COMES_AGAIN = """(chart, room) => {
    const page = chart.closest('[data-testid=stHtml]'), copy = page.cloneNode(true)
    for (const place of copy.querySelectorAll('.chart')) {
        place.replaceChildren()
        const figure = JSON.parse(place.dataset.figure)
        if (room) figure.layout.margin = { ...figure.layout.margin, r: room }
        place.dataset.figure = JSON.stringify(figure)
    }
    page.innerHTML = copy.innerHTML
}"""

# What is under the pointer as the chart told the page, which a busy machine hears of later than the pointer moves.
POINTED_AT = "card => told?.chart === document.querySelector(`.chart[data-chart=${card}] .drawing`)"
# A timer that is set after the press ends after the one that the press has set.
CHOSEN = "() => new Promise(done => setTimeout(() => done(window.chosen.splice(0)), 2 * SETTLED))"
SHOWN = """() => [...document.querySelectorAll('.chart')].every(place =>
    JSON.parse(place.dataset.figure).layout.margin.r === place.querySelector('.js-plotly-plot')?.layout?.margin.r)"""


@pytest.fixture
def page(window):
    with tab(window, height=1400) as one:
        yield one


class Pressing:
    """A reader whose pointer rests on the second mark of a chart."""

    def __init__(self, page, kind: str):
        name, self.card, self.what = MARKS[kind]
        self.page, self.chance = page, random.Random(kind)
        page.goto(f"/{name}?lang=fr")
        drawn(page)
        self.chart.scroll_into_view_if_needed()
        page.evaluate(NOTED)

    @property
    def chart(self):
        return self.page.locator(f".chart[data-chart={self.card}]")

    def comes_again(self, room: int) -> None:
        self.chart.evaluate(COMES_AGAIN, room)
        self.page.wait_for_timeout(self.chance.choice((0, 0, 10, 30, 60)))

    def rests(self) -> None:
        """Point at the mark until its chart has told of it, which is before a hand can press."""
        self.page.wait_for_function(SHOWN)
        mark = self.chart.locator(self.what).nth(1)
        mark.evaluate(STILL)
        box = mark.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x - 30, y - 200)
        self.page.wait_for_function("() => !told")
        self.page.mouse.move(x - 1, y)
        self.page.mouse.move(x, y)
        self.page.wait_for_function(POINTED_AT, arg=self.card)

    def chosen(self) -> list[str]:
        """Return what was chosen since it was last asked, once nothing more can come."""
        return self.page.evaluate(CHOSEN)


def pressed(hand: Pressing, moment: str, room: int) -> list[str]:
    hand.rests()
    if moment == "before it":
        hand.comes_again(room)
    hand.page.mouse.down()
    if moment == "within it":
        hand.comes_again(room)
    hand.page.mouse.up()
    return hand.chosen()


@pytest.mark.parametrize("kind", slow_but("bar", MARKS))
def test_no_press_is_lost_or_counted_twice_while_the_page_comes_again(page, kind):
    hand = Pressing(page, kind)
    [expected] = pressed(hand, "never", 0)
    presses = examples(PRESSES)  # six: each moment with each room
    found = [pressed(hand, MOMENTS[place % 2], room=(0, 40, 80)[place % 3]) for place in range(presses)]
    assert found == [[expected]] * presses


@pytest.mark.parametrize("kind", slow_but("bar", MARKS))
def test_what_is_no_press_on_a_mark_chooses_nothing(page, kind):
    hand = Pressing(page, kind)
    hand.rests()
    hand.comes_again(40)
    box = hand.chart.bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + 3)  # beside every mark
    assert hand.chosen() == []
    hand.rests()
    page.mouse.down()
    page.mouse.move(box["x"] + 3, box["y"] + 3, steps=4)
    page.mouse.up()
    assert hand.chosen() == []


def test_a_chart_waits_with_another_figure_until_the_press_is_over(page):
    hand = Pressing(page, "bar")
    hand.rests()
    page.mouse.down()
    hand.comes_again(60)
    page.wait_for_timeout(200)
    assert not page.evaluate(SHOWN)
    page.mouse.up()
    page.wait_for_function(SHOWN)
