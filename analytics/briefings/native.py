"""Which charts a program of slides can hold as charts of its own, and what they say: bars, columns and lines, with the rows of the answer."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.charts.ranked_bars import RankedBars
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.charts.years import PARTIAL
from analytics.indicators.answers_shown import Shown
from analytics.words.columns import format_of, label

_FORMATS = {"percent": '0.0"\u00a0%"', "decimal": "0.00", "figure": "General"}


@dataclass(frozen=True)
class Series:
    """One series: its name, a value a category (None where there is none), and a colour for each or one for all."""

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    is_bound: bool = False


@dataclass(frozen=True)
class Native:
    """A chart as its rows: categories in their order, series, how numbers are written in a table, and the partial years among the categories."""

    shape: Literal["bars", "columns", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    partial: tuple[str, ...] = ()

    def partial_words(self, lang: str) -> list[str]:
        """Return the words that name the partial years, none where there is none."""
        return [PARTIAL[lang].format(year=" ".join(self.partial))] if self.partial else []


def native_of(one: Shown) -> Native | None:
    """Return the chart of an answer as such a chart; None where there is no answer, or where its kind says more than such a chart can."""
    if one.answered.refusal:
        return None
    chart = one.answered.indicator.chart
    if isinstance(chart, RankedBars):
        return _bars(chart, one)
    if isinstance(chart, YearColumns):
        colours = [trace["marker"]["color"] for trace in one.figure()["data"]]
        series = [(name, colour, False) for name, colour in zip(chart.values, colours, strict=True)]
        return _over_years("columns", series, one)
    if isinstance(chart, YearLine):
        [colour] = {trace["line"]["color"] for trace in one.figure()["data"] if trace["mode"] == "lines+markers"}
        bounds = [(name, colour, True) for name in (chart.low, chart.high) if name]
        return _over_years("lines", [(chart.value, colour, False), *bounds], one)
    return None


def _bars(chart: RankedBars, one: Shown) -> Native:
    figure = one.figure()
    [bars], names = figure["data"], figure["layout"]["yaxis"]["ticktext"]
    value = Series(_name(chart.value, one), tuple(bars["x"]), tuple(bars["marker"]["color"]))
    return Native("bars", tuple(map(_plain, names)), (value,), _format(chart.value, one))


def _over_years(shape: Literal["columns", "lines"], columns: Sequence[tuple[str, str, bool]], one: Shown) -> Native:
    """Return the columns of the answer over all years between its first and last."""
    rows = {row["year"]: row for row in one.answered.rows if row["year"] is not None}
    years = range(min(rows), max(rows) + 1)
    series = [
        Series(_name(name, one), tuple(rows[year][name] if year in rows else None for year in years), (colour,), is_bound)
        for name, colour, is_bound in columns
    ]
    partial = tuple(str(year) for year in years if year > one.answered.last_whole_year)
    return Native(shape, tuple(map(str, years)), tuple(series), _format(columns[0][0], one), partial)


def _name(column: str, one: Shown) -> str:
    return label(column, one.lang, one.answered.indicator.labels)


def _format(column: str, one: Shown) -> str:
    return _FORMATS.get(format_of(column, one.answered.indicator.labels), "#,##0")


def _plain(words: str) -> str:
    """Return a name of a figure as plain text on one line: marks of direction around its lines would turn their order."""
    return re.sub("[\u2066-\u2069]", "", html.unescape(words.replace("<br>", " ")))
