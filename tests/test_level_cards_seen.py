"""Cards side by side in a browser: their feet are level, a refusal fills its card, and an open fold moves no foot but its own."""

import pytest

from tests.served import in_a_browser, tab, visited

pytestmark = in_a_browser

PAIR = """() => ['total_amount_by_amount_kind', 'amounts_in_one_sum'].map(name => {
    const card = document.querySelector(`.st-key-card_${name}`), box = one => card.querySelector(one)?.getBoundingClientRect()
    return {foot: box('.behind').top, notes: box('.card-notes').top, end: box('.no-answer, .chart').bottom}
})"""


@pytest.fixture(scope="module")
def page(window):
    with tab(window) as one:
        yield one


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_feet_are_level_and_a_refusal_fills_its_card(page, lang):
    page.set_viewport_size({"width": 1280, "height": 900})
    visited(page, "financing", f"lang={lang}")
    chart, refusal = page.evaluate(PAIR)
    assert abs(chart["foot"] - refusal["foot"]) < 1
    assert refusal["notes"] - refusal["end"] < 12


def test_an_open_fold_leaves_the_foot_of_its_neighbour_under_its_chart(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    visited(page, "financing", "lang=fr")
    page.locator(".st-key-card_amounts_in_one_sum details[data-fold=method] summary").click()
    chart, refusal = page.evaluate(PAIR)
    assert chart["notes"] - chart["end"] < 12
    assert refusal["notes"] - refusal["end"] < 12
