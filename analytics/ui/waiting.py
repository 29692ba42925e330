"""Cards whose answer takes long: the page comes at once, they say how far they are, and are drawn when they are done."""

import time
from concurrent.futures import TimeoutError as NotYet

import streamlit as st

from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.answers_under_way import UnderWay, under_way
from analytics.ui.escape import text
from analytics.ui.looked_after import Wait, look_after
from analytics.ui.reader import Reader
from analytics.ui.titles import card_title, title_level
from analytics.words import say, written

PATIENCE_SECONDS = 0.3  # that a whole page waits for all its long answers


def begin(names: list[str], seen: Reader) -> None:
    """Begin all answers of `names` that a statistic may make long, before the first is waited for."""
    for name in filter(_may_be_long, names):
        under_way(name, seen.view)


def answer_or_wait(name: str, seen: Reader) -> Answer | UnderWay:
    """Return the answer if it comes before the reader's patience ends, else its computation."""
    if not _may_be_long(name):
        return answer(name, seen.view)
    coming = under_way(name, seen.view)
    try:
        return coming.future.result(max(0.0, seen.begun + PATIENCE_SECONDS - time.monotonic()))
    except NotYet:
        return coming


def _may_be_long(name: str) -> bool:
    return indicator_named(name).statistic is not None


def waiting_card(coming: UnderWay, seen: Reader) -> str:
    """Return the inside of a card whose answer is under way; the page will look after it."""
    seen.waits_for.append(coming)
    title = written(indicator_named(coming.name).title, seen.lang)
    words = f'<div class="no-answer under-way">{text(say("under_way", seen.lang))}</div>'
    return f"{card_title(coming.name, title, title_level(coming.name))}{words}"


def until_done(seen: Reader) -> None:
    """Say how far the answers of a page are, and draw it anew when one more of them is done; to be called when all else is drawn."""
    if seen.waits_for:
        st.html(look_after(_wait_for(tuple(seen.waits_for)), seen.lang))


def _wait_for(coming: tuple[UnderWay, ...]) -> Wait:
    def said(lang: str) -> str:
        for one in coming:
            one.look()
        return "".join(_line(one, lang) for one in coming)

    return Wait(said, lambda: any(one.future.done() for one in coming))


def _line(one: UnderWay, lang: str) -> str:
    facts = {"title": written(indicator_named(one.name).title, lang), "done": one.done, "rounds": one.rounds}
    words = say("under_way_rounds" if one.rounds else "under_way_waits", lang, **facts)
    bar = f'<progress max="{one.rounds}" value="{one.done}" aria-hidden="true"></progress>' if one.rounds else ""
    return f"<p>{text(words)} {bar}</p>"
