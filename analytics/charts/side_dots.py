"""Dots of sides: in each category one dot with its interval for each side, all on one scale."""

from dataclasses import dataclass

from analytics.charts.head import head
from analytics.charts.interval_dots import IntervalDots
from analytics.charts.log_dots import LogDots
from analytics.charts.look import Look, named_axis
from analytics.charts.selectable import selectable
from analytics.charts.sides import colours_of, key_of

_DOT, _GAP = 17, 12
_LEAST = 42  # a name of two lines


@dataclass(frozen=True)
class SideDots(IntervalDots):
    """Interval dots in bands, one band a `category`, one line in it for each code of `side` that has a value anywhere."""

    side: str = ""

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; a category in which no side has a value has no band."""
        known = [row for row in rows if row[self.value] is not None]
        groups = list(dict.fromkeys(row[self.category] for row in known))[: self.limit]
        placed = self._placed([row for row in known if row[self.category] in groups], groups, rows)
        colours = colours_of(self.side, rows, look)
        tones = [colours[row[self.side]] for row in placed]
        drawn = {side: colour for side, colour in colours.items() if side in {row[self.side] for row in known}}
        data = [*self._lines(placed, tones), self._dots(placed, tones, look)]
        above, shape = head(key_of(self.side, drawn, look), look), self._bands(placed, groups, look)
        height = self._height(rows) * max(len(groups), 1) + 64 + above["margin"]["t"]
        margin = {**shape["margin"], "t": above["margin"]["t"]}
        return {"data": data, "layout": {**shape, "height": height, "title": above["title"], "margin": margin}}

    def _placed(self, known: list[dict], groups: list, rows: list[dict]) -> list[dict]:
        """Return the rows with their place: around the middle of their band, in the order of the sides."""
        sides = [side for side in dict.fromkeys(row[self.side] for row in rows) if side in {row[self.side] for row in known}]
        step, middle = _DOT / self._height(rows), (len(sides) - 1) / 2
        return [{**row, "place": groups.index(row[self.category]) + (sides.index(row[self.side]) - middle) * step} for row in known]

    def _height(self, rows: list[dict]) -> int:
        """Return the height of a band in pixels; a side without a value counts, so that cards beside one another line up."""
        return max(_LEAST, _DOT * len({row[self.side] for row in rows}) + _GAP)

    def _dots(self, rows: list[dict], tones: list[str], look: Look) -> dict:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [row[self.value] for row in rows],
            "y": [row["place"] for row in rows],
            "cliponaxis": False,
            "marker": {"size": 10, "color": tones},
            "customdata": [f"{look.name(self.side, row[self.side])}<br>{self._hover(row, look)}" for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(rows, self.category),
        }

    def _lines(self, rows: list[dict], tones: list[str]) -> list[dict]:
        shape = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        return [
            {**shape, "x": [row[self.low], row[self.high]], "y": [row["place"]] * 2, "line": {"width": 2, "color": tone}}
            for row, tone in zip(rows, tones, strict=True)
            if row[self.low] is not None and row[self.high] is not None
        ]

    def _bands(self, rows: list[dict], groups: list, look: Look) -> dict:
        """Return the layout of the bands, a rule between them, and a line where there is something to compare with."""
        names = [look.category(self.category, group) for group in groups]
        shape = self._layout(rows, names, look)
        rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": look.tones.line, "width": 1}, "layer": "below"}
        shapes: list[dict] = [{**rule, "y0": place + 0.5, "y1": place + 0.5} for place in range(len(groups) - 1)]
        if self.compare is not None:
            upright = {"type": "line", "x0": self.compare, "x1": self.compare, "yref": "paper", "y0": 0, "y1": 1}
            shapes.append({**upright, "line": {"color": look.tones.quiet, "width": 1.5}, "layer": "below"})
        return {**shape, "shapes": shapes, "yaxis": named_axis(names, look)}


@dataclass(frozen=True)
class LogSideDots(SideDots, LogDots):
    """Dots of sides on a logarithmic scale."""
