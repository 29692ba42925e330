"""Dots of ratios with their interval: an interval of few records must not flatten all the others."""

from dataclasses import dataclass

from analytics.charts.interval_dots import IntervalDots
from analytics.charts.look import Look, read_from_start
from analytics.charts.scales import ticks

_LEAST, _ROOM = 2.0, 1.8


@dataclass(frozen=True)
class RatioDots(IntervalDots):
    """Interval dots from zero to a little beyond the largest ratio; an interval that runs on ends in an arrow."""

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the hover tells the whole interval."""
        shape = super().figure(rows, look)
        shape["data"].insert(-1, self._arrows(rows[: self.limit], look))
        return shape

    def _end(self, rows: list[dict]) -> float:
        return _ROOM * max([_LEAST, *(row[self.value] for row in rows if row[self.value] is not None)])

    def _arrows(self, rows: list[dict], look: Look) -> dict:
        end = self._end(rows)
        beyond = [place for place, row in enumerate(rows) if row[self.high] is not None and row[self.high] > end]
        symbol = "triangle-left" if look.mirrored else "triangle-right"
        marker = {"symbol": symbol, "size": 9, "color": look.tones.quiet}
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [end] * len(beyond),
            "y": beyond,
            "marker": marker,
            "cliponaxis": False,
            "hoverinfo": "skip",
        }

    def _scale(self, rows: list[dict], look: Look) -> dict:
        end = self._end(rows)
        return {**super()._scale(rows, look), "range": read_from_start(0, end, look), **ticks(0, end, self.value, look)}
