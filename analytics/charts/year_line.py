"""A line over years with its interval as a band; a year without an answer breaks the line."""

from dataclasses import dataclass
from itertools import groupby

from analytics.charts.colours import faded
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.years import partial_note, year_axis


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
        years = [row[self.year] for row in dated]
        line = {
            "type": "scatter",
            "mode": "lines+markers",
            "x": years,
            "y": [row[self.value] for row in dated],
            "connectgaps": False,
            "line": {"color": look.tones.accent, "width": 2.5},
            "marker": {"size": 7, "color": look.tones.accent},
            "customdata": [[look.shown(self.value, row[self.value])] for row in dated],
            "hovertemplate": f"%{{x:d}}<br>{look.label(self.value)}: %{{customdata[0]}}<extra></extra>",
        }
        title = {"text": look.label(self.value), "font": {"size": 12, "color": look.tones.quiet}}
        shape = layout(
            look,
            height=300,
            margin={"l": 8, "r": 8, "t": 26, "b": 8},
            xaxis=year_axis(years, look),
            yaxis=measured_axis(look, title=title),
            annotations=partial_note(years, look),
        )
        return {"data": [*self._band(dated, look), line], "layout": shape}

    def _band(self, rows: list[dict], look: Look) -> list[dict]:
        if self.low is None or self.high is None:
            return []
        runs = groupby(rows, key=lambda row: row[self.low] is not None and row[self.high] is not None)
        return [trace for is_known, run in runs if is_known for trace in self._stretch(list(run), look)]

    def _stretch(self, rows: list[dict], look: Look) -> list[dict]:
        """Return the band over years in a row; a year without an interval cuts it."""
        edge = {"type": "scatter", "mode": "lines", "x": [row[self.year] for row in rows], "line": {"width": 0}, "hoverinfo": "skip"}
        return [
            {**edge, "y": [row[self.low] for row in rows]},
            {**edge, "y": [row[self.high] for row in rows], "fill": "tonexty", "fillcolor": faded(look.tones.accent, 0.16)},
        ]
