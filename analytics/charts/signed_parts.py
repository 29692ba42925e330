"""Signed parts: a change and the parts it is made of, each to one side or the other of zero."""

from dataclasses import dataclass

from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis, named_axis, read_from_start
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable

_BAR, _FOOT = 40, 40


@dataclass(frozen=True)
class SignedParts:
    """One bar a row: `parts` (at most three) stacked from zero by sign, and a diamond at their sum `total`."""

    category: str
    parts: tuple[str, ...]
    total: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        bars = [self._bar(part, fill, rows, look) for part, fill in self._fills(look).items()]
        marker = {"symbol": "diamond", "size": 11, "color": look.tones.ink, "line": {"color": look.tones.raised, "width": 1.5}}
        total = {**self._trace(self.total, rows, look), "type": "scatter", "mode": "markers", "marker": marker}
        return {"data": [*bars, total], "layout": self._layout(rows, look)}

    def _fills(self, look: Look) -> dict[str, str]:
        return dict(zip(self.parts, (look.tones.data, look.tones.ochre, look.tones.accent), strict=False))

    def _bar(self, part: str, fill: str, rows: list[dict], look: Look) -> dict:
        marker = {"color": fill, "line": {"color": look.tones.raised, "width": 1}}
        return {**self._trace(part, rows, look), "type": "bar", "orientation": "h", "width": 0.6, "marker": marker}

    def _trace(self, column: str, rows: list[dict], look: Look) -> dict:
        return {
            "name": look.label(column),
            "x": [row[column] for row in rows],
            "y": list(range(len(rows))),
            "customdata": [[look.name(self.category, row[self.category]), look.shown(column, row[column])] for row in rows],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.fact(column, '%{customdata[1]}')}<extra></extra>",
            **selectable(rows, self.category),
        }

    def _sides(self, rows: list[dict]) -> tuple[float, float]:
        """Return how far the stacks reach below and above zero."""
        signed = [[row[part] or 0 for part in self.parts] for row in rows]
        below = [sum(part for part in parts if part < 0) for parts in signed]
        above = [sum(part for part in parts if part > 0) for parts in signed]
        return ends([*below, *above])

    def _layout(self, rows: list[dict], look: Look) -> dict:
        low, high = self._sides(rows)
        across = measured_axis(look, zeroline=True, zerolinecolor=look.tones.quiet, **ticks(low, high, self.total, look))
        key = [swatch(fill, look.label(part)) for part, fill in self._fills(look).items()]
        above = head([*key, f'<span style="color:{look.tones.ink}">◆</span>\u00a0{look.label(self.total)}'], look)
        return layout(
            look,
            height=_BAR * max(len(rows), 2) + _FOOT + above["margin"]["t"],
            barmode="relative",
            xaxis={**across, "range": read_from_start(low, high, look)},
            yaxis=named_axis([look.category(self.category, row[self.category]) for row in rows], look),
            **above,
        )
