"""From cards of three pages to the folder of a study, in a real browser: the draft stays in it, in order, with notes, in three languages."""

import json
import re

import pytest
from playwright.sync_api import expect

from analytics.__main__ import main
from analytics.studies.blocks import Figure
from analytics.studies.document import published_document
from analytics.studies.study import study_named
from analytics.words import book, page_words, written
from tests.drafted import data_beside, unpacked
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, visited
from tests.settled import comes_to
from tests.test_accessibility import RULES, findings

pytestmark = in_a_browser
HOSTILE = "{{card: x}} <b>*gras*</b> [^1]"
ADDED = {
    "projects_by_axis?axis=ai": ("axes", "axis=ai"),
    "projects_by_region": ("regions", ""),
    "compare_projects_size?compare=axis&with=ai&with=training": ("compare", "compare=axis&with=ai&with=training"),
}
KEPT = "() => JSON.parse(localStorage.getItem('marsad-draft'))"


def said(part: str, key: str, lang: str) -> str:
    return written(book("studies")["compose"][part][key], lang)


@pytest.fixture
def own_data(version, tmp_path, monkeypatch):
    """Turn to a data folder of its own when asked: the server of these tests keeps the shipped one."""

    def turned():
        folder = data_beside(tmp_path / "data")
        monkeypatch.setenv("MARSAD_DATA", str(folder))
        return folder

    return turned


def tool(page, reference: str):
    return page.locator(f'button.to-draft[data-reference="{reference}"]')


def added(page, lang: str, references=tuple(ADDED)) -> None:
    """Add cards from their pages."""
    for place, reference in enumerate(references, 1):
        name, query = ADDED[reference]
        visited(page, name, f"{query}&lang={lang}".lstrip("&"))
        tool(page, reference).click()
        expect(tool(page, reference)).to_have_text(said("card", "take_out", lang))
        page.locator(".nav a", has_text=f"{page_words('compose', 'nav', lang)} ({place})").wait_for()


def held(page, lang: str, items: list) -> None:
    """Open the page with a draft that this browser has."""
    page.goto(f"/compose?lang={lang}")
    draft = {"title": "t", "question": "q", "authors": "a", "items": items}
    page.evaluate("kept => localStorage.setItem('marsad-draft', kept)", json.dumps(draft))
    page.reload()
    drawn(page)


def item(reference: str, title: str = "Titre") -> dict:
    return {"reference": reference, "page": "axes", "words": {"fr": {"title": title, "view": "Vue"}}, "note": ""}


def has_order(page, references: list[str]) -> None:
    lines = page.locator(".draft-cards > li")
    comes_to(lambda: lines.evaluate_all("lines => lines.map(line => line.dataset.reference)"), references)


def written_in(page, title: str) -> None:
    for key, words in {"title": title, "question": HOSTILE, "authors": "ADD؛ MNC; <i>"}.items():
        page.locator(f".draft-fields input[name={key}]").fill(words)


@pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
def test_three_cards_of_three_pages_are_ordered_noted_and_taken_away_as_a_study(page, lang, own_data):
    added(page, lang)
    page.locator(f'.nav a[href^="compose?"][href*="lang={lang}"]').click()
    page.locator(".draft-cards").wait_for()
    drawn(page)
    first, second, third = ADDED
    has_order(page, [first, second, third])
    page.locator(".draft-cards > li").nth(2).get_by_role("button", name=said("page", "up", lang)).press("Enter")
    has_order(page, [first, third, second])
    page.keyboard.press("Enter")  # the focus went up with the card
    has_order(page, [third, first, second])
    page.locator("textarea").nth(1).fill(f"{HOSTILE}\n\n1. suite")
    page.locator(".draft-take[data-kind=zip]").click()
    page.locator(".draft-said.fault", has_text=said("page", "missing", lang).split("{")[0].strip()).wait_for()
    written_in(page, HOSTILE)
    page.reload()
    drawn(page).locator(".draft-cards").wait_for()
    with page.expect_download() as taken:
        page.locator(".draft-take[data-kind=zip]").click()
    page.get_by_text(said("page", "taken", lang)).wait_for()
    assert page.locator("b, i", has_text="gras").count() == 0
    with page.expect_download() as word:
        page.locator(".draft-take[data-kind=docx]").click()
    assert word.value.suggested_filename == taken.value.suggested_filename.replace(".zip", f".{lang}.docx")

    name = unpacked(taken.value.path().read_bytes(), own_data())
    assert taken.value.suggested_filename == f"{name}.zip"
    assert main(["study", name, "--check"]) == 0
    for language in ("fr", "ar", "en"):
        document = published_document(study_named(name), language)
        figures = [document.placed[one.reference].reference.written for one in document.text.blocks if isinstance(one, Figure)]
        assert figures == [third, first, second]
        assert (document.front.title, document.front.authors) == (HOSTILE, ("ADD", "MNC", "<i>"))
        paragraphs = ["".join(run.words for run in one.runs) for one in document.text.blocks if hasattr(one, "runs")]
        assert HOSTILE in paragraphs
        assert "1. suite" in paragraphs


def test_a_card_is_taken_out_and_put_back_with_its_note(page):
    held(page, "fr", [item(reference) for reference in list(ADDED)[:2]])
    page.locator("textarea").first.fill("à garder")
    page.locator(".draft-cards > li").first.get_by_role("button", name=said("page", "remove", "fr")).click()
    has_order(page, ["projects_by_region"])
    page.get_by_role("button", name=said("page", "undo", "fr")).click()
    has_order(page, list(ADDED)[:2])
    page.get_by_role("button", name=said("page", "empty", "fr")).click()
    page.get_by_text(said("page", "nothing", "fr")).wait_for()
    page.get_by_role("button", name=said("page", "undo", "fr")).click()
    expect(page.locator("textarea").first).to_have_value("à garder")
    visited(page, "axes", "axis=ai&lang=fr")
    button = tool(page, "projects_by_axis?axis=ai")
    expect(button).to_have_text(said("card", "take_out", "fr"))
    button.click()
    expect(button).to_have_text(said("card", "add", "fr"))
    button.click()
    expect(button).to_have_text(said("card", "take_out", "fr"))
    assert page.evaluate(KEPT)["items"][-1]["note"] == "à garder"


def test_a_card_of_the_draft_leads_back_to_itself_in_the_language_of_the_page(page):
    added(page, "fr", list(ADDED)[2:])
    page.goto("/compose?lang=ar")
    page.locator(".draft-cards h3", has_text=re.compile("[\u0600-\u06ff]")).wait_for()
    page.locator(".draft-cards .card-source", has_text="الذكاء الاصطناعي").wait_for()
    assert set(page.evaluate(KEPT)["items"][0]["words"]) == {"fr", "ar"}
    page.locator(".draft-cards h3 a").click()
    page.wait_for_url(re.compile(r"/compare\?.*with=training.*lang=ar#compare_projects_size"))
    expect(tool(page, list(ADDED)[2])).to_have_text(said("card", "take_out", "ar"))


def test_names_that_come_late_disturb_nobody_who_has_just_pressed(page):
    held_back: list = []

    def hold_back(asked) -> None:
        held_back.append(asked)

    page.route("**/study-draft.json*", hold_back)
    with page.expect_request("**/study-draft.json*"):
        held(page, "ar", [item(reference) for reference in list(ADDED)[:2]])
    page.locator(".draft-cards > li").first.get_by_role("button", name=said("page", "remove", "ar")).click()
    undo = page.get_by_role("button", name=said("page", "undo", "ar"))
    expect(undo).to_be_focused()
    held_back.pop().continue_()
    page.wait_for_function("() => JSON.parse(localStorage.getItem('marsad-draft')).items.every(item => item.words.ar)")
    expect(undo).to_be_focused()
    undo.click()
    has_order(page, list(ADDED)[:2])


def test_what_the_server_refuses_is_said_and_the_draft_stays(page):
    held(page, "fr", [item("nothing?axis=ai", "<img src=x>"), {"reference": 7}, {"reference": "x", "page": "javascript:alert(1)//"}])
    page.locator(".draft-take[data-kind=zip]").click()
    page.locator(".draft-said.fault", has_text="L’encadré 1").wait_for()
    has_order(page, ["nothing?axis=ai"])
    assert page.locator(".draft img").count() == 0
    page.evaluate("localStorage.setItem('marsad-draft', '{broken')")
    page.reload()
    page.get_by_text(said("page", "nothing", "fr")).wait_for()


@pytest.mark.parametrize("theme", slow_but("dark", ["light", "dark"]))
def test_axe_finds_nothing_on_a_draft(page, theme):
    page.emulate_media(color_scheme=theme)
    held(page, "ar", [item(reference) for reference in ADDED])
    expect(page.locator(".draft-cards h3", has_text=re.compile("[\u0600-\u06ff]"))).to_have_count(len(ADDED))  # named in its language
    page.locator(".draft-fields input").first.fill("")
    page.locator(".draft-take[data-kind=zip]").click()
    page.locator(".draft-said.fault").wait_for()
    assert findings(page, runOnly=RULES) == []
