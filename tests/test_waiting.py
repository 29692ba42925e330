"""Long answers: the page comes without them, says how far they are, and shows them when they are done; each is computed once."""

import json
import re
import threading
import time
from collections import OrderedDict
from concurrent.futures import wait

import pytest

from analytics.indicators import answers_under_way as room
from analytics.indicators.answers import answer
from analytics.indicators.answers_under_way import under_way
from analytics.places import HOUSE
from analytics.statistics.progress import counted, heard_by
from analytics.ui import looked_after, waiting
from analytics.ui.looked_after import Wait, how_far, look_after
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from tests.asked import asked
from tests.settled import once
from tests.test_pages import opened, texts

ASKED = dict(zip(LANGUAGES, ("financing", "events", "industry40"), strict=True))  # nobody asked before


@pytest.fixture
def held_up(monkeypatch):
    """Hold up the long answers of the network at the seventh of ten rounds until the test says `go`."""
    go = threading.Event()

    def slow(name, view):
        for place in counted(range(10)):
            if place == 7 and name.startswith("organisation_"):
                assert go.wait(60)
        return answer(name, view)

    monkeypatch.setattr(room, "_ASKED", OrderedDict())  # nobody asked before
    monkeypatch.setattr(room, "answer", slow)
    monkeypatch.setattr(waiting, "PATIENCE_SECONDS", 0.0)
    yield go
    go.set()
    wait([one.future for one in room._ASKED.values()], 60)  # one thread computes: what is left would be held up by the next test


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_comes_without_its_long_answers_and_shows_them_when_they_are_done(version, held_up, lang):
    at = opened("network", lang=[lang], axis=[ASKED[lang]])
    said = texts(at)
    assert not at.exception
    assert say("under_way", lang) in said
    assert 'id="organisation_brokers"' in said  # its place is kept, under its title
    coming = [one for one in room._ASKED.values() if not one.future.done()]
    end = time.monotonic() + 60
    while not any(one.name == "organisation_ties" and one.done == 7 for one in coming):
        assert time.monotonic() < end, coming
        time.sleep(0.01)
    assert say("under_way_rounds", lang, title="", done=7, rounds=10)[-12:] in texts(at.run())
    held_up.set()
    for one in coming:
        one.future.result(60)
    said = texts(at.run())
    assert "under-way" not in said
    assert 'class="progress"' not in said


def test_whoever_asks_the_same_question_waits_for_the_same_computation(version, held_up):
    first = under_way("organisation_brokers", View(axes=("studies",)))
    assert under_way("organisation_brokers", View(axes=("studies",), lang="ar")) is first
    assert under_way("organisation_brokers", View(axes=("training",))) is not first
    held_up.set()
    assert first.future.result(60) is answer("organisation_brokers", View(axes=("studies",)))


def test_a_fault_reaches_whoever_waits_and_the_next_answer_is_computed(version, monkeypatch):
    monkeypatch.setattr(room, "answer", lambda name, view: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        under_way("organisation_brokers", View(axes=("rd_platforms",))).future.result(60)
    monkeypatch.undo()
    assert under_way("organisation_brokers", View(axes=("rd_platforms",))).future.result(60).name == "organisation_brokers"


def test_what_nobody_looks_after_any_more_is_not_computed_and_who_comes_back_has_it_computed(version, held_up, monkeypatch):
    first, second = (under_way(name, View(axes=("ai",), sectors=("health",))) for name in ("organisation_brokers", "organisation_ties"))
    last = under_way("organisation_communities", View(axes=("ai",), sectors=("health",)))
    second.looked -= room.LEFT_SECONDS  # its page was left
    held_up.set()
    assert last.future.result(60).name == "organisation_communities"
    assert first.future.done()
    assert second.future.cancelled()
    again = under_way("organisation_ties", View(axes=("ai",), sectors=("health",)))
    assert again.future.result(60).name == "organisation_ties"


def is_looked_after(one: room.UnderWay) -> bool:
    return time.monotonic() - one.looked < room.LEFT_SECONDS


def test_who_asks_again_keeps_an_answer_in_the_queue(version, held_up):
    asked = "organisation_brokers", View(axes=("events",), sectors=("health",))
    one = under_way(*asked)
    one.looked -= 2 * room.LEFT_SECONDS
    assert is_looked_after(under_way(*asked))


def waiting_page(lang: str, sector: str) -> tuple[str, list[room.UnderWay]]:
    """Return the name by which a page asks how far its answers are, and those that are not there yet."""
    at = opened("network", lang=[lang], axis=["events"], sector=[sector])
    asks = re.search(rf'class="progress" role="status" data-asks="waits/([\w-]+)\?lang={lang}"', texts(at))
    return asks[1], [one for one in room._ASKED.values() if not one.future.done()]


def test_a_page_that_waits_keeps_its_answers_in_the_queue(version, held_up):
    """What a page does twice a second, without the run of the whole page, which asks again."""
    name, coming = waiting_page("fr", "health")
    for one in coming:
        one.looked -= 2 * room.LEFT_SECONDS
    assert not how_far(name, "fr")["more"]
    assert len(coming) > 1
    assert all(is_looked_after(one) for one in coming)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_waits_is_told_how_far_it_is_then_once_that_there_is_more(version, held_up, lang):
    name, coming = waiting_page(lang, "agriculture")
    assert once(lambda: coming[0].done, lambda done: done == 7) == 7
    told = json.loads(asked(f"/waits/{name}?lang={lang}").body)
    assert told == {"said": waiting._wait_for(tuple(coming)).said(lang), "more": False}
    assert told["said"].count("<p>") == len(coming)
    held_up.set()
    coming[0].future.result(60)
    assert how_far(name, lang) == {"said": "", "more": True}
    assert name not in looked_after._WAITS


def test_a_page_that_is_not_known_here_comes_again(version):
    answered = asked("/waits/nobody?lang=fr")
    assert json.loads(answered.body) == {"said": "", "more": True}
    assert answered.headers["cache-control"] == "no-store"


def test_pages_that_were_left_are_forgotten():
    names = [re.search(r"waits/([^?]+)", look_after(Wait(str, lambda: False), "fr"))[1] for _ in range(looked_after._KEPT + 1)]
    assert how_far(names[0], "fr")["more"]
    assert how_far(names[1], "fr") == {"said": "fr", "more": False}
    looked_after._WAITS.clear()


def test_no_part_of_a_page_asks_over_the_socket_by_itself():
    """Streamlit puts the last question in the place of one that waits, so a look twice a second would take that of a press."""
    sources = [path for folder in ("analytics", "pages") for path in (HOUSE / folder).rglob("*.py")]
    assert [path.name for path in sources if "run_every" in path.read_text(encoding="utf-8")] == []


def test_rounds_are_told_to_the_one_who_listens_and_to_nobody_else():
    told = []
    with heard_by(lambda done, rounds: told.append((done, rounds))):
        assert list(counted("abc")) == ["a", "b", "c"]
    assert list(counted("de")) == ["d", "e"]
    assert told == [(0, 3), (1, 3), (2, 3)]
