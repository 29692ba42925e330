"""KPI cards: the last whole year, against the year before, with a small line of the years and its coverage."""

from dataclasses import dataclass

import streamlit as st

from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import sentence_of
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.ui.sparkline import sparkline
from analytics.words import say
from analytics.words.columns import label, shown
from analytics.words.numbers import percent

SMALLEST_PERCENT = 30


@dataclass(frozen=True)
class Kpi:
    """One figure: the yearly indicator it comes from and the column it reads."""

    indicator: str
    column: str


def kpis(chosen: list[Kpi]) -> None:
    """Draw the KPI cards in one row that wraps."""
    st.html(f'<div class="kpis">{"".join(_card(kpi, reader()) for kpi in chosen)}</div>')


def _card(kpi: Kpi, seen: Reader) -> str:
    answered = answer(kpi.indicator, seen.view)
    name = f'<span class="name">{text(label(kpi.column, seen.lang, answered.indicator.labels))}</span>'
    by_year = {row["year"]: row[kpi.column] for row in answered.rows if row.get("year") is not None}
    whole = {year: value for year, value in by_year.items() if year <= answered.last_whole_year}
    if answered.refusal or not whole or whole[max(whole)] is None:
        why = sentence_of(answered, seen.lang) if answered.refusal else say("kpi_none", seen.lang)
        return f'<div class="kpi">{name}<span class="none">{text(say("kpi_none", seen.lang))}</span><span class="mark">{text(why)}</span></div>'
    return f'<div class="kpi">{name}{_figure(kpi, whole, answered, seen)}</div>'


def _figure(kpi: Kpi, whole: dict[int, float], answered: Answer, seen: Reader) -> str:
    lang, own, year = seen.lang, answered.indicator.labels, max(whole)
    value = shown(kpi.column, whole[year], lang, own)
    coverage = answered.coverage
    share = 100 * coverage.n / coverage.selected if coverage.selected else None
    return (
        f'<span class="figure">{text(value)}</span>{_change(kpi, whole, year, lang, own)}'
        f"{_sparkline(kpi, whole, lang, own, seen.look().tones.accent)}"
        f'<span class="mark">{text(say("coverage_mark", lang, share=share))}</span>'
    )


def _change(kpi: Kpi, whole: dict[int, float], year: int, lang: str, own: dict) -> str:
    latest, before = whole[year], whole.get(year - 1)
    if before is None:
        return f'<span class="change">{year}</span>'
    written = {"latest": shown(kpi.column, latest, lang, own), "previous": shown(kpi.column, before, lang, own)}
    words = text(say("kpi_change", lang, year=year, before=year - 1, **written))
    if isinstance(latest, int) and min(latest, before) >= SMALLEST_PERCENT:
        words = f"{'+' if latest >= before else '−'}{text(percent(abs(100 * (latest / before - 1)), lang, 0))} · {words}"
    return f'<span class="change">{words}</span>'


def _sparkline(kpi: Kpi, whole: dict[int, float], lang: str, own: dict, colour: str) -> str:
    years = sorted(year for year in whole if whole[year] is not None)
    facts = {"first_year": years[0], "last_year": years[-1], "first": shown(kpi.column, whole[years[0]], lang, own)}
    words = say("kpi_sparkline", lang, **facts, last=shown(kpi.column, whole[years[-1]], lang, own))
    return sparkline(whole, words, colour)
