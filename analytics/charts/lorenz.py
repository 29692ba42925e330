"""A Lorenz curve beside the line of equality."""

from dataclasses import dataclass

from analytics.charts.head import head
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.scales import ticks


@dataclass(frozen=True)
class Lorenz:
    """Cumulated share of units (`units`) against cumulated share of records (`records`), both in percent."""

    units: str
    records: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, which run from (0, 0) to (100, 100)."""
        facts = [look.fact(column, look.line(f"%{{{side}:.0f}}")) for side, column in (("x", self.units), ("y", self.records))]
        curve = {
            "type": "scatter",
            "mode": "lines",
            "x": [row[self.units] for row in rows],
            "y": [row[self.records] for row in rows],
            "line": {"color": look.tones.accent, "width": 2.5, "shape": "linear"},
            "cliponaxis": False,
            "hovertemplate": f"{'<br>'.join(facts)}<extra></extra>",
        }
        equal = {"type": "scatter", "mode": "lines", "x": [0, 100], "y": [0, 100], "hoverinfo": "skip"}
        equal["line"] = {"color": look.tones.quiet, "width": 1, "dash": "dot"}
        return {"data": [equal, curve], "layout": self._layout(look)}

    def _layout(self, look: Look) -> dict:
        above = head([look.label(self.records)], look)
        above["margin"]["r"] = 20  # half of «100» stands beyond the plot
        across, up = (measured_axis(look, range=[0, 100], **ticks(0, 100, column, look)) for column in (self.units, self.records))
        return layout(look, height=380, xaxis={**across, "title": look.title(self.units)}, yaxis=up, **above)
