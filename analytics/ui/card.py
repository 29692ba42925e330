"""A card: one answer with its title, sentence, chart, what it stands on, and all that is behind it."""

import secrets
import sys
from urllib.parse import urlencode

import streamlit as st

from analytics.charts.look import CONFIG
from analytics.errors import BadVersion, TooSlow
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import notes_of, sentence_of, source_line, title_of
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.ui.table import rows_table
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
    """Draw one card; a fault in it stays in it."""
    with st.container(key=f"{width}_{name}"):
        try:
            _draw(answer(name, reader().view), reader())
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
    notes = " · ".join(f"<bdi>{text(note)}</bdi>" for note in notes_of(answered, lang))
    st.html(f'<p class="card-notes">{notes}</p><p class="card-source">{text(source_line(answered, lang))}</p>{_behind(answered, lang)}')


def chart(answered: Answer, seen: Reader) -> None:
    """Draw the chart of an answer; its sentence is its text for those who cannot see it."""
    look = seen.look(answered.indicator.labels, answered.last_whole_year)
    figure = answered.indicator.chart.figure(list(answered.rows), look)
    height = figure["layout"]["height"]
    st.plotly_chart(figure, theme=None, config=CONFIG, key=f"chart_{answered.name}", height=height, alt=sentence_of(answered, seen.lang))


def _behind(answered: Answer, lang: str) -> str:
    table = rows_table(answered.columns, answered.rows, lang, answered.indicator.labels, title_of(answered, lang)) if answered.rows else ""
    hint = text(say("sql_hint", lang, version=answered.version))
    if answered.indicator.statistic:
        hint += f" {text(say('sql_statistic', lang))}"
    address = urlencode(reader().view.query(), doseq=True)
    link = f'<a href="?{text(address)}#{answered.name}">?{text(address)}#{answered.name}</a>'
    return (
        '<div class="behind">'
        f"{_fold('table', table, lang) if table else ''}{_fold('download', download_links(answered.name, address, lang), lang)}"
        f"{_fold('address', link, lang)}{_fold('sql', f'<p>{hint}</p><pre>{text(answered.sql)}</pre>', lang)}"
        f"{_fold('method', _method(answered, lang), lang)}</div>"
    )


def download_links(name: str, address: str, lang: str, folder: str = "api/v1/indicators") -> str:
    """Return links to the rows of an indicator or register as files, through the HTTP addresses of the same view."""
    path = f"{folder}/{name}"
    kinds = [
        ("csv", "CSV", ""),
        ("csv", say("excel_csv", lang), "bom=1&"),
        ("xlsx", "XLSX", ""),
        ("parquet", "Parquet", ""),
        ("json", "JSON", ""),
    ]
    return "".join(f'<a href="{path}.{kind}?{more}{text(address)}" download>{text(words)}</a>' for kind, words, more in kinds)


def _method(answered: Answer, lang: str) -> str:
    one = answered.indicator
    parts = [("definition", one.method[lang]), ("limits", one.limits[lang]), ("reference", one.reference)]
    said = "".join(f"<dt>{text(say(key, lang))}</dt><dd>{text(words)}</dd>" for key, words in parts)
    return f"<p>{text(one.why[lang])}</p><dl>{said}</dl><p>{text(say('reviewed', lang, date=one.reviewed))}</p>"


def _fold(key: str, inside: str, lang: str) -> str:
    return f"<details><summary>{text(say(key, lang))}</summary>{inside}</details>"
