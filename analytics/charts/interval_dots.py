"""Dots with their interval: an estimate is a point on a thin line, beside a line of comparison where there is one."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis, named_axis, pitch, read_from_start, safe
from analytics.charts.palette import colour_of
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable
from analytics.words import say


@dataclass(frozen=True)
class IntervalDots:
    """One row a category: `value` with `low` and `high`; `compare` draws a vertical line (1 for a ratio)."""

    category: str
    value: str
    low: str
    high: str
    colour: str | None = None
    compare: float | None = None
    limit: int = 15

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; a row without a value keeps its line and says so."""
        shown = rows[: self.limit]
        names = [look.category(self.category, row[self.category]) for row in shown]
        colours = [colour_of(row["axis"], look.tones) if self.colour == "axis" else look.tones.accent for row in shown]
        places = list(range(len(shown)))
        dots = {
            "type": "scatter",
            "mode": "markers",
            "x": [row[self.value] for row in shown],
            "y": places,
            "cliponaxis": False,
            "marker": {"size": 11, "color": colours},
            "customdata": [self._hover(row, look) for row in shown],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(shown, self.category),
        }
        shape = self._layout(shown, names, look)
        shape["annotations"] = self._absent(shown, look)
        return {"data": [*self._intervals(shown, colours), dots], "layout": shape}

    def _absent(self, rows: list[dict], look: Look) -> list[dict]:
        side = {"x": 1, "xanchor": "right", "xshift": -6} if look.mirrored else {"x": 0, "xanchor": "left", "xshift": 6}
        words = {"text": look.line(safe(say("kpi_none", look.lang))), "font": {"size": 12, "color": look.tones.quiet}, "showarrow": False}
        place = {**side, "xref": "paper", "bgcolor": look.tones.raised}
        return [{**words, **place, "y": line} for line, row in enumerate(rows) if row[self.value] is None]

    def _hover(self, row: dict, look: Look) -> str:
        facts = [look.fact(column, look.shown(column, row[column])) for column in (self.value, self.low, self.high)]
        return "<br>".join([look.name(self.category, row[self.category]), *facts])

    def _intervals(self, rows: list[dict], colours: list[str]) -> list[dict]:
        known = [(place, row) for place, row in enumerate(rows) if row[self.low] is not None and row[self.high] is not None]
        return [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [row[self.low], row[self.high]],
                "y": [place, place],
                "line": {"width": 2, "color": colours[place]},
                "hoverinfo": "skip",
            }
            for place, row in known
        ]

    def _scale(self, rows: list[dict], look: Look) -> dict:
        """Return the keys of the axis of values."""
        low, high = ends(row[column] for row in rows for column in (self.value, self.low, self.high))
        return {"range": read_from_start(low, high, look), "title": look.title(self.value), **ticks(low, high, self.value, look)}

    def _layout(self, rows: list[dict], names: list[str], look: Look) -> dict:
        compare = []
        if self.compare is not None:
            line = {"type": "line", "x0": self.compare, "x1": self.compare, "yref": "paper", "y0": 0, "y1": 1}
            compare = [{**line, "line": {"color": look.tones.quiet, "width": 1, "dash": "dot"}, "layer": "below"}]
        return layout(
            look,
            height=pitch(names) * max(len(rows), 2) + 72,
            margin={"l": 8, "r": 8, "t": 8, "b": 8, "l" if look.mirrored else "r": 18},  # half of the last tick stands beyond the plot
            shapes=compare,
            xaxis=measured_axis(look, **self._scale(rows, look)),
            yaxis=named_axis(names, look),
        )
