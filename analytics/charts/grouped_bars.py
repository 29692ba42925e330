"""Grouped bars: a few numbers for each category, side by side, each bar with its figure beside it."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.look import Look, bare_axis, layout, named_axis

_BAR, _GAP, _FOOT = 22, 16, 64


@dataclass(frozen=True)
class GroupedBars:
    """Horizontal bars, one group a row in the order of the rows.

    `values` names the bars of a group, at most four; `accent` is the place of the one in the accent.
    """

    category: str
    values: tuple[str, ...]
    accent: int = 0

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; a value that is not known has no bar."""
        names = [look.category(self.category, row[self.category]) for row in rows]
        data = [self._series(value, place, rows, names, look) for place, value in enumerate(self.values)]
        return {"data": data, "layout": self._layout(rows, names, look)}

    def _series(self, value: str, place: int, rows: list[dict], names: list[str], look: Look) -> dict:
        return {
            "type": "bar",
            "orientation": "h",
            "name": look.label(value),
            "x": [row[value] for row in rows],
            "y": list(range(len(rows))),
            "text": [look.shown(value, row[value]) for row in rows],
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {"color": self._colour(place, look)},
            "customdata": [[name.replace("<br>", " ")] for name in names],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.label(value)}: %{{text}}<extra></extra>",
        }

    def _colour(self, place: int, look: Look) -> str:
        if place == self.accent:
            return look.tones.accent
        others = (look.tones.data, faded(look.tones.accent, 0.45), look.tones.line)
        return others[place if place < self.accent else place - 1]

    def _layout(self, rows: list[dict], names: list[str], look: Look) -> dict:
        longest = max((row[value] for row in rows for value in self.values if row[value] is not None), default=1) or 1
        ends = [longest * 1.18, 0] if look.mirrored else [0, longest * 1.18]
        return layout(
            look,
            height=(_BAR * len(self.values) + _GAP) * max(len(rows), 1) + _FOOT,
            barmode="group",
            bargap=0.25,
            xaxis=bare_axis(look, showticklabels=False, range=ends),
            yaxis=named_axis(names, look),
            showlegend=True,
            legend={"orientation": "h", "y": -0.04, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False},
        )
