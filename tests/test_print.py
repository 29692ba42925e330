"""On paper: every page prints on A4 without controls, in ink on white, whole cards, charts within the sheet."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from analytics.words import say
from tests.quick import slow_but
from tests.served import OF_A_VIEW, PAGES, drawn, in_a_browser, tab, visited
from tests.settled import comes_to

pytestmark = in_a_browser
AT_ONCE = (  # figures, lists, tables and controls of every kind; the other pages in the slow suite
    *product(["fr"], ["regions", "compose"]),
    *product(["ar"], ["compare"]),
)
SHEET = 1032  # pixels: A4 lying, without its margins, at 96 dots an inch
CONTROLS = "button, input, .behind summary, .saved summary, [role=combobox], [role=radio], .st-key-top a, .skip, canvas"
SEEN = """found => found.filter(one => one.getClientRects().length && getComputedStyle(one).visibility === 'visible').map(one => one.innerText)"""
# All at once, as a browser prints: a chart has no time to be drawn again for another width.
CUT = """sheet => {
    dispatchEvent(new Event('beforeprint'))
    document.body.style.width = `${sheet}px`
    const found = [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const card = chart.closest('[class*=st-key-card_], [class*=st-key-wide_]'), inside = card.getBoundingClientRect()
    const texts = [...chart.querySelectorAll('.main-svg, .main-svg text')].filter(one => one.textContent.trim() && one.checkVisibility())
    const beyond = texts.filter(one => one.getBoundingClientRect().right > inside.right + 1 || one.getBoundingClientRect().left < inside.left - 1)
    return [...beyond.map(one => one.textContent.slice(0, 60)), ...(chart.getBoundingClientRect().height < 40 ? [`flat: ${card.className}`] : [])]
    })
    if (document.querySelector('.stApp').getBoundingClientRect().width > sheet + 1) found.push('the page is wider than the sheet')
    document.body.style.width = ''
    return found
}"""
LIGHT_ON_WHITE = """() => [...document.querySelectorAll('.stApp p, .stApp h1, .stApp h2, .stApp h3, .stApp td, .stApp dd, .main-svg .xtick text, .main-svg .ytick text')]
    .filter(one => one.checkVisibility() && one.textContent.trim())
    .filter(one => {
        const style = getComputedStyle(one), colour = one.closest('svg') ? style.fill : style.color
        const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140
    }).map(one => one.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def page(window):
    with tab(window, color_scheme="dark") as one:
        yield one


@pytest.fixture
def on_paper(page):
    """Return a function that opens a page in the dark theme and lays it out on a sheet."""

    def laid_out(name: str, query: str):
        page.emulate_media(media="screen", color_scheme="dark")
        visited(page, name, query)
        page.emulate_media(media="print", color_scheme="dark")
        return page

    return laid_out


@pytest.mark.parametrize(("lang", "name"), slow_but(AT_ONCE, product(["fr", "ar"], PAGES)))
def test_a_page_prints_cleanly(on_paper, lang, name):
    page = on_paper(name, f"lang={lang}")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    for words in (*([".you-see"] if name in OF_A_VIEW else []), ".masthead", ".foot"):
        expect(page.locator(words).first).to_be_visible()
    expect(page.locator(".foot"), "the version is on the sheet").to_contain_text(re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{10}"))
    comes_to(lambda: page.locator(CONTROLS).evaluate_all(SEEN), [])
    comes_to(lambda: page.evaluate(CUT, SHEET), [])
    comes_to(lambda: page.evaluate(LIGHT_ON_WHITE), [])


def test_cards_are_kept_whole_and_the_sheet_is_a4(on_paper):
    page = on_paper("axes", "lang=fr")
    whole = "[...document.querySelectorAll('[class*=st-key-card_], [class*=st-key-wide_]')].every(card => getComputedStyle(card).breakInside === 'avoid')"
    comes_to(lambda: page.evaluate(whole), True)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {(842, 595)}


def test_the_list_of_records_is_a_table_on_paper(on_paper):
    page = on_paper("records", "list=projects&axis=ai&lang=ar")
    table = page.locator(".paper-only").get_by_role("table", name=say("projects", "ar"))
    expect(table).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(29)


def test_an_opened_table_is_printed_and_a_closed_one_is_not(on_paper, page):
    on_paper("axes", "lang=fr")
    page.evaluate("document.querySelector('.behind details').open = true")
    expect(drawn(page).locator(".behind table:visible")).to_have_count(1)


def test_of_many_folds_only_those_a_reader_opened_are_printed(on_paper):
    page = on_paper("targets", "lang=fr")
    tables = page.locator(".target-sources table")
    seen = "found => found.filter(one => one.checkVisibility()).length > 0"
    comes_to(lambda: tables.evaluate_all(seen), False)
    page.evaluate("document.querySelector('.target-sources details').open = true")
    comes_to(lambda: tables.evaluate_all(seen), True)
    assert len(re.findall(rb"/MediaBox", page.pdf(prefer_css_page_size=True))) < 12


def test_the_line_on_targets_is_printed_and_no_mark_is_left_of_a_link_that_is_not(on_paper):
    page = on_paper("overview", "lang=fr")
    expect(page.locator(".take.told")).to_be_visible()
    assert not [words for words in page.locator(".card-source").all_inner_texts() if words.rstrip().endswith("·")]


HALVED = """() => [...document.querySelectorAll('.piece')].flatMap(piece => {
    const sheet = piece.getBoundingClientRect()
    const marks = [...piece.querySelectorAll('text, .point')].map(one => one.getBoundingClientRect()).filter(one => one.width)
    return marks.filter(one => one.top < sheet.top - 1 && one.bottom > sheet.top + 1 || one.top < sheet.bottom - 1 && one.bottom > sheet.bottom + 1)
})"""
SHOWN = """() => [...document.querySelectorAll('.piece')].reduce((count, piece) => {
    const sheet = piece.getBoundingClientRect()
    const marks = [...piece.querySelectorAll('text')].map(one => one.getBoundingClientRect()).filter(one => one.width)
    return count + marks.filter(one => one.top >= sheet.top - 1 && one.bottom <= sheet.bottom + 1).length
}, 0)"""
TEXTS = "() => [...document.querySelectorAll('.cut .svg-container:not(.piece) text')].filter(one => one.textContent.trim()).length"
TALLEST = "() => Math.max(...[...document.querySelectorAll('.piece')].map(one => one.getBoundingClientRect().height))"


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_chart_taller_than_a_sheet_is_cut_between_its_rows(page, lang):
    page.emulate_media(media="screen", color_scheme="light")
    visited(page, "targets", f"lang={lang}")
    drawn(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.evaluate("sheet => { document.body.style.width = `${sheet}px` }", SHEET)
    assert page.locator(".piece").count() >= 4, "two charts stand on several sheets"
    assert page.evaluate(TALLEST) < 703, "pixels: the height of a sheet that lies"
    assert page.evaluate(HALVED) == []
    assert page.evaluate(SHOWN) == page.evaluate(TEXTS), "each text once"
    page.evaluate("document.body.style.width = ''; dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".piece, .cut, .main-svg[viewBox]")).to_have_count(0)
