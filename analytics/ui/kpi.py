"""KPI cards: the headlines of the view, each with a small line of its years and what it stands on."""

import streamlit as st

from analytics.headlines.chosen import FIGURES, Figure
from analytics.headlines.headline import Headline, headlines, year_words
from analytics.indicators.answers import Answer
from analytics.ui.behind import records_address
from analytics.ui.escape import isolated, text
from analytics.ui.kept import kept
from analytics.ui.put import put
from analytics.ui.reader import Reader, reader
from analytics.ui.sparkline import sparkline
from analytics.words import say

_LONG = 9  # letters; a longer figure would not fit its card in the large size


def kpis(figures: tuple[Figure, ...] = FIGURES) -> None:
    """Draw the KPI cards in one row that wraps."""
    seen = reader()
    year = year_words(seen.view)
    if not year:
        st.html(f'<p class="notice" role="status">{text(say("kpi_no_whole_year", seen.lang))}</p>')
        return
    drawn = "".join(_kept_card(one.answered, one.figure, one.year, seen.sight) for one in headlines(seen.view, figures))
    put(f'<p class="note-line">{text(year)}</p><div class="kpis">{drawn}</div>')


@kept(512)
def _kept_card(answered: Answer, figure: Figure, year: int, seen: Reader) -> str:
    """Return the card of a figure: the same for all who see the same."""
    return _card(Headline(figure, year, answered, seen.view), seen)


def _card(one: Headline, seen: Reader) -> str:
    """Return the card of a headline."""
    value = _figure(one, seen) if one.is_known else f'<span class="none">{text(one.value)}</span>'
    why = f'<span class="why">{isolated(text(one.why))}</span>' if one.why else ""
    change, mark = f'<span class="change">{isolated(text(one.change))}</span>', f'<span class="mark">{text(one.coverage)}</span>'
    return f'<div class="kpi"><span class="name">{text(one.name)}</span>{value}{change}{why}{_line(one, seen)}{mark}</div>'


def _figure(one: Headline, seen: Reader) -> str:
    is_long = len(one.value) > _LONG
    value = text(one.value.replace("\u00a0", " ") if is_long else one.value)  # it may take two lines
    if one.records is not None:
        link = f'href="{text(records_address(one.answered, seen, one.records))}" title="{text(say("records_behind", seen.lang))}"'
        value = f'<a class="inside" {link}>{value}</a>'
    return f'<span class="figure{" long" if is_long else ""}">{value}</span>'


def _line(one: Headline, seen: Reader) -> str:
    years = sorted(year for year, value in one.whole.items() if value is not None)
    if len(years) < 2:
        return ""
    first, last = years[0], years[-1]
    facts = {"first_year": first, "last_year": last, "first": one.shown(first), "last": one.shown(last)}
    return sparkline(one.whole, say("kpi_sparkline", seen.lang, **facts), seen.look().tones.accent)
