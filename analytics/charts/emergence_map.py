"""A map of emergence: young classes on the side where reading ends, fast ones above, large ones as large dots."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.names_of_dots import Plots, Standing
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable

_LARGEST, _SMALLEST = 34, 9  # pixels across
_HEIGHT = 380
_WIDTHS = (270, 430)  # of the plot in pixels: on a phone, and beside another card
_BELOW, _CEILING = 90, 104  # room for the axis in pixels, the end of the scale in percent


@dataclass(frozen=True)
class EmergenceMap:
    """Rows of `category` as `emergence` returns them: what is clear is in the accent, the others are grey, those not judged are left out.

    The labels of an indicator bring the words of the key: `emerging`, `not_clear` and `all_records`.
    """

    category: str
    count: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; lines cross where all records stand."""
        judged = [row for row in rows if row["chance_pct"] is not None]
        colours = [look.tones.accent if is_emerging(row) else look.tones.data for row in judged]
        dots = {
            "type": "scatter",
            "mode": "markers",
            "x": [row["mean_age"] for row in judged],
            "y": [row["late_pct"] for row in judged],
            "cliponaxis": False,
            "marker": {"size": self._sizes(judged), "color": colours, "opacity": 0.9, "line": {"width": 1, "color": look.tones.raised}},
            "customdata": [self._hover(row, look) for row in judged],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(judged, self.category),
        }
        return {"data": [*self._intervals(judged, colours), dots], "layout": self._layout(judged, look)}

    def _sizes(self, rows: list[dict]) -> list[float]:
        largest = max(row[self.count] for row in rows)
        return [max(_SMALLEST, _LARGEST * (row[self.count] / largest) ** 0.5) for row in rows]

    def _hover(self, row: dict, look: Look) -> str:
        named = (self.count, "since_year", "mean_age", "previous", "latest", "ratio", "late_pct", "low_pct", "high_pct", "chance_pct")
        facts = [look.fact(name, look.shown(name, row[name])) for name in (*named, "power_pct", "burst_year") if row[name] is not None]
        return "<br>".join([look.name(self.category, row[self.category]), *facts])

    def _intervals(self, rows: list[dict], colours: list[str]) -> list[dict]:
        thin = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        return [
            {
                **thin,
                "x": [row["mean_age"]] * 2,
                "y": [row["low_pct"], row["high_pct"]],
                "line": {"width": 1.5, "color": faded(colour, 0.55)},
            }
            for row, colour in zip(rows, colours, strict=True)
        ]

    def _layout(self, rows: list[dict], look: Look) -> dict:
        ages = [row["mean_age"] for row in rows] + [rows[0]["mean_age_of_all"]]
        youngest, oldest = min(ages), max(ages)
        room = max(0.12 * (oldest - youngest), 0.3)
        span = (youngest - room, oldest + room)
        across = measured_axis(
            look, range=list(span) if look.mirrored else list(reversed(span)), title=look.title("mean_age"),
            **ticks(max(span[0], 0), span[1], "mean_age", look),
        )  # fmt: skip
        up = measured_axis(look, range=[0, _CEILING], title=look.title("late_pct"), **ticks(*ends([100]), "late_pct", look))
        key = [
            swatch(look.tones.accent, look.label("emerging")),
            swatch(look.tones.data, look.label("not_clear")),
            f"┄ {look.label('all_records')}",
        ]
        above = head(key, look)
        height = _HEIGHT + above["margin"]["t"]
        names = self._names(rows, span, look)
        return layout(look, height=height, shapes=_crossing(rows[0], look), annotations=names, xaxis=across, yaxis=up, **above)

    def _names(self, rows: list[dict], span: tuple[float, float], look: Look) -> list[dict]:
        """Return the names, the clearest first: beside their dots where they fit on a narrow and on a wide plot, else on a line."""
        centres = [[_centre(row, span, width, look) for row in rows] for width in _WIDTHS]
        plots = Plots(centres, [size / 2 for size in self._sizes(rows)], [(width, _HEIGHT - _BELOW) for width in _WIDTHS])
        words = [look.category(self.category, row[self.category], 18) for row in rows]
        placed = [plots.place(which, said) for which, said in enumerate(words)]
        return [self._name(row, said, one, look) for row, said, one in zip(rows, words, placed, strict=True) if one]

    def _name(self, row: dict, words: str, one: Standing, look: Look) -> dict:
        across, down = one.side
        anchors = {"xanchor": {1: "left", 0: "center", -1: "right"}[across], "yanchor": {1: "top", 0: "middle", -1: "bottom"}[down]}
        line = {"showarrow": True, "ax": one.across, "ay": one.down, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": look.tones.quiet}
        shift = {"showarrow": False, "xshift": one.across, "yshift": -one.down}
        return {
            "x": row["mean_age"],
            "y": row["late_pct"],
            **anchors,
            "align": anchors["xanchor"],
            "text": words,
            "borderpad": 0,
            "font": {"size": 12, "color": look.tones.accent if is_emerging(row) else look.tones.ink},
            **(line if one.has_line else shift),
        }


def is_emerging(row: dict) -> bool:
    """Return whether a class is younger than all records together and its rise less likely than the bar."""
    return row["chance_pct"] is not None and row["chance_pct"] < row["bar_pct"] and row["mean_age"] < row["mean_age_of_all"]


def _crossing(row: dict, look: Look) -> list[dict]:
    shape = {"type": "line", "layer": "below", "line": {"color": look.tones.quiet, "width": 1, "dash": "dot"}}
    level = {**shape, "xref": "paper", "x0": 0, "x1": 1, "y0": row["late_of_all_pct"], "y1": row["late_of_all_pct"]}
    return [level, {**shape, "yref": "paper", "y0": 0, "y1": 1, "x0": row["mean_age_of_all"], "x1": row["mean_age_of_all"]}]


def _centre(row: dict, span: tuple[float, float], width: int, look: Look) -> tuple[float, float]:
    along = (row["mean_age"] - span[0]) / (span[1] - span[0])
    return width * (along if look.mirrored else 1 - along), (_HEIGHT - _BELOW) * (1 - row["late_pct"] / _CEILING)
