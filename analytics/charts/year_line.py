"""A line over years with its interval as a band; a year without an answer breaks the line."""

from dataclasses import dataclass
from itertools import groupby

from analytics.charts.colours import faded
from analytics.charts.head import head
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable
from analytics.charts.years import partial_note, with_landmarks, year_axis


@dataclass(frozen=True)
class YearLine:
    """`value` by year, with `low` and `high` where the estimate has an interval."""

    value: str
    low: str | None = None
    high: str | None = None
    year: str = "year"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        dated = [row for row in rows if row[self.year] is not None]
        line = {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [row[self.year] for row in dated],
            "y": [row[self.value] for row in dated],
            "connectgaps": False,
            "cliponaxis": False,
            "line": {"color": look.tones.accent, "width": 2.5},
            "marker": {"size": 7, "color": look.tones.accent, "symbol": [_symbol(row[self.year], look) for row in dated]},
            "customdata": [self._hover(row, look) for row in dated],
            "hovertemplate": "%{x:d}<br>%{customdata}<extra></extra>",
            **selectable(dated, self.year),
        }
        return {"data": [*self._band(dated, look), line], "layout": self._layout(dated, look)}

    def _layout(self, rows: list[dict], look: Look) -> dict:
        years = [row[self.year] for row in rows]
        columns = [name for name in (self.value, self.low, self.high) if name]
        low, high = ends(row[name] for row in rows for name in columns)
        up = measured_axis(look, range=[low, high], **ticks(low, high, self.value, look))
        known = [row[self.year] for row in rows if row[self.value] is not None]
        above = head([look.label(self.value), *partial_note(known, look, "○")], look)
        shape = layout(look, height=270 + above["margin"]["t"], xaxis=year_axis(years, look), yaxis=up, **above)
        return with_landmarks(shape, years, look)

    def _hover(self, row: dict, look: Look) -> str:
        columns = [name for name in (self.value, self.low, self.high) if name and row[name] is not None]
        return "<br>".join(look.fact(name, look.shown(name, row[name])) for name in columns)

    def _band(self, rows: list[dict], look: Look) -> list[dict]:
        if self.low is None or self.high is None:
            return []
        runs = groupby(rows, key=lambda row: row[self.low] is not None and row[self.high] is not None)
        return [trace for is_known, run in runs if is_known for trace in self._stretch(list(run), look)]

    def _stretch(self, rows: list[dict], look: Look) -> list[dict]:
        """Return the band over years in a row; a year without an interval cuts it, a year alone is a stroke."""
        edge = {"type": "scatter", "mode": "lines", "x": [row[self.year] for row in rows], "line": {"width": 0}, "hoverinfo": "skip"}
        if len(rows) == 1:
            stroke = {"width": 8, "color": faded(look.tones.accent, 0.16)}
            return [{**edge, "x": [rows[0][self.year]] * 2, "y": [rows[0][self.low], rows[0][self.high]], "line": stroke}]
        return [
            {**edge, "y": [row[self.low] for row in rows]},
            {**edge, "y": [row[self.high] for row in rows], "fill": "tonexty", "fillcolor": faded(look.tones.accent, 0.16)},
        ]


def _symbol(year: int, look: Look) -> str:
    """Return the mark of a year, hollow where the register does not cover it to its end."""
    return "circle-open" if year > look.last_whole_year else "circle"
