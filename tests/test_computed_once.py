"""Equal questions asked at once are computed once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from analytics.indicators import answers
from analytics.locks import computed_once
from analytics.view import View

READERS = 12


def test_readers_who_ask_the_same_at_once_wait_for_one_computation():
    asked = []

    @computed_once(8)
    def slow(question):
        asked.append(question)
        time.sleep(0.1)
        return question * 2

    with ThreadPoolExecutor(READERS) as readers:
        found = list(readers.map(slow, [1] * READERS + [2] * READERS))
    assert found == [2] * READERS + [4] * READERS
    assert sorted(asked) == [1, 2]
    assert not slow._under_way


def test_different_questions_do_not_wait_for_one_another():
    all_six = Barrier(6, timeout=30)  # who waits for another before it begins breaks it

    @computed_once(8)
    def met(question):
        all_six.wait()
        return question

    with ThreadPoolExecutor(6) as readers:
        assert list(readers.map(met, range(6))) == list(range(6))


def test_a_fault_is_not_kept_and_the_next_reader_tries_anew():
    tried = []

    @computed_once(8)
    def faulty(question):
        tried.append(question)
        if len(tried) == 1:
            raise ValueError("broken")
        return question

    with pytest.raises(ValueError, match="broken"):
        faulty(1)
    assert faulty(1) == 1
    assert not faulty._under_way


def test_an_answer_that_twelve_readers_ask_at_once_is_computed_once(version, monkeypatch):
    asked, computes = [], answers.computed
    monkeypatch.setattr(answers, "computed", lambda *question: asked.append(question[0]) or computes(*question))
    view = View(axes=("ai",), year_from=2011, version=version)
    with ThreadPoolExecutor(READERS) as readers:
        found = list(readers.map(lambda _: answers.answer("projects_by_sector", view), range(READERS)))
    assert asked == ["projects_by_sector"]
    assert all(one is found[0] for one in found)
