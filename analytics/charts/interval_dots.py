"""Dots with their interval: an estimate is a point on a thin line, beside a line of comparison where there is one."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis, named_axis, safe
from analytics.charts.palette import colour_of
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
            "marker": {"size": 11, "color": colours},
            "customdata": [self._hover(row, look) for row in shown],
            "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        }
        shape = self._layout(shown, names, look)
        shape["annotations"] = self._absent(shown, look)
        return {"data": [*self._intervals(shown, colours), dots], "layout": shape}

    def _absent(self, rows: list[dict], look: Look) -> list[dict]:
        side = {"x": 1, "xanchor": "right"} if look.mirrored else {"x": 0, "xanchor": "left"}
        words = {"text": safe(say("kpi_none", look.lang)), "font": {"size": 12, "color": look.tones.quiet}, "showarrow": False}
        return [{**words, **side, "xref": "paper", "y": place} for place, row in enumerate(rows) if row[self.value] is None]

    def _hover(self, row: dict, look: Look) -> list[str]:
        low, high = look.shown(self.low, row[self.low]), look.shown(self.high, row[self.high])
        return [look.category(self.category, row[self.category], 80), f"{look.shown(self.value, row[self.value])} [{low} ; {high}]"]

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

    def _layout(self, rows: list[dict], names: list[str], look: Look) -> dict:
        compare = []
        if self.compare is not None:
            line = {"type": "line", "x0": self.compare, "x1": self.compare, "yref": "paper", "y0": 0, "y1": 1}
            compare = [{**line, "line": {"color": look.tones.quiet, "width": 1, "dash": "dot"}, "layer": "below"}]
        across = measured_axis(look, title={"text": look.label(self.value), "font": {"size": 12, "color": look.tones.quiet}})
        if look.mirrored:
            across["autorange"] = "reversed"
        return layout(
            look,
            height=34 * max(len(rows), 2) + 64,
            shapes=compare,
            xaxis=across,
            yaxis=named_axis(names, look),
        )
