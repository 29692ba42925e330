"""Grouped bars: a few numbers for each category, side by side, each bar with its figure beside it."""

from dataclasses import dataclass

from analytics.charts.head import head, swatch
from analytics.charts.look import Look, bare_axis, beside_bars, layout, named_axis, read_from_start
from analytics.charts.selectable import selectable, selectable_within, series_of_view

_BAR, _GAP = 22, 18


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
        data = [self._series(value, place, rows, look) for place, value in enumerate(self.values)]
        return {"data": data, "layout": self._layout(rows, look)}

    def _series(self, value: str, place: int, rows: list[dict], look: Look) -> dict:
        return {
            "type": "bar",
            "orientation": "h",
            "name": look.label(value),
            "x": [row[value] for row in rows],
            "y": list(range(len(rows))),
            "text": [look.shown(value, row[value]) for row in rows],
            "textposition": "outside",
            "constraintext": "none",
            "cliponaxis": False,
            "marker": {"color": self._colour(place, look), "line": {"color": look.tones.raised, "width": 1}},
            "customdata": [look.name(self.category, row[self.category]) for row in rows],
            "hovertemplate": f"%{{customdata}}<br>{look.fact(value, '%{text}')}<extra></extra>",
            **self._selectable(value, rows, look),
        }

    def _selectable(self, value: str, rows: list[dict], look: Look) -> dict:
        years = look.years(value)
        return selectable_within(rows, self.category, years) if years else selectable(rows, self.category)

    def _colour(self, place: int, look: Look) -> str:
        accent, *others = look.tones.series
        return accent if place == self.accent else others[place if place < self.accent else place - 1]

    def _layout(self, rows: list[dict], look: Look) -> dict:
        longest = max((row[value] for row in rows for value in self.values if row[value] is not None), default=1) or 1
        above = head(
            [swatch(self._colour(place, look), look.label(name), series_of_view(name)) for place, name in enumerate(self.values)], look
        )
        above["margin"] |= beside_bars([look.shown(value, row[value]) for row in rows for value in self.values], look)
        return layout(
            look,
            height=(_BAR * len(self.values) + _GAP) * max(len(rows), 1) + above["margin"]["t"] + 8,
            barmode="group",
            bargap=0.25,
            xaxis=bare_axis(look, showticklabels=False, range=read_from_start(0, longest, look)),
            yaxis=named_axis([look.category(self.category, row[self.category]) for row in rows], look),
            **above,
        )
