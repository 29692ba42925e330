"""Waterfall: a change and the parts it is made of, each beginning where the one before it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis, named_axis, read_from_start
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable

_BAR, _FOOT = 56, 40
_BREADTH = 0.76  # of a row, for all its parts


@dataclass(frozen=True)
class Waterfall:
    """One stair a row: `parts` (at most three) under one another, the first from zero, and a diamond at their sum `total`."""

    category: str
    parts: tuple[str, ...]
    total: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        bars = [self._bar(part, fill, rows, look) for part, fill in self._fills(look).items()]
        marker = {"symbol": "diamond", "size": 11, "color": look.tones.ink, "line": {"color": look.tones.raised, "width": 1.5}}
        below = self._lines(len(self.parts) - 1, len(rows))
        total = {**self._trace(self.total, rows, look), "type": "scatter", "mode": "markers", "y": below, "marker": marker}
        return {"data": [*bars, total], "layout": self._layout(rows, look)}

    def _lines(self, part: int, rows: int) -> list[float]:
        """Return where a part lies in each row: the first on top."""
        return [row + (part - (len(self.parts) - 1) / 2) * _BREADTH / len(self.parts) for row in range(rows)]

    def _fills(self, look: Look) -> dict[str, str]:
        return dict(zip(self.parts, (look.tones.data, look.tones.ochre, look.tones.accent), strict=False))

    def _bar(self, part: str, fill: str, rows: list[dict], look: Look) -> dict:
        place = self.parts.index(part)
        stair = {"base": [reached[place] for reached in map(self._reached, rows)], "y": self._lines(place, len(rows))}
        shape = {"type": "bar", "orientation": "h", "width": _BREADTH / len(self.parts), "marker": {"color": fill}}
        return {**self._trace(part, rows, look), **stair, **shape}

    def _reached(self, row: dict) -> Sequence[float]:
        """Return where each part begins, and last where they all end."""
        return [*accumulate((row[part] or 0 for part in self.parts), initial=0.0)]

    def _trace(self, column: str, rows: list[dict], look: Look) -> dict:
        return {
            "name": look.label(column),
            "x": [row[column] for row in rows],
            "customdata": [[look.name(self.category, row[self.category]), look.shown(column, row[column])] for row in rows],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.fact(column, '%{customdata[1]}')}<extra></extra>",
            **selectable(rows, self.category),
        }

    def _layout(self, rows: list[dict], look: Look) -> dict:
        low, high = ends(bound for row in rows for bound in self._reached(row))
        across = measured_axis(look, zeroline=True, zerolinecolor=look.tones.quiet, **ticks(low, high, self.total, look))
        key = [swatch(fill, look.label(part)) for part, fill in self._fills(look).items()]
        above = head([*key, f'<span style="color:{look.tones.ink}">◆</span>\u00a0{look.label(self.total)}'], look)
        return layout(
            look,
            height=_BAR * max(len(rows), 2) + _FOOT + above["margin"]["t"],
            barmode="overlay",
            xaxis={**across, "range": read_from_start(low, high, look)},
            yaxis=named_axis([look.category(self.category, row[self.category]) for row in rows], look),
            **above,
        )
