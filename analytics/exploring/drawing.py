"""A choice becomes one of the chart kinds; what the kind cannot place stays in the table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from analytics.charts.grouped_bars import GroupedBars
from analytics.charts.heat_table import HeatTable
from analytics.charts.interval_dots import IntervalDots
from analytics.charts.log_dots import LogDots
from analytics.charts.look import Look
from analytics.charts.ranked_bars import RankedBars
from analytics.charts.small_multiples import SmallMultiples
from analytics.charts.tile_map import TileMap
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.exploring.choice import Choice
from analytics.exploring.vocabulary import BREAKDOWNS
from analytics.indicators.indicator import Chart
from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies
from analytics.words import say

MOST_CATEGORIES = 40
_SCALED = {"share": ("share_pct", "low_pct", "high_pct"), "index": ("index", "low", "high")}
_MEDIANS = {
    "median_attendees": ("median_attendees", "low_attendees", "high_attendees"),
    "median_amount_mad": ("median_amount_mad", "low_mad", "high_mad"),
}


def shown_columns(choice: Choice) -> tuple[str, str | None, str | None]:
    """Return the column a chart shows, and those of its interval where there is one."""
    column = choice.measured.column
    return _SCALED.get(choice.scale) or _MEDIANS.get(column) or (column, None, None)


def chart_of(choice: Choice) -> Chart:
    """Return the chart of a choice."""
    return _KINDS[choice.chart](choice)


def _bars(choice: Choice) -> Chart:
    return RankedBars(choice.columns[0], shown_columns(choice)[0], _hue(choice), limit=MOST_CATEGORIES + 1)


def _dots(choice: Choice) -> Chart:
    value, low, high = shown_columns(choice)
    kind = LogDots if choice.measured.kind == "median" else IntervalDots
    return kind(choice.columns[0], value, str(low), str(high), _hue(choice), limit=MOST_CATEGORIES + 1)


def _hue(choice: Choice) -> str | None:
    return "axis" if choice.by == "axis" else None


def _multiples(choice: Choice) -> Chart:
    [facet] = [column for column in choice.columns if column != "year"]
    value = shown_columns(choice)[0]
    return Known(SmallMultiples(facet, value), value)


def _nothing(choice: Choice) -> int | None:
    return 0 if choice.scale == "absolute" and choice.measured.kind != "median" else None


_KINDS: dict[str, Callable[[Choice], Chart]] = {
    "bars": _bars,
    "dots": _dots,
    "columns": lambda choice: YearColumns((shown_columns(choice)[0],)),
    "line": lambda choice: YearLine(*shown_columns(choice)),
    "tiles": lambda choice: TileMap(shown_columns(choice)[0], _nothing(choice)),
    "heat": lambda choice: HeatTable(choice.columns[0], choice.columns[1], shown_columns(choice)[0], _nothing(choice)),
    "multiples": _multiples,
    "grouped": lambda choice: Grouped(choice.columns[0], choice.columns[1], shown_columns(choice)[0]),
}


@dataclass(frozen=True)
class Known:
    """A chart that is given the rows with a value only, because it has no way to draw a lack of one."""

    chart: Chart
    value: str
    is_wide: bool = True

    def figure(self, rows: Any, look: Any) -> dict:
        """Return the figure of the rows whose value is known."""
        return self.chart.figure([row for row in rows if row[self.value] is not None], look)


@dataclass(frozen=True)
class Grouped:
    """Grouped bars of tidy rows: one bar a code of `group`, the unknown among them."""

    category: str
    group: str
    value: str
    is_wide: bool = True

    def figure(self, rows: Any, look: Look) -> dict:
        """Return the figure of `rows`, one line a category."""
        codes = list(dict.fromkeys(row[self.group] or UNKNOWN for row in rows))
        lines: dict[Any, dict] = {}
        for row in rows:
            lines.setdefault(row[self.category], {self.category: row[self.category]})[row[self.group] or UNKNOWN] = row[self.value]
        named = replace(look, own={**look.own, **{code: self._label(code, look) for code in codes}})
        return GroupedBars(self.category, tuple(codes)).figure(list(lines.values()), named)

    def _label(self, code: str, look: Look) -> dict[str, str]:
        vocabulary = next(one.vocabulary for one in BREAKDOWNS.values() if one.column == self.group)
        term = vocabularies()[str(vocabulary)].by_code.get(code)
        words = term.short if term else {lang: say("unknown", lang) for lang in LANGUAGES}
        written = look.own.get(self.value, {}).get("format") or ("percent" if self.value == "share_pct" else "integer")
        return {**words, "format": written}
