"""Numbers of today that take long: the page comes without them, says how far they are, and is drawn anew when they are there."""

import time
from collections.abc import Iterable
from functools import partial

import streamlit as st

from analytics.studies.study import Study
from analytics.studies.upkeep import Comparison, compared_with_today
from analytics.ui import waiting
from analytics.ui.looked_after import Wait, look_after
from analytics.ui.reader import Reader, reader
from analytics.ui.studies.words import said


def compared(study: Study, lang: str, seen: Reader) -> Comparison:
    """Return the comparison of a study with today, after the rest of the reader's patience where it is not done by then."""
    asked = compared_with_today(study, lang)
    wait_until(asked, seen.begun + waiting.PATIENCE_SECONDS)
    return asked


def wait_until(asked: Comparison, moment: float) -> None:
    """Wait until a comparison is done, or until `moment` on the clock of `time.monotonic`."""
    while not asked.future.done() and (left := moment - time.monotonic()) > 0:
        time.sleep(min(left, 0.02))


def not_done(asked: Iterable[Comparison | None]) -> list[Comparison]:
    """Return the comparisons that a page must look after."""
    return [one for one in asked if one and not one.future.done()]


def until_compared(asked: list[Comparison]) -> None:
    """Draw the page anew when one more comparison is done; to be called when all else is drawn."""
    if asked:
        st.html(look_after(Wait(partial(_how_far, asked), lambda: any(one.future.done() for one in asked)), reader().lang))


def _how_far(asked: list[Comparison], lang: str) -> str:
    coming = next((one for one in asked if not one.future.done()), asked[0])
    words = said("checking", lang, done=coming.done, total=coming.total)
    bar = f'<progress max="{coming.total}" value="{coming.done}" aria-hidden="true"></progress>'
    return f"<p>{words} {bar}</p>"
