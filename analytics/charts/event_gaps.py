"""Gaps around an event: a dot with its interval for each year since it, the years before it in grey, beside a line at zero."""

from dataclasses import dataclass

from analytics.charts.head import head
from analytics.charts.look import Look, bare_axis, layout, measured_axis, spaced
from analytics.charts.scales import ends, ticks


@dataclass(frozen=True)
class EventGaps:
    """`value` by `time` with `low` and `high`; times before zero are a placebo and drawn in the colour of data."""

    time: str
    value: str
    low: str
    high: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        colours = [look.tones.data if row[self.time] < 0 else look.tones.accent for row in rows]
        dots = {
            "type": "scatter",
            "mode": "markers",
            "x": [row[self.time] for row in rows],
            "y": [row[self.value] for row in rows],
            "marker": {"size": 10, "color": colours},
            "cliponaxis": False,
            "customdata": [self._hover(row, look) for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        return {"data": [*self._intervals(rows, colours), dots], "layout": self._layout(rows, look)}

    def _intervals(self, rows: list[dict], colours: list[str]) -> list[dict]:
        shape = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        return [
            {**shape, "x": [row[self.time]] * 2, "y": [row[self.low], row[self.high]], "line": {"width": 2, "color": colour}}
            for row, colour in zip(rows, colours, strict=True)
        ]

    def _hover(self, row: dict, look: Look) -> str:
        return "<br>".join(
            look.fact(name, look.shown(name, row[name])) for name in (self.time, self.value, self.low, self.high, "organisations")
        )

    def _layout(self, rows: list[dict], look: Look) -> dict:
        low, high = ends(row[name] for row in rows for name in (self.low, self.high))
        times = [row[self.time] for row in rows]
        across = bare_axis(look, range=[min(times) - 0.5, max(times) + 0.5], dtick=1, **spaced(4), title=look.title(self.time))
        up = measured_axis(look, range=[low, high], **ticks(low, high, self.value, look))
        zero = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": 0, "y1": 0, "line": {"color": look.tones.quiet, "width": 1.5}}
        above = head([look.label(self.value)], look)
        return layout(look, height=300 + above["margin"]["t"], shapes=[{**zero, "layer": "below"}], xaxis=across, yaxis=up, **above)
