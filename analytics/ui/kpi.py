"""KPI cards: the last whole year, against the year before, with a small line of the years and its coverage."""

from dataclasses import dataclass, replace

import streamlit as st

from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import sentence_of
from analytics.selection import narrowed, selection_of
from analytics.ui.behind import records_address
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.ui.sparkline import sparkline
from analytics.warehouse.calendar import last_whole_year
from analytics.words import say
from analytics.words.columns import shown
from analytics.words.numbers import percent

SMALLEST_PERCENT = 30


@dataclass(frozen=True)
class Kpi:
    """One figure: the yearly indicator it comes from, the column it reads and the key of its name."""

    indicator: str
    column: str
    name: str


def kpis(chosen: list[Kpi]) -> None:
    """Draw the KPI cards in one row that wraps."""
    seen = reader()
    year = headline_year(seen)
    if seen.view.year_from and seen.view.year_from > year:
        st.html(f'<p class="notice" role="status">{text(say("kpi_no_whole_year", seen.lang))}</p>')
        return
    drawn = "".join(_card(kpi, year, seen) for kpi in chosen)
    st.html(f'<p class="note-line">{text(say("kpi_year", seen.lang, year=year))}</p><div class="kpis">{drawn}</div>')


def headline_year(seen: Reader) -> int:
    """Return the last year of the view that the register covers to its end."""
    last = last_whole_year("projects", seen.version)
    return min(last, seen.view.year_to or last)


def _card(kpi: Kpi, year: int, seen: Reader) -> str:
    answered = answer(kpi.indicator, seen.view)
    whole = {row["year"]: row[kpi.column] for row in answered.rows if row["year"] is not None and row["year"] <= year}
    name = f'<span class="name">{text(say(kpi.name, seen.lang))}</span>'
    figure = _figure if whole.get(year) is not None else _no_figure
    return f'<div class="kpi">{name}{figure(kpi, whole, year, answered)}{_line(kpi, whole, answered)}{_mark(answered)}</div>'


def _no_figure(_kpi: Kpi, _whole: dict[int, float], _year: int, answered: Answer) -> str:
    lang = reader().lang
    why = sentence_of(answered, lang) if answered.refusal else say("kpi_thin", lang)
    return f'<span class="none">{text(say("kpi_none", lang))}</span><span class="change">{text(why)}</span>'


def _figure(kpi: Kpi, whole: dict[int, float], year: int, answered: Answer) -> str:
    lang, own = reader().lang, answered.indicator.labels
    value = shown(kpi.column, whole[year], lang, own)
    link = f'<a class="inside" href="{text(_records(year, answered))}" title="{text(say("records_behind", lang))}">{text(value)}</a>'
    return f'<span class="figure">{link}</span>{_change(kpi, whole, year, lang, own)}'


def _records(year: int, answered: Answer) -> str:
    seen = reader()
    return records_address(answered, replace(seen, view=narrowed(seen.view, selection_of({"year": year}))))


def _mark(answered: Answer) -> str:
    coverage = answered.coverage
    share = 100 * coverage.n / coverage.selected if coverage.selected else None
    return f'<span class="mark">{text(say("coverage_mark", reader().lang, share=share))}</span>'


def _change(kpi: Kpi, whole: dict[int, float], year: int, lang: str, own: dict) -> str:
    latest, before = whole[year], whole.get(year - 1)
    if before is None:
        return f'<span class="change">{year}</span>'
    words = text(say("kpi_change", lang, before=year - 1, previous=shown(kpi.column, before, lang, own)))
    if isinstance(latest, int) and min(latest, before) >= SMALLEST_PERCENT:
        sign = "+" if latest >= before else "−"
        words = f"<bdi>{sign}{text(percent(abs(100 * (latest / before - 1)), lang, 0))}</bdi> · <bdi>{words}</bdi>"
    return f'<span class="change">{words}</span>'


def _line(kpi: Kpi, whole: dict[int, float], answered: Answer) -> str:
    seen, own = reader(), answered.indicator.labels
    years = sorted(year for year in whole if whole[year] is not None)
    if len(years) < 2:
        return ""
    facts = {"first_year": years[0], "last_year": years[-1], "first": shown(kpi.column, whole[years[0]], seen.lang, own)}
    words = say("kpi_sparkline", seen.lang, **facts, last=shown(kpi.column, whole[years[-1]], seen.lang, own))
    return sparkline(whole, words, seen.look().tones.accent)
