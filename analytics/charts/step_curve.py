"""A share that grows with time waited: steps with their interval, and beside them the parts that add up to it."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.scales import ticks


@dataclass(frozen=True)
class StepCurve:
    """`value` in percent by `time` with `low` and `high`; `parts` are thin lines of the next tones."""

    time: str
    value: str
    low: str
    high: str
    parts: tuple[str, ...] = ()

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, which are in the order of time; before the first of them the share is 0."""
        if rows[0][self.time] > 0:
            rows = [{**rows[0], **dict.fromkeys((self.time, self.value, self.low, self.high, *self.parts), 0)}, *rows]
        whole = {**self._line(rows, self.value, look.tones.accent, 2.5), "mode": "lines+markers", **self._hover(rows, look)}
        thin = [self._line(rows, part, colour, 1.5) for part, colour in zip(self.parts, look.tones.series[1:], strict=False)]
        return {"data": [*self._band(rows, look), *thin, whole], "layout": self._layout(rows, look)}

    def _line(self, rows: list[dict], column: str, colour: str, width: float) -> dict:
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [row[self.time] for row in rows],
            "y": [row[column] for row in rows],
            "line": {"color": colour, "width": width, "shape": "hv"},
            "marker": {"size": 6, "color": colour},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }

    def _hover(self, rows: list[dict], look: Look) -> dict:
        named = (self.time, self.value, self.low, self.high, *self.parts, "at_risk")
        facts = ["<br>".join(look.fact(name, look.shown(name, row[name])) for name in named) for row in rows]
        return {"hoverinfo": None, "customdata": facts, "hovertemplate": "%{customdata}<extra></extra>"}

    def _band(self, rows: list[dict], look: Look) -> list[dict]:
        edge = {"type": "scatter", "mode": "lines", "x": [row[self.time] for row in rows], "hoverinfo": "skip"}
        line = {"width": 0, "shape": "hv"}
        low = {**edge, "y": [row[self.low] for row in rows], "line": line}
        high = {**edge, "y": [row[self.high] for row in rows], "line": line, "fill": "tonexty", "fillcolor": faded(look.tones.accent, 0.16)}
        return [low, high]

    def _layout(self, rows: list[dict], look: Look) -> dict:
        longest = max(row[self.time] for row in rows)
        entries = [look.label(self.value)]
        if self.parts:
            named = zip(look.tones.series, (self.value, *self.parts), strict=False)
            entries = [swatch(colour, look.label(column)) for colour, column in named]
        across = measured_axis(look, range=[0, longest * 1.03 or 1], showgrid=False, **ticks(0, max(longest, 1), self.time, look))
        up = measured_axis(look, range=[0, 103], **ticks(0, 100, self.value, look))
        above = head(entries, look)
        return layout(look, height=300 + above["margin"]["t"], xaxis={**across, "title": look.title(self.time)}, yaxis=up, **above)
