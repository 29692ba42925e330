"""Ranked bars: a category's number, longest first, each bar with its figure beside it."""

from dataclasses import dataclass

from analytics.charts.head import head
from analytics.charts.look import Look, bare_axis, beside_bars, layout, named_axis, pitch, read_from_start, safe
from analytics.charts.palette import colour_of
from analytics.charts.selectable import selectable
from analytics.words.columns import format_of
from analytics.words.money import without_currency

_FOOT = 16


@dataclass(frozen=True)
class RankedBars:
    """Horizontal bars in the order of the rows; `colour="axis"` uses the axis hues, else the first bar is in the accent."""

    category: str
    value: str
    colour: str | None = None
    limit: int = 15
    is_wide: bool = False

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        shown = [row for row in rows if row[self.value] is not None][: self.limit]
        texts = [self._text(row, look) for row in shown]
        bars = {
            "type": "bar",
            "orientation": "h",
            "x": [row[self.value] for row in shown],
            "y": list(range(len(shown))),
            "text": texts,
            "textposition": "outside",
            "constraintext": "none",
            "cliponaxis": False,
            "marker": {"color": self._colours(shown, look)},
            "customdata": [self._hover(row, look) for row in shown],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(shown, self.category),
        }
        return {"data": [bars], "layout": self._layout(shown, texts, look)}

    def _text(self, row: dict, look: Look) -> str:
        value = row[self.value]
        if value is None or format_of(self.value, look.own) != "mad":
            return look.shown(self.value, value)
        return look.line(safe(without_currency(value, look.lang)))  # the currency stands above: a phone has no room for it here

    def _hover(self, row: dict, look: Look) -> str:
        return f"{look.name(self.category, row[self.category])}<br>{look.fact(self.value, look.shown(self.value, row[self.value]))}"

    def _colours(self, rows: list[dict], look: Look) -> list[str]:
        if self.colour == "axis":
            return [colour_of(row["axis"], look.tones) for row in rows]
        largest = max((row[self.value] for row in rows), default=None)
        return [look.tones.accent if row[self.value] == largest else look.tones.data for row in rows]

    def _layout(self, rows: list[dict], texts: list[str], look: Look) -> dict:
        longest = max((row[self.value] for row in rows), default=1) or 1
        names = [look.category(self.category, row[self.category]) for row in rows]
        above = head([look.label(self.value)] if format_of(self.value, look.own) == "mad" else [], look)
        above["margin"] |= beside_bars(texts, look)
        return layout(
            look,
            height=pitch(names) * max(len(rows), 2) + _FOOT + above["margin"]["t"],
            bargap=0.35,
            xaxis=bare_axis(look, showticklabels=False, range=read_from_start(0, longest, look)),
            yaxis=named_axis(names, look),
            **above,
        )
