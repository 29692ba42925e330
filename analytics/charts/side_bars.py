"""Bars of sides: what is counted, once for each side, each bar with its figure beside it, all on one scale."""

from dataclasses import dataclass

from analytics.charts.head import head
from analytics.charts.look import Look, bare_axis, beside_bars, layout, named_axis, read_from_start
from analytics.charts.selectable import selectable
from analytics.charts.sides import colours_of, key_of

_BAR, _GAP = 24, 22


@dataclass(frozen=True)
class SideBars:
    """Horizontal bars of `value`, grouped by `category`, one bar for each code of `side`, in the order of the rows."""

    category: str
    side: str
    value: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; a value that is not known has no bar."""
        colours = colours_of(self.side, rows, look)
        groups = list(dict.fromkeys(row[self.category] for row in rows))
        bars = [self._bars([row for row in rows if row[self.side] == side], groups, look) for side in colours]
        for bar, colour in zip(bars, colours.values(), strict=True):
            bar["marker"] = {"color": colour, "line": {"color": look.tones.raised, "width": 1}}
        return {"data": bars, "layout": self._layout(rows, groups, look)}

    def _bars(self, rows: list[dict], groups: list[str], look: Look) -> dict:
        texts = [look.shown(self.value, row[self.value]) for row in rows]
        side = look.name(self.side, rows[0][self.side])
        named = [f"{side}<br>{look.fact(row[self.category], text)}" for row, text in zip(rows, texts, strict=True)]
        return {
            "type": "bar",
            "orientation": "h",
            "x": [row[self.value] for row in rows],
            "y": [groups.index(row[self.category]) for row in rows],
            "text": texts,
            "textposition": "outside",
            "constraintext": "none",
            "cliponaxis": False,
            "customdata": named,
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(rows, self.category),
        }

    def _layout(self, rows: list[dict], groups: list[str], look: Look) -> dict:
        colours = colours_of(self.side, rows, look)
        longest = max((row[self.value] for row in rows if row[self.value] is not None), default=1) or 1
        above = head(key_of(self.side, colours, look), look)
        above["margin"] |= beside_bars([look.shown(self.value, row[self.value]) for row in rows], look)
        return layout(
            look,
            height=(_BAR * len(colours) + _GAP) * max(len(groups), 1) + above["margin"]["t"] + 8,
            barmode="group",
            bargap=0.25,
            xaxis=bare_axis(look, showticklabels=False, range=read_from_start(0, longest, look)),
            yaxis=named_axis([look.category(self.category, group) for group in groups], look),
            **above,
        )
