"""Signed parts: a change and the parts it is made of, each to the left or the right of zero."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis, named_axis

_BAR, _FOOT = 40, 96


@dataclass(frozen=True)
class SignedParts:
    """One bar a row: `parts` (at most three) stacked from zero by sign, and a diamond at their sum `total`."""

    category: str
    parts: tuple[str, ...]
    total: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        names = [look.category(self.category, row[self.category]) for row in rows]
        fills = (look.tones.data, look.tones.line, look.tones.accent)
        bars = [self._bar(part, fill, rows, look) for part, fill in zip(self.parts, fills, strict=False)]
        marker = {"symbol": "diamond", "size": 11, "color": look.tones.ink, "line": {"color": look.tones.paper, "width": 1.5}}
        total = {**self._trace(self.total, rows, look), "type": "scatter", "mode": "markers", "marker": marker}
        return {"data": [*bars, total], "layout": self._layout(names, look)}

    def _bar(self, part: str, fill: str, rows: list[dict], look: Look) -> dict:
        marker = {"color": fill, "line": {"color": look.tones.quiet, "width": 0.5}}
        return {**self._trace(part, rows, look), "type": "bar", "orientation": "h", "marker": marker}

    def _trace(self, column: str, rows: list[dict], look: Look) -> dict:
        return {
            "name": look.label(column),
            "x": [row[column] for row in rows],
            "y": list(range(len(rows))),
            "customdata": [[look.category(self.category, row[self.category], 80), look.shown(column, row[column])] for row in rows],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.label(column)}: %{{customdata[1]}}<extra></extra>",
        }

    def _layout(self, names: list[str], look: Look) -> dict:
        return layout(
            look,
            height=_BAR * max(len(names), 2) + _FOOT,
            barmode="relative",
            bargap=0.35,
            xaxis=measured_axis(look, zeroline=True, zerolinecolor=look.tones.quiet, autorange="reversed" if look.mirrored else True),
            yaxis=named_axis(names, look),
            showlegend=True,
            legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False},
        )
