"""Long answers: the page comes without them, says how far they are, and shows them when they are done; each is computed once."""

import threading
import time
from collections import OrderedDict
from types import SimpleNamespace

import pytest

from analytics.indicators import answers_under_way as room
from analytics.indicators.answers import answer
from analytics.indicators.answers_under_way import under_way
from analytics.statistics.progress import counted, heard_by
from analytics.ui import waiting
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import say
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


def test_a_page_that_waits_keeps_its_answers_in_the_queue(version, held_up, monkeypatch):
    """What a page does twice a second, without the run of the whole page, which asks again."""
    one = under_way("organisation_brokers", View(axes=("events",), sectors=("health",)))
    one.looked -= 2 * room.LEFT_SECONDS
    monkeypatch.setattr(waiting, "reader", lambda: SimpleNamespace(lang="fr"))
    monkeypatch.setattr(waiting.st, "html", lambda drawn: None)
    waiting._look_again((one,))
    assert is_looked_after(one)


def test_rounds_are_told_to_the_one_who_listens_and_to_nobody_else():
    told = []
    with heard_by(lambda done, rounds: told.append((done, rounds))):
        assert list(counted("abc")) == ["a", "b", "c"]
    assert list(counted("de")) == ["d", "e"]
    assert told == [(0, 3), (1, 3), (2, 3)]
