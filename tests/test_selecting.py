"""From a chart to the records behind it, in a real browser: marks, Escape, back and forward, pictures, saved views, embedding."""

import re

import pytest
from playwright.sync_api import expect

from analytics.indicators.answers import answer
from analytics.view import View, view_of
from analytics.words.view_sentence import view_sentence
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, tab, visited

pytestmark = in_a_browser
# Where to click: page, card, what to point at, which of them, and how far from its middle.
MARKS = {
    "bar": ("axes", "projects_by_axis", ".bars .point", 1, (0, 0)),
    "dot": ("axes", "axis_shares", ".scatterlayer .trace:last-child .point", 2, (0, 0)),
    "small multiple": ("axes", "projects_by_axis_and_year", ".bars .point", 5, (0, 0)),
    "heat cell": ("axes", "axes_by_sector", ".heatmaplayer", 0, (0, 40)),
    "tile": ("regions", "projects_by_region", ".textpoint", 3, (0, 0)),
    "column of a year": ("years", "projects_by_year", ".bars .point", 3, (0, 0)),
    "node of a flow": ("actors", "actors_to_axes", ".sankey-node rect", 2, (0, 0)),
    "band of a flow": ("actors", "actors_to_axes", ".sankey-node rect", 2, (60, 0)),
    "organisation": ("actors", "leading_organisations", ".bars .point", 1, (0, 0)),
}

AT_ONCE = ("bar", "tile")  # ways a chart tells of a mark; the others in the slow suite


@pytest.fixture(scope="module")
def page(window):
    with tab(window, height=1400) as one:
        yield one


def at(page, path: str, card: str):
    visited(
        page, *path.lstrip("/").split("?")
    )  # drawn whole: a card whose answer comes later makes room for itself, and what is below it moves
    chart = page.locator(f"[class*=_{card}] .js-plotly-plot.selectable").first
    chart.wait_for()
    chart.scroll_into_view_if_needed()
    return page.locator(f":is(.st-key-card_{card}, .st-key-wide_{card})")


# The chart under the pointer has said which mark is there, as it does a moment after the pointer came; a press before that is no press on a mark.
MARK_IS_TOLD = "() => Boolean(told?.chart.matches(':hover') && told.selection)"
STILL = """mark => new Promise(done => {
    const place = () => { const { x, y, width } = mark.getBoundingClientRect(); return `${x} ${y} ${width}` }
    const look = before => requestAnimationFrame(() => requestAnimationFrame(() => place() === before ? done() : look(place())))
    look(place())
})"""


def point_at(page, mark):
    mark.first.wait_for(state="attached")
    drawn(page)
    mark.evaluate(STILL)
    box = mark.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click_mark(page, card, what: str, place: int, beside: tuple[int, int]) -> None:
    x, y = point_at(page, card.locator(what).nth(place))
    page.mouse.move(x + beside[0] - 1, y + beside[1])
    page.mouse.move(x + beside[0], y + beside[1])
    page.wait_for_function(MARK_IS_TOLD)
    page.mouse.click(x + beside[0], y + beside[1])


@pytest.mark.parametrize("kind", slow_but(AT_ONCE, MARKS))
def test_a_click_on_a_mark_narrows_every_card_and_escape_undoes_it(page, kind):
    name, card, what, place, beside = MARKS[kind]
    first = f"/{name}?lang=fr"
    shown = at(page, first, card)
    click_mark(page, shown, what, place, beside)
    page.wait_for_url(lambda url: not url.endswith(first))
    view = view_of({key: values.split(",") for key, values in parameters(page).items()}, frozenset([parameters(page).get("org", "")]))
    assert not view.ignored
    assert view != View()
    if not view.organisations:
        page.locator(".you-see strong", has_text=re.compile(re.escape(view_sentence(view, "fr")))).wait_for()
    page.locator(".chip").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: url.endswith(first))
    expect(page.locator(".chip")).to_have_count(0)
    page.go_forward()
    page.wait_for_url(lambda url: not url.endswith(first))
    page.locator(".chip").first.wait_for()


COMES_AGAIN = """chart => {
    const page = chart.closest('[data-testid=stHtml]'), copy = page.cloneNode(true)
    for (const place of copy.querySelectorAll('.chart')) place.replaceChildren()
    page.innerHTML = copy.innerHTML
}"""


DRAWN_ANEW = """chart => new Promise(done => {
    const { react } = window.Plotly
    let times = 0
    window.Plotly.react = (...drawn) => { times += 1; return react(...drawn) }
    (COMES_AGAIN)(chart)
    setTimeout(() => { window.Plotly.react = react; done(times) }, 1000)
})""".replace("COMES_AGAIN", COMES_AGAIN)


def test_a_chart_that_stays_the_same_is_not_drawn_anew_where_the_page_comes_again(page):
    shown = at(page, "/axes?lang=fr", "projects_by_axis")
    assert shown.locator(".chart").evaluate(DRAWN_ANEW) == 0  # as when the answer of another card is done: a press meanwhile would be lost
    shown.locator(".bars .point").nth(1).wait_for(state="attached")


def parameters(page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def test_a_cell_of_a_table_narrows_by_keyboard(page):
    card = at(page, "/axes?lang=fr", "projects_by_axis")
    card.locator("summary", has_text="Tableau").press("Enter")
    card.get_by_role("link", name="Formation").press("Enter")
    page.wait_for_url(re.compile("axis=training"))
    expected = answer("projects_by_axis", View(axes=("training",))).rows[0]["projects"]
    page.locator(".st-key-card_projects_by_axis").get_by_text(f"n = {expected}").wait_for()


def test_the_number_of_a_card_leads_to_as_many_records_and_to_their_sources(page):
    at(page, "/financing?lang=fr", "funding_rounds_by_year")
    expected = answer("funding_rounds_by_year", View()).coverage.n
    page.locator("[class*=_funding_rounds_by_year] .card-notes a").click()
    page.wait_for_url(re.compile("/records.*of=funding_rounds_by_year"))
    page.locator(".notice", has_text=f"{expected} fiches").wait_for()
    drawn(page).locator(".st-key-w_record input").click()
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile("record="))
    expect(page.locator(".st-key-wide_record a.plain-link")).to_have_attribute("href", re.compile("^http"))


def test_a_chart_is_taken_away_as_a_picture_that_says_where_it_comes_from(page):
    card = at(page, "/axes?lang=fr&axis=ai", "projects_by_axis")
    card.locator("summary", has_text="Télécharger").click()
    version = answer("projects_by_axis", View()).version
    with page.expect_download() as taken:
        card.locator("a.picture.svg").click()
    drawing = taken.value.path().read_text(encoding="utf-8")
    for words in ("Projets par axe", version, "CC BY 4.0", "axis=ai", "n = 28", "@font-face"):
        assert words in drawing
    with page.expect_download() as taken:
        card.locator("a.picture.png").click()
    assert taken.value.suggested_filename == f"marsad-projects_by_axis-{version}.png"
    assert taken.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_a_view_is_kept_in_this_browser_by_its_name(page):
    at(page, "/axes?lang=fr&axis=ai", "projects_by_axis")
    page.locator(".saved summary").click()
    page.get_by_label("Nom de la vue").fill("<b>Mon IA</b>")
    page.get_by_role("button", name="Enregistrer cette vue").click()
    at(page, "/regions?lang=fr", "projects_by_region")
    page.locator(".saved summary").click()
    page.get_by_role("link", name="<b>Mon IA</b>").click()
    page.wait_for_url(re.compile(r"/axes\?lang=fr&axis=ai"))
    page.locator(".you-see", has_text="28 projets").wait_for()
    drawn(page).locator(".saved summary").click()
    page.locator(".saved-views li button").click()
    page.get_by_text("Aucune vue enregistrée").wait_for()


def test_a_card_stands_alone_inside_another_page(window, page, address):
    with tab(window) as other:
        other.goto("/axes?lang=fr&card=axis_shares&embed=true")
        other.wait_for_selector(".st-key-wide_axis_shares .js-plotly-plot")
        expect(other.locator(".masthead, .st-key-viewbar")).to_have_count(0)
        expect(other.locator(".js-plotly-plot")).to_have_count(1)
    allowed = page.request.get(f"{address}/axes?embed=true").headers
    assert "frame-ancestors *" in allowed["content-security-policy"]
    assert "x-frame-options" not in allowed
    assert page.request.get(f"{address}/axes").headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("place", "words", "asked"),
    [("/events?lang=fr", "International", "scope=international"), ("/years?lang=en", "Projects", "register=projects")],
)
@pytest.mark.slow
def test_an_entry_of_a_key_that_is_a_filter_narrows_the_view(page, place, words, asked):
    visited(page, *place.lstrip("/").split("?"))
    entry = page.locator(".gtitle a", has_text=re.compile(f"^{words}"))
    entry.first.wait_for(state="attached")
    entry.first.scroll_into_view_if_needed()
    page.mouse.click(*point_at(page, entry))
    page.wait_for_url(re.compile(asked))
    page.locator(".chip").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: asked not in url)
