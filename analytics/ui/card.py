"""A card: one answer with its title, sentence, chart, what it stands on, and all that is behind it."""

import secrets
import sys
from collections.abc import Callable

import streamlit as st

from analytics.charts.look import CONFIG
from analytics.errors import BadVersion, TooSlow
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import notes_of, sentence_of, source_line, title_of
from analytics.ui.behind import alone_link, behind, records_address
from analytics.ui.escape import text
from analytics.ui.landmarks import landmark_list
from analytics.ui.reader import Reader, reader
from analytics.words import say


def cards(names: list[str], key: str = "cards") -> None:
    """Draw the cards of `names`, two a row where there is room."""
    with st.container(key=key):
        for name, is_wide in widths(names).items():
            card(name, "wide" if is_wide else "card")


def widths(names: list[str]) -> dict[str, bool]:
    """Return which cards take a whole row: those whose chart needs it, and those that would stand alone in one."""
    wide = {name: getattr(indicator_named(name).chart, "is_wide", False) for name in names}
    waiting = None
    for name, is_wide in list(wide.items()):
        if is_wide and waiting:
            wide[waiting] = True
        waiting = None if is_wide or waiting else name
    return {**wide, **({waiting: True} if waiting else {})}


def card(name: str, width: str) -> None:
    """Draw one card."""
    card_of(f"{width}_{name}", lambda: answer(name, reader().view))


def card_of(key: str, ask: Callable[[], Answer]) -> None:
    """Draw the card of the answer that `ask` gives; a fault in it stays in it."""
    with st.container(key=key):
        try:
            _draw(ask(), reader())
        except Exception as fault:  # one broken card must not take the page with it
            st.html(f'<div class="no-answer" role="alert">{text(fault_words(fault, reader().lang))}</div>')


def fault_words(fault: Exception, lang: str) -> str:
    """Return a fault as one sentence for a page; anything unforeseen gets a code that stands in the log too."""
    foreseen = {BadVersion: "error_version", TooSlow: "error_slow"}
    for kind, key in foreseen.items():
        if isinstance(fault, kind):
            return say(key, lang)
    code = secrets.token_hex(3)
    print(f"fault {code}: {type(fault).__name__}: {fault}", file=sys.stderr)
    return say("error_other", lang, code=code)


def _draw(answered: Answer, seen: Reader) -> None:
    lang = seen.lang
    title = text(title_of(answered, lang))
    if answered.refusal:
        why = f"<strong>{text(say('no_answer', lang))}</strong>{text(sentence_of(answered, lang))}"
        st.html(f'<h3 class="card-title" id="{answered.name}">{title}</h3><div class="no-answer">{why}</div>')
    else:
        st.html(f'<h3 class="card-title" id="{answered.name}">{title}</h3><p class="card-sentence">{text(sentence_of(answered, lang))}</p>')
        chart(answered, seen)
    source = f'<p class="card-source"><span>{text(source_line(answered, lang))}</span> · {alone_link(answered, seen)}</p>'
    st.html(f'<p class="card-notes">{_notes(answered, seen)}</p>{source}{behind(answered, seen)}')


def _notes(answered: Answer, seen: Reader) -> str:
    n, *others = (f"<bdi>{text(note)}</bdi>" for note in notes_of(answered, seen.lang))
    hint = text(say("records_behind", seen.lang))
    link = f'<a class="inside" href="{text(records_address(answered, seen))}" title="{hint}">{n}</a>'
    return " · ".join([link if answered.coverage.n else n, *others])


def chart(answered: Answer, seen: Reader) -> None:
    """Draw the chart of an answer; its sentence is its text for those who cannot see it."""
    look = seen.look(answered.indicator.labels, answered.last_whole_year)
    figure = answered.indicator.chart.figure(list(answered.rows), look)
    height = figure["layout"]["height"]
    st.plotly_chart(figure, theme=None, config=CONFIG, key=f"chart_{answered.name}", height=height, alt=sentence_of(answered, seen.lang))
    listed = landmark_list(figure, look)
    if listed:
        st.html(listed)
