"""Ranked bars: a category's number, longest first, each bar with its figure beside it."""

from dataclasses import dataclass

from analytics.charts.look import Look, bare_axis, layout, named_axis
from analytics.charts.palette import colour_of

_BAR, _FOOT = 34, 24


@dataclass(frozen=True)
class RankedBars:
    """Horizontal bars in the order of the rows; `colour="axis"` uses the axis hues, else the first bar is in the accent."""

    category: str
    value: str
    colour: str | None = None
    limit: int = 15

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        shown = [row for row in rows if row[self.value] is not None][: self.limit]
        names = [look.category(self.category, row[self.category]) for row in shown]
        texts = [look.shown(self.value, row[self.value]) for row in shown]
        bars = {
            "type": "bar",
            "orientation": "h",
            "x": [row[self.value] for row in shown],
            "y": list(range(len(shown))),
            "text": texts,
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {"color": self._colours(shown, look)},
            "customdata": [[name.replace("<br>", " ")] for name in names],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.label(self.value)}: %{{text}}<extra></extra>",
        }
        return {"data": [bars], "layout": self._layout(shown, names, look)}

    def _colours(self, rows: list[dict], look: Look) -> list[str]:
        if self.colour == "axis":
            return [colour_of(row["axis"], look.tones) for row in rows]
        largest = max((row[self.value] for row in rows), default=None)
        return [look.tones.accent if row[self.value] == largest else look.tones.data for row in rows]

    def _layout(self, rows: list[dict], names: list[str], look: Look) -> dict:
        longest = max((row[self.value] for row in rows), default=1) or 1
        ends = [longest * 1.18, 0] if look.mirrored else [0, longest * 1.18]
        return layout(
            look,
            height=_BAR * max(len(rows), 2) + _FOOT,
            bargap=0.35,
            xaxis=bare_axis(look, showticklabels=False, range=ends),
            yaxis=named_axis(names, look),
        )
