"""A Lorenz curve beside the line of equality."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis


@dataclass(frozen=True)
class Lorenz:
    """Cumulated share of units (`units`) against cumulated share of records (`records`), both in percent."""

    units: str
    records: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, which run from (0, 0) to (100, 100)."""
        curve = {
            "type": "scatter",
            "mode": "lines",
            "x": [row[self.units] for row in rows],
            "y": [row[self.records] for row in rows],
            "line": {"color": look.tones.accent, "width": 2.5, "shape": "linear"},
            "hovertemplate": "%{x:.0f} % → %{y:.0f} %<extra></extra>",
        }
        equal = {"type": "scatter", "mode": "lines", "x": [0, 100], "y": [0, 100], "hoverinfo": "skip"}
        equal["line"] = {"color": look.tones.data, "width": 1, "dash": "dot"}
        axes = {
            side: measured_axis(look, range=[0, 100], title={"text": look.label(column), "font": {"size": 12, "color": look.tones.quiet}})
            for side, column in (("xaxis", self.units), ("yaxis", self.records))
        }
        return {"data": [equal, curve], "layout": layout(look, height=360, **axes)}
