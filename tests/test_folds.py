"""What is behind a card comes when it is asked for: of the same answer and version, for every kind of card, and with a sentence where it cannot come."""

import html
import json
import re

import pytest
from playwright.sync_api import expect

from analytics.comparing.answering import compared
from analytics.comparing.comparison import Comparison
from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.exploring.weighing import weighed, weights_of
from analytics.indicators import indicators
from analytics.indicators.answers import Answer, answer
from analytics.ui.behind import behind, folds_of
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from benchmarks.counting import Counter
from tests.asked import asked
from tests.served import drawn, in_a_browser, opened, visited
from tests.unfolded import folds_at

VIEW = View(axes=("ai", "training"), year_from=2016, lang="en")
ORIGIN = "http://localhost:8501"  # by which tests ask


def cards() -> dict[str, Answer]:
    """Return an answer of every kind of card in `VIEW`, by name."""
    choice, _ = choice_of({"measure": ["events"], "by": ["type"]})
    weights, _ = weights_of({"weights": ["3,1,1,1,2,1"]})
    sides = Comparison("axis", ("training", "ai"))
    found = [explored(choice, VIEW), weighed(weights, VIEW), compared("compare_projects_size", sides, VIEW)]
    return {one.name: one for one in [*(answer(name, VIEW) for name in list(indicators())[::9]), *found]}


def address_in(said: str) -> str:
    return html.unescape(re.search(r'data-asks="([^"]*)"', said)[1])


def test_the_address_on_a_card_brings_what_is_behind_that_card(version):
    for answered in cards().values():
        said = behind(answered, Reader(VIEW, version, "light"))
        found = folds_at(address_in(said))
        assert found == folds_of(answered, VIEW, ORIGIN), answered.name
        assert re.findall(r'data-fold="(\w+)"', said) == list(found)
        assert all(found.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_folds_speak_the_language_of_their_view(version, lang):
    view = VIEW.with_(lang=lang)
    said = behind(answer("projects_by_axis", view), Reader(view, version, "light"))
    assert re.findall("<summary>(.*?)</summary>", said) == [
        html.escape(say(key, lang)) for key in ("table", "download", "address", "code", "method")
    ]
    assert html.escape(say("definition", lang)) in folds_at(address_in(said))["method"]


def test_folds_are_of_the_version_the_card_shows_though_another_is_current(world):
    world.has("projects", "project_id | axis | year\nP1 | ai | 2019")
    before, said = world.version, behind(answer("projects_by_axis", View(lang="en")), Reader(View(lang="en"), world.version, "light"))
    world.has("projects", "project_id | axis | year\nP1 | ai | 2019\nP2 | ai | 2019\nP3 | ai | 2019")
    assert world.version != before
    assert ">1<" in folds_at(address_in(said))["table"]
    now = behind(answer("projects_by_axis", View(lang="en")), Reader(View(lang="en"), world.version, "light"))
    assert ">3<" in folds_at(address_in(now))["table"]


@pytest.mark.parametrize(
    "address", ["nothing", "compare_nothing?compare=axis&with=ai&with=training", "projects_by_axis?shown=1999-nothing", "compare_axis"]
)
def test_folds_of_no_card_are_refused_with_a_sentence(version, address):
    answered = asked(f"/folds/{address}")
    assert answered.status in (400, 404)
    assert json.loads(answered.body)["error"].endswith((".", "?"))


def test_folds_are_kept_by_no_cache_and_name_the_host_they_were_asked_at(version):
    place = "/folds/projects_by_axis?lang=en"
    assert asked(place).headers["cache-control"] == "no-store"
    behind_a_proxy = json.loads(asked(place, host="marsad.test", referer="https://marsad.test/axes?lang=en").body)
    assert "https://marsad.test/axes?" in behind_a_proxy["address"]
    from_elsewhere = json.loads(asked(place, host="marsad.test", referer="https://evil.example/axes").body)
    assert "http://marsad.test/axes?" in from_elsewhere["address"]
    assert "evil" not in str(from_elsewhere)


class TestInABrowser:
    pytestmark = in_a_browser

    def test_one_question_brings_all_folds_of_a_card_and_a_new_view_asks_anew(self, page):
        sent = []
        page.on("request", lambda one: sent.append(one.url) if "/folds/" in one.url else None)
        opened(page, "axes", "lang=fr")
        assert sent == []
        card = page.locator("[class*=st-key-card_projects_by_axis]").first
        for words in ("table", "method"):
            card.locator("summary", has_text=say(words, "fr")).click()
        card.locator("details[open] table.rows td").first.wait_for()
        card.locator("details[open] dl").wait_for()
        expect(card.locator(".coming")).to_have_count(0)
        assert len(sent) == 1
        visited(page, "axes", "axis=ai&lang=fr")
        card.locator("summary", has_text=say("table", "fr")).press("Enter")
        card.locator("details[open] table.rows td").first.wait_for()
        expect(card.locator("table.rows tbody tr")).to_have_count(1)
        assert "axis=ai" in sent[1]

    @pytest.mark.slow
    def test_a_view_change_sends_little_of_what_the_last_one_said(self, page, address):
        with Counter(int(address.rpartition(":")[2])) as counter:
            page.goto(f"{counter.base}/financing?lang=fr")
            drawn(page)
            sent = []
            for axis in ("ai", "training", "studies"):
                before = counter.sent
                visited(page, "financing", f"axis={axis}&lang=fr")
                sent.append(counter.sent - before)
            page.goto("about:blank")
        assert max(sent) < 40_000, sent

    def test_a_fold_that_could_not_come_says_so_and_asks_again(self, page):
        opened(page, "axes", "lang=fr")
        card = page.locator("[class*=st-key-card_projects_by_axis]").first
        page.route("**/folds/**", lambda route: route.abort())
        table = card.locator("summary", has_text=say("table", "fr"))
        table.click()
        card.get_by_role("status").filter(has_text=say("fold_missing", "fr")).wait_for()
        page.unroute("**/folds/**")
        table.click()
        table.click()
        card.locator("details[open] table.rows td").first.wait_for()
        expect(card.locator(".coming")).to_have_count(0)
