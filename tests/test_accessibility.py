"""WCAG 2.2 AA: axe on every page in every language and theme, landmarks, headings, names in the reader's language."""

import re
from contextlib import ExitStack
from functools import cache
from itertools import product

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from analytics.ui.masthead import OWN_NAMES
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say
from tests.quick import slow_but
from tests.served import OF_A_VIEW, PAGES, drawn, each_in_turn, in_a_browser, opened, tab, turned_to

pytestmark = in_a_browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Streamlit puts the whole page into <main>; serving/js/page.js takes that role off it, which is better and not quite allowed.
KNOWN = {"aria-allowed-role"}
OPENED = {
    "filters": ("axes", "axis=ai&axis=training&sector=education&from=2018&q=a"),
    "refusal": ("axes", "q=zzzz"),
    "record": ("records", "list=projects&record=add-mnc-framework-2020"),
    "values nobody knows": ("regions", "axis=nothing&version=nothing"),
}
NEVER_ENGLISH = [
    "Skip to main content", "Fullscreen", "Download as CSV", "Show/hide columns", "Search", "Running...", "Stop", "Deploy",
    "Made with Streamlit", "Drag and drop file here", "Browse files", "Link to heading", "Rerun",
]  # fmt: skip
SEEN_AND_NAMED = """() => {
    const shown = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const said = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) if (shown(texts.currentNode.parentElement)) said.push(texts.currentNode.nodeValue.trim())
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        for (const one of document.querySelectorAll(`[${name}]`)) if (shown(one)) said.push(one.getAttribute(name).trim())
    return [...new Set(said)].filter(words => words)
}"""
CONTROLS = """() => [...document.querySelectorAll('button, input, summary, [role=combobox], [role=radio], .st-key-top a, .st-key-page [tabindex="0"]')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.tagName !== 'CANVAS' && !one.closest('[data-tag]'))
    .map(one => one.ariaLabel || one.labels?.[0]?.innerText || one.innerText || one.value || one.outerHTML)"""
MADE_ALIKE = (
    "partnership",
    "sectors",
    "years",
    "actors",
    "financing",
    "events",
    "functions",
    "versions",
    "regions",
    "dynamics",
    "downloads",
    "targets",
)  # of the same cards as other pages
LISTED = ("ar", "records")  # one page with lists of both kinds; the others, and the other languages, in the slow suite
GROUND = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
GROUNDS = {"light": "rgb(251, 248, 242)", "dark": "rgb(22, 26, 29)"}
AT_REST = """() => new Promise(done => {
    const place = document.querySelector('[data-testid=stMain]')
    const look = before => requestAnimationFrame(() => requestAnimationFrame(() => place.scrollTop === before ? done(true) : look(place.scrollTop)))
    look(place.scrollTop)
})"""
OUTLINE = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"


@pytest.fixture(scope="module")
def themed(window):
    """Return the page of a theme; each theme has one page for the whole file."""
    with ExitStack() as tabs:
        yield cache(lambda theme: tabs.enter_context(tab(window, color_scheme=theme)))


def each_in_a_theme() -> list:
    """Return (language, page, theme) of all pages: in the quick suite each kind of page in one language and one theme, in turn; in the slow one the others in the light."""
    found = []
    for one in each_in_turn(PAGES, LANGUAGES):
        lang, name = one.values
        marks = pytest.mark.slow if name in MADE_ALIKE else one.marks
        is_dark = not marks and PAGES.index(name) // len(LANGUAGES) % 2 == 1
        found.append(pytest.param((lang, name, "dark" if is_dark else "light"), id=f"{one.id}{'-dark' * is_dark}", marks=marks))
        if is_dark:
            found.append(pytest.param((lang, name, "light"), id=one.id, marks=pytest.mark.slow))
    return found


@pytest.fixture(scope="module", params=each_in_a_theme())
def visited(request, themed):
    """Return a page, its language and its name; each is visited once for all that is asked of it."""
    lang, name, theme = request.param
    page = turned_to(themed(theme), name, lang)
    assert page.evaluate(GROUND) == GROUNDS[theme]
    return page, lang, name


def findings(page, **options) -> list[str]:
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **options})["violations"]
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["id"] not in KNOWN]


def test_axe_finds_nothing_on_any_page(visited):
    assert findings(visited[0], runOnly=RULES) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_new_in_the_dark(themed, lang, name):
    """Only colours differ between the themes, so only contrast is asked again."""
    page = turned_to(themed("dark"), name, lang)
    assert page.evaluate(GROUND) == GROUNDS["dark"]
    assert findings(page, runOnly={"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == []


@pytest.mark.parametrize("state", slow_but(("refusal", "record"), OPENED))
def test_axe_finds_nothing_where_something_is_open(themed, state):
    name, query = OPENED[state]
    page = opened(themed("light"), name, f"{query}&lang=ar")
    if state == "filters":
        page.locator(".st-key-more_filters button").click()
        page.locator(".filters.more").wait_for()
        for one in drawn(page).locator(".behind").first.locator("summary").all():
            one.click()
    if state == "refusal":
        page.locator(".no-answer").first.wait_for()
    assert findings(drawn(page), runOnly=RULES) == []


def test_chosen_filters_are_read_in_the_dark(themed):
    page = opened(themed("dark"), "axes", "axis=ai&sector=education&from=2018&lang=fr")
    assert findings(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []


def test_a_page_has_its_landmarks_and_its_headings_in_order(visited):
    page, lang, here = visited
    searched = {"search": "filters"} if here in OF_A_VIEW else {}
    for role, words in {"banner": None, "main": None, "contentinfo": None, "navigation": "pages_list", **searched}.items():
        expect(page.get_by_role(role, name=say(words, lang) if words else None), role).to_have_count(1)
    levels = page.evaluate(OUTLINE)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels


@pytest.mark.parametrize(
    "alone",
    [
        ("years", "card=activity_by_year"),
        ("regions", "card=region_index"),
        ("explore", "card=explore"),
        ("compare", "compare=axis&with=ai&with=training&card=compare_attendance"),
    ],
)
def test_the_heading_of_a_card_alone_follows_that_of_its_page(themed, alone):
    name, asked = alone
    page = drawn(opened(themed("light"), name, f"{asked}&lang=fr"))
    expect(page.locator(f"h2#{asked.rpartition('card=')[2]}")).to_have_count(1)
    levels = page.evaluate(OUTLINE)
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), levels


def test_nothing_of_streamlit_speaks_english(visited):
    page, lang, _ = visited
    assert english(page, lang) == []


@pytest.mark.parametrize(("lang", "name"), slow_but((LISTED,), product(LANGUAGES, PAGES)))
@pytest.mark.slow
def test_nothing_in_a_list_of_streamlit_speaks_english(themed, lang, name):
    page = turned_to(themed("light"), name, lang)
    for place in page.locator("[data-testid=stMultiSelect] input, [data-testid=stSelectbox] input").all()[:2]:
        place.scroll_into_view_if_needed()
        page.wait_for_function(AT_REST)  # a list closes while its page still scrolls
        place.click()
        page.locator("[role=listbox]").first.wait_for()
        assert english(page, lang) == []
        page.keyboard.press("Escape")
        expect(page.locator("[role=listbox]")).to_have_count(0)


def english(page, lang: str) -> list[str]:
    """Return what is seen or named on a page in words Streamlit says by itself, after ten seconds to say them in ours."""
    ours = {one[lang] for one in book("borrowed").values()}
    said = [*(NEVER_ENGLISH if lang != "en" else []), *(one["said"] for one in book("borrowed").values() if one["said"] not in ours)]
    patterns = [re.compile(re.escape(words).replace(r"\{value\}", ".+")) for words in said]
    for _ in range(200):
        found = [words for words in page.evaluate(SEEN_AND_NAMED) if any(pattern.fullmatch(words) for pattern in patterns)]
        if not found:
            break
        page.wait_for_timeout(50)
    return found


def test_every_control_has_a_name_in_the_language_of_the_page(visited):
    page, lang, _ = visited
    plain = {"CSV", "XLSX", "Parquet", "JSON", "PNG", "SVG", *OWN_NAMES.values()}
    letter = r"[\u0600-\u06ff]" if lang == "ar" else "[A-Za-zÀ-ÿ]"
    for words in page.evaluate(CONTROLS):
        assert words in plain or (re.search(letter, words) and not words.startswith("<")), words


def test_what_is_typed_and_searched_in_vain_is_answered_in_french(themed):
    page = opened(themed("light"), "records", "lang=fr")
    page.locator("[data-testid=stSelectbox] input").first.fill("zzzz")
    page.get_by_text("Aucun résultat").first.wait_for()


def test_no_colour_speaks_alone(themed):
    """Beside each swatch of the glance table stands its axis, beside each bar its number, beside each line its text."""
    page = opened(themed("light"), "overview", "lang=fr")
    for line in page.locator(".glance tbody tr").all():
        assert line.locator("th").inner_text().strip()
        assert all(figure.strip() for figure in line.locator(".figure").all_inner_texts())
        assert all(image.get_attribute("alt") for image in line.locator("img").all())


def test_less_motion_is_no_motion(themed):
    page = themed("light")
    page.emulate_media(reduced_motion="reduce")
    opened(page, "explore", "lang=fr")
    page.evaluate("document.querySelector('#root').insertAdjacentHTML('beforeend', '<i style=\"transition: color 1s\"></i>')")
    moving = "[...document.querySelectorAll('#root *')].filter(one => getComputedStyle(one).transitionDuration.split(', ').some(time => parseFloat(time) > 0) || getComputedStyle(one).animationName !== 'none').length"
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    page.wait_for_function(f"() => {moving} > 0")
