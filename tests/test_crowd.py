"""What a reader is told when many are reading, and when a whole page cannot be shown."""

import threading

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from analytics import crowd
from analytics.places import HOUSE
from analytics.ui import door
from analytics.vocabulary import LANGUAGES
from analytics.words import say


def opened(lang: str) -> str:
    """Return all that the first page says in a language."""
    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=120)
    at.query_params["lang"] = lang
    at.run()
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_too_many_is_told_to_come_again(version, monkeypatch, lang):
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    monkeypatch.setattr(door, "PATIENCE_SECONDS", 0.1)
    assert crowd.PAGE_RUNS.enter()
    try:
        said = opened(lang)
    finally:
        crowd.PAGE_RUNS.leave()
    assert say("crowded_full", lang) in said
    assert "<h1" not in said


def test_a_reader_who_waited_sees_the_page_and_the_notice_is_gone(version, monkeypatch):
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    assert crowd.PAGE_RUNS.enter()
    threading.Timer(1.0, crowd.PAGE_RUNS.leave).start()
    said = opened("fr")
    assert say("crowded_waits", "fr") not in said
    assert 'class="foot"' in said
    assert crowd.PAGE_RUNS.enter()  # whoever was let in has left
    crowd.PAGE_RUNS.leave()


def test_a_run_that_is_stopped_in_the_moment_it_is_let_in_makes_room(version, monkeypatch):
    def tells_and_makes_room(*said: str) -> str:
        crowd.PAGE_RUNS.leave()
        return tells(*said)

    tells = door._in_place_of_a_page
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    monkeypatch.setattr(door, "_in_place_of_a_page", tells_and_makes_room)
    monkeypatch.setattr(DeltaGenerator, "empty", lambda _place: st.stop())  # as when its reader has asked for another view meanwhile
    assert crowd.PAGE_RUNS.enter()
    assert 'class="foot"' not in opened("fr")
    assert crowd.PAGE_RUNS.enter(1.0)
    crowd.PAGE_RUNS.leave()


@pytest.mark.parametrize("part", ["read_reader", "masthead", "view_bar"])
def test_a_fault_of_a_whole_page_is_a_sentence_with_a_code_that_the_log_has(version, monkeypatch, caplog, part):
    def breaks(*_given):
        raise ZeroDivisionError("/secret/path")

    monkeypatch.setattr(door, part, breaks)
    said = opened("en")
    code = next(line for line in caplog.text.splitlines() if "ZeroDivisionError" in line).split("fault ")[1][:6]
    assert code in said
    assert "secret" not in said
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    assert crowd.PAGE_RUNS.enter()  # a page that broke has made room
    crowd.PAGE_RUNS.leave()
