"""A line of ratios over years, beside the line of no change."""

from dataclasses import dataclass

from analytics.charts.look import Look
from analytics.charts.year_line import YearLine


@dataclass(frozen=True)
class RatioLine(YearLine):
    """A year line whose values are ratios: a dotted line stands at one."""

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        shape = super().figure(rows, look)
        line = {"color": look.tones.quiet, "width": 1, "dash": "dot"}
        unchanged = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 1, "y1": 1, "line": line, "layer": "below"}
        shape["layout"]["shapes"] = [unchanged, *shape["layout"].get("shapes", [])]
        return shape
