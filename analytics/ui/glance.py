"""The seven axes at a glance: one line an axis, in the axis's own colour, on one scale."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from analytics.indicators.answers import Answer, answer
from analytics.selection import narrowed
from analytics.ui.behind import records_address
from analytics.ui.escape import text
from analytics.ui.reader import Reader, address_of, reader
from analytics.ui.sparkline import sparkline
from analytics.vocabulary import vocabularies, word_of
from analytics.words import book, say, written
from analytics.words.columns import label
from analytics.words.numbers import number


def axes_glance() -> None:
    """Draw a table of the seven axes: projects, events and the years of their projects."""
    seen = reader()
    heads = "".join(f"<th scope='col'{side}>{text(words)}</th>" for words, side in _heads(seen.lang))
    answered = {name: answer(f"{name}_by_axis", seen.view) for name in ("projects", "events")}
    longest = max([1, *(row[name] or 0 for name, one in answered.items() for row in one.rows)])
    lines = "".join(_line(axis, answered, longest, seen) for axis in vocabularies()["axes"].codes)
    title = text(say("axes_glance", seen.lang))
    st.html(
        f'<section class="panel"><h2 class="card-title">{title}</h2><table class="rows glance"><thead><tr>{heads}</tr></thead>{lines}</table></section>'
    )


def _heads(lang: str) -> list[tuple[str, str]]:
    return [(label("axis", lang), ""), (label("projects", lang), ""), (label("events", lang), ""), (say("projects_over_years", lang), "")]


def _line(axis: str, answered: dict[str, Answer], longest: int, seen: Reader) -> str:
    hue = f"var(--axis-{axis.replace('_', '-')})"
    view = narrowed(seen.view, {"axis": axis})
    figures = {name: (_count(one, name, axis), records_address(replace(one, view=view), seen)) for name, one in answered.items()}
    bars = "".join(_bar(figure, longest, hue, seen.lang) for figure in figures.values())
    address = text(urlencode(address_of(view), doseq=True))
    name = f'<a class="inside narrows" href="?{address}">{text(word_of("axes", axis, seen.lang))}</a>'
    head = f'<th scope="row"><span class="swatch" style="background:{hue}"></span>{name}</th>'
    return f'<tr>{head}{bars}<td class="years">{_years(axis, seen.look().tones.axes[axis], seen)}</td></tr>'


def _count(answered: Answer, column: str, axis: str) -> int | None:
    """Return the count of an axis, None where it may not be told."""
    return next((row[column] for row in answered.rows if row["axis"] == axis), None if answered.held else 0)


def _bar(figure: tuple[int | None, str], longest: int, hue: str, lang: str) -> str:
    count, address = figure
    words, width = number(count, lang) if count is not None else written(book("disclosure")["held"], lang), 100 * (count or 0) / longest
    hint = text(say("records_behind", lang))
    linked = f'<a class="inside narrows" href="{text(address)}" title="{hint}">{words}</a>' if count else words
    length = f'<span class="length" style="width:{width:.1f}%;background:{hue}"></span>'
    return f'<td class="bar"><span class="figure">{linked}</span>{length}</td>'


def _years(axis: str, colour: str, seen: Reader) -> str:
    answered = answer("projects_by_axis_and_year", seen.view)
    values = {row["year"]: row["projects"] for row in answered.rows if row["axis"] == axis and row["year"] is not None}
    whole = {year: values.get(year) or 0 for year in _span(answered.rows) if year <= answered.last_whole_year}
    if len(whole) < 2 or not values or (answered.held and 0 in whole.values()):  # a line would draw what is held back as zero
        return ""
    first, last = min(whole), max(whole)
    words = say("kpi_sparkline", seen.lang, first_year=first, last_year=last, first=whole[first], last=whole[last])
    return sparkline(whole, words, colour)


def _span(rows: tuple[dict, ...]) -> range:
    years = [row["year"] for row in rows if row["year"] is not None]
    return range(min(years), max(years) + 1) if years else range(0)
