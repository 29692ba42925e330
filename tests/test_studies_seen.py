"""The page Studies in a browser: from the list to a study, its numbers of today, a record and a file; axe, small windows, keyboard, paper."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from analytics.studies.telling import study_words
from analytics.words import page_words
from tests.conftest import World, forget_versions
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, kept_window, serving, tab
from tests.settled import comes_to
from tests.shelved import moved_on, with_studies
from tests.test_accessibility import RULES, findings
from tests.test_reflow import MISPLACED, TOO_SMALL

pytestmark = in_a_browser
OPENED = "/studies?lang={lang}&study=drawn"
HEADINGS = {"fr": "Une suite", "ar": "تتمة"}


@pytest.fixture(scope="module")
def shelf_address(tmp_path_factory):
    """The address of a server of its own, with one published study and registers that have moved on since."""
    data = tmp_path_factory.mktemp("shelf") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_DATA", str(data))
        moved_on(with_studies(World(data)))
        forget_versions()
        with serving(MARSAD_DATA=str(data)) as base:
            yield base


@pytest.fixture(scope="module")
def own_window(driver, shelf_address, tmp_path_factory):
    with kept_window(driver, shelf_address, tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture
def page(own_window):
    faults: list[str] = []
    with tab(own_window) as one:
        one.on("pageerror", lambda fault: faults.append(str(fault)))
        yield one
    assert faults == []


def words(key: str, lang: str) -> str:
    return study_words("page", key, lang)


def shown(page, address: str):
    page.goto(address)
    return drawn(page)


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_from_the_list_to_a_study_its_numbers_of_today_a_record_and_a_file(page, lang):
    shown(page, f"/studies?lang={lang}&axis=ai&from=2019")
    page.locator(".state.differs").wait_for()
    page.locator(".study .card-title a").click()
    page.locator(".study-opened").wait_for()
    drawn(page)
    assert "study=drawn" in page.url
    assert "from=2019" in page.url
    assert page.locator("ins").count() == 0
    page.get_by_role("link", name=words("as_of_today", lang)).click()
    page.wait_for_url(re.compile("as=today"))
    page.locator("#place-0").wait_for()
    drawn(page)
    page.reload()
    page.locator(".study-changes").wait_for()
    drawn(page)
    page.locator(".study-contents a", has_text=HEADINGS[lang]).click()
    page.wait_for_function("() => Math.abs(document.querySelector('#part-2').getBoundingClientRect().top) < 400")
    with page.expect_download() as taken:
        page.locator(".study-files a", has_text="PDF").click()
    assert taken.value.suggested_filename.startswith(f"marsad-drawn-{lang}-")
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    page.locator(".study-text a.record").first.click()
    page.locator(".st-key-wide_record").wait_for()
    assert "record=P3" in page.url
    page.go_back()
    page.locator(".study-changes").wait_for()
    drawn(page)
    page.locator(".study-back a").click()
    page.locator("ul.studies").wait_for()
    assert "study=" not in page.url


def test_the_language_changes_and_the_study_stays_with_its_numbers_of_today(page):
    shown(page, OPENED.format(lang="fr") + "&as=today")
    page.locator(".languages a[lang=ar]").click()
    page.locator("article[lang=ar]").wait_for()
    assert "study=drawn" in page.url
    assert "as=today" in page.url
    expect(drawn(page).locator("#place-0")).to_have_count(1)


def test_a_click_on_a_mark_of_a_chart_leaves_the_study_as_it_is(page):
    shown(page, OPENED.format(lang="fr"))
    assert page.locator(".chart").count() == 2
    assert page.locator(".chart .drawing.selectable").count() == 0
    before = page.url
    page.locator(".js-plotly-plot .barlayer path").first.click(force=True)
    page.evaluate("() => new Promise(done => setTimeout(done, 2 * SETTLED))")  # a press that counts has counted by then
    assert page.url == before


def test_a_note_leads_down_and_back_up(page):
    shown(page, OPENED.format(lang="fr"))
    page.locator("a.mark").first.click()
    page.wait_for_function("() => document.querySelector('#note-1').getBoundingClientRect().top < innerHeight")
    page.locator("a.back").first.click()
    page.wait_for_function(
        "() => { const top = document.querySelector('#mark-1').getBoundingClientRect().top; return top > -1 && top < innerHeight }"
    )


@pytest.mark.parametrize(("lang", "state"), slow_but((("ar", "&as=today"),), product(["fr", "ar"], ["", "&as=today"])))
def test_axe_finds_nothing_in_a_study(page, lang, state):
    shown(page, OPENED.format(lang=lang) + state)
    for one in page.locator(".study-opened summary").all():
        if one.is_visible() and one.evaluate("one => !one.parentElement.open"):
            one.click()
    assert findings(drawn(page), runOnly=RULES) == []


@pytest.mark.slow
def test_axe_finds_no_pale_words_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    for address in (OPENED.format(lang="fr") + "&as=today", "/studies?lang=fr&axis=ai"):
        shown(page, address)
        assert findings(page, runOnly={"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == []


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_a_study_fits_small_windows_and_can_be_touched(page, lang):
    page.set_viewport_size({"width": 320, "height": 700})
    shown(page, OPENED.format(lang=lang) + "&as=today")
    comes_to(lambda: page.evaluate(MISPLACED), [])
    comes_to(lambda: page.evaluate(TOO_SMALL), [])


def test_a_study_prints_without_controls_in_ink(page):
    shown(page, OPENED.format(lang="fr"))
    page.emulate_media(media="print")
    for kept in ("h1", ".study-text", "#basis", ".footnotes"):
        expect(page.locator(kept).first).to_be_visible()
    for gone in (".study-switch", ".study-files", ".study-contents", ".axes-filter"):
        expect(page.locator(f"{gone}:visible")).to_have_count(0)


def test_the_page_names_the_study_in_its_tab(page):
    shown(page, OPENED.format(lang="fr"))
    page.wait_for_function("() => document.title.startsWith('Une étude')")
    shown(page, "/studies?lang=fr")
    page.wait_for_function("title => document.title.startsWith(title)", arg=page_words("studies", "title", "fr"))
