"""The seven axes at a glance: one line an axis, in the axis's own colour, on one scale."""

import streamlit as st

from analytics.indicators.answers import answer
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.ui.sparkline import sparkline
from analytics.vocabulary import vocabularies, word_of
from analytics.words import say
from analytics.words.columns import label
from analytics.words.numbers import number


def axes_glance() -> None:
    """Draw a table of the seven axes: projects, events and the years of their projects."""
    seen = reader()
    heads = "".join(f"<th scope='col'{side}>{text(words)}</th>" for words, side in _heads(seen.lang))
    counts = {name: _counts(f"{name}_by_axis", name, seen) for name in ("projects", "events")}
    longest = max([*counts["projects"].values(), *counts["events"].values(), 1])
    lines = "".join(_line(axis, counts, longest, seen) for axis in vocabularies()["axes"].codes)
    title = text(say("axes_glance", seen.lang))
    st.html(
        f'<section class="panel"><h2 class="card-title">{title}</h2><table class="rows glance"><thead><tr>{heads}</tr></thead>{lines}</table></section>'
    )


def _heads(lang: str) -> list[tuple[str, str]]:
    return [(label("axis", lang), ""), (label("projects", lang), ""), (label("events", lang), ""), (say("projects_over_years", lang), "")]


def _counts(indicator: str, column: str, seen: Reader) -> dict[str, int]:
    return {row["axis"]: row[column] for row in answer(indicator, seen.view).rows}


def _line(axis: str, counts: dict[str, dict[str, int]], longest: int, seen: Reader) -> str:
    hue = f"var(--axis-{axis.replace('_', '-')})"
    bars = "".join(_bar(counts[name].get(axis, 0), longest, hue, seen.lang) for name in ("projects", "events"))
    name = f'<span class="swatch" style="background:{hue}"></span>{text(word_of("axes", axis, seen.lang))}'
    return f'<tr><th scope="row">{name}</th>{bars}<td class="years">{_years(axis, seen.look().tones.axes[axis], seen)}</td></tr>'


def _bar(count: int, longest: int, hue: str, lang: str) -> str:
    width = 100 * count / longest
    return f'<td class="bar"><span class="figure">{number(count, lang)}</span><span class="length" style="width:{width:.1f}%;background:{hue}"></span></td>'


def _years(axis: str, colour: str, seen: Reader) -> str:
    answered = answer("projects_by_axis_and_year", seen.view)
    values = {row["year"]: row["projects"] for row in answered.rows if row["axis"] == axis and row["year"] is not None}
    whole = {year: values.get(year, 0) for year in _span(answered.rows) if year <= answered.last_whole_year}
    if len(whole) < 2 or not values:
        return ""
    first, last = min(whole), max(whole)
    words = say("kpi_sparkline", seen.lang, first_year=first, last_year=last, first=whole[first], last=whole[last])
    return sparkline(whole, words, colour)


def _span(rows: tuple[dict, ...]) -> range:
    years = [row["year"] for row in rows if row["year"] is not None]
    return range(min(years), max(years) + 1) if years else range(0)
