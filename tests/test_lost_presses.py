"""A press that is lost on its way is made good, and a page that waits for long answers asks beside the socket: nothing takes the place of a press."""

import random
import re
from itertools import product
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.quick import slow_but
from tests.served import LOOK_MS, drawn, in_a_browser, opened, tab, visited
from tests.settled import comes_to, once

pytestmark = in_a_browser
WITH_LONG_ANSWERS = ("network", "dynamics", "functions", "axes")
SOON = "HEALING.patience = 100"  # milliseconds; a reader on a slow line has two seconds
WAITS = """data => document.body.insertAdjacentHTML('beforeend', `<div class="progress" data-asks="waits/${data}"></div>`)"""


@pytest.fixture(scope="module")
def line(window):
    """Give a page, what its browser asks the server to run, what becomes of that, and what of the server's is held back."""
    heard = SimpleNamespace(page=None, asked=[], fate=passed, held=None)

    def between(socket):
        server = socket.connect_to_server()

        def ask(message):
            question = BackMsg.FromString(message)
            if question.WhichOneof("type") == "rerun_script":
                heard.asked.append(BackMsg.FromString(message).rerun_script)
                question = heard.fate(heard, question)
            if question:
                server.send(question.SerializeToString())

        def tell(message):
            socket.send(message) if heard.held is None else heard.held.append((socket, message))

        socket.on_message(ask)
        server.on_message(tell)

    with tab(window) as heard.page:
        heard.page.route_web_socket(re.compile("_stcore/stream"), between)
        opened(heard.page, "axes", "lang=fr")
        yield heard


def passed(_line, question):
    return question


def lost(line, _question):
    line.fate = passed  # the next one


def always_lost(_line, _question):
    return None


def taken(line, question):
    """Return a press as Streamlit makes it of one that waits and a later question of the page before."""
    line.fate = passed
    question.rerun_script.page_script_hash = line.asked[0].page_script_hash
    return question


THERE = ["/axes?lang=fr&axis=ai", "/regions?lang=fr&sector=health", "/?lang=fr", "/regions?lang=fr#projects_by_region"]
AT_ONCE = (("/axes?lang=fr&axis=ai", lost), ("/regions?lang=fr#projects_by_region", taken))


@pytest.fixture
def axes(line):
    """Give the page of axes, when nothing is under way."""
    line.fate, line.held = passed, None
    visited(line.page, "axes", "lang=fr&axis=training")
    line.page.evaluate(SOON)
    del line.asked[:-1]
    return line.page


def heard_so_far(line, heard: list) -> int:
    """Return how much was heard, when what waits to be heard was heard."""
    line.page.wait_for_timeout(LOOK_MS)
    return len(heard)


def shown(page):
    page.wait_for_function("() => isShown() && isAtRest()", polling=LOOK_MS)
    return drawn(page)


@pytest.mark.parametrize(("there", "fate"), slow_but(AT_ONCE, product(THERE, [lost, taken])))
def test_a_press_that_is_lost_or_taken_by_the_page_before_is_asked_for_again(line, axes, there, fate):
    steps = axes.evaluate("history.length")
    line.fate = fate
    axes.evaluate("there => visit(there, true)", there)
    shown(axes)
    page, _, query = there.partition("?")
    assert axes.locator(".foot").get_attribute("data-of") == f"{page[1:]}?{query.partition('#')[0]}"
    assert axes.url.endswith(there)
    assert axes.evaluate("[history.length, history.state.undoable]") == [min(steps + 1, 50), True]


def test_a_page_on_its_way_does_not_put_its_address_over_that_of_the_next_press(line, axes):
    line.held = []
    steps = axes.evaluate("history.length")
    axes.evaluate("visit('/regions?lang=fr', false)")
    assert once(lambda: heard_so_far(line, line.held), lambda count: count > 3)  # the server has begun to answer
    axes.evaluate("visit('/years?lang=fr', false)")
    held, line.held = line.held, None
    for socket, message in held:
        socket.send(message)
    assert shown(axes).url.endswith("/years?lang=fr")
    assert axes.evaluate("history.length") == min(steps + 2, 50)
    axes.go_back()
    shown(axes)
    assert axes.url.endswith("/regions?lang=fr")


def test_a_choice_on_its_way_does_not_put_its_query_over_that_of_the_next_press(line, axes):
    wrote = "history.pushState({}, '', '/axes?lang=fr&axis=training&from=2019')"  # as Streamlit does for what a run has written
    line.held = []
    axes.evaluate("visit('/axes?lang=fr&axis=ai', false)")
    axes.evaluate(wrote)
    assert axes.url.endswith("axis=ai")
    held, line.held = line.held, None
    for socket, message in held:
        socket.send(message)
    assert shown(axes).url.endswith("axis=ai")
    axes.evaluate(wrote)  # the next choice is the reader's last act
    assert shown(axes).url.endswith("from=2019")


def test_a_page_that_cannot_be_had_is_asked_for_a_few_times_and_then_left(line, axes):
    loads: list[str] = []
    axes.on("load", lambda _: loads.append(axes.url))
    line.fate = always_lost
    line.asked.clear()
    axes.evaluate("visit('/regions?lang=fr', false)")
    comes_to(lambda: heard_so_far(line, line.asked), 1 + 3)
    axes.evaluate("HEALING.patience = 0")
    axes.wait_for_timeout(1500)  # three more looks
    assert len(line.asked) == 1 + 3
    assert loads == []
    line.fate = passed
    visited(axes, "axes", "lang=fr&axis=ai")  # it follows its reader again
    expect(axes.locator(".chip")).to_have_count(1)


ODD = [
    "axes?lang=fr&axis=nonsense&axis=ai",
    "records?list=organisations&q=a+%C3%A9%26&lang=fr",
    "?lang=en&from=soon&strange=",
    "compare?lang=fr&embed_options=show_padding",
]


@pytest.mark.parametrize("there", ODD)
def test_a_page_that_is_shown_is_not_asked_for_again(axes, there):
    axes.evaluate("HEALING.patience = 60_000")  # a busy machine is slow, not wrong
    axes.evaluate("there => visit(there, false)", f"/{there}")
    assert shown(axes).url.endswith(f"/{there}")
    assert axes.evaluate("heal(), missed") is None


def test_a_page_that_waits_asks_beside_the_socket_and_comes_again_by_its_address(line, axes):
    axes.evaluate("visit('/axes?lang=fr&axis=ai#axis_shares', false)")
    shown(axes).mouse.wheel(0, -300)
    line.asked.clear()
    proxy = {"body": "<p>Who are you?</p>", "content_type": "text/html"}  # what stands between may answer with a page of its own
    told = [proxy, *[{"json": {"said": "<p>3/10</p>", "more": False}}] * 3, {"json": {"said": "", "more": True}}]
    asked: list[str] = []

    def tell(route):
        asked.append(route.request.url)
        route.fulfill(**told[min(len(asked), len(told)) - 1])

    axes.route("**/waits/*", tell)
    axes.evaluate("WAITING.coming = 100")
    axes.evaluate(WAITS, "drawn")
    expect(axes.locator(".progress")).to_have_text("3/10")
    place = axes.evaluate("[location.href, scrollY, document.querySelector('[data-testid=stMain]').scrollTop]")
    comes_to(lambda: heard_so_far(line, line.asked), 1)
    assert len(asked) == 5
    assert [(one.query_string, one.fragment_id, one.is_auto_rerun) for one in line.asked] == [("lang=fr&axis=ai", "", False)]
    axes.evaluate("document.querySelector('.progress').remove()")
    shown(axes)
    assert axes.evaluate("[location.href, scrollY, document.querySelector('[data-testid=stMain]').scrollTop]") == place


@pytest.mark.slow
def test_whatever_is_pressed_at_whatever_moment_the_last_press_is_shown(line, axes):
    chance = random.Random(76)
    for _ in range(20):
        for _ in range(chance.randint(1, 3)):
            years = f"from={chance.randint(2005, 2015)}&to={chance.randint(2016, 2026)}"  # mostly asked by nobody before: cards wait
            there = f"/{chance.choice(WITH_LONG_ANSWERS)}?lang=fr&{years}"
            axes.evaluate("there => visit(there, false)", there)
            axes.wait_for_timeout(chance.choice([0, 50, 150, 400, 500, 700]))
        for pause in (0, chance.choice([300, 600, 1200])):  # what comes late takes nothing away
            axes.wait_for_timeout(pause)
            axes.wait_for_function("() => isShown() && document.querySelector('.st-key-page .card-title') !== null", polling=LOOK_MS)
            assert axes.url.endswith(there)
