"""A map of emergence: young classes on the side where reading ends, fast ones above, large ones as large dots."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable

_LARGEST, _SMALLEST = 34, 9  # pixels across
_HEIGHT = 380
_NARROWEST = 270  # width of the plot on a phone: names that would lie on one another there are left to the hover
_LETTER, _LINE = 6.4, 15
_BELOW, _CEILING = 90, 104  # room for the axis in pixels, the end of the scale in percent
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1))  # where a name may stand, across and down: after its dot, before, above, below
Box = tuple[float, float, float, float]  # left, right, top, bottom


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
        """Return the names that fit beside their dots on the narrowest plot, the clearest first."""
        centres = [_centre(row, span, look) for row in rows]
        radii = [size / 2 for size in self._sizes(rows)]
        taken = [_around(*dot) for dot in zip(centres, radii, strict=True)]
        named = []
        for place, row in enumerate(rows):
            words = look.category(self.category, row[self.category], 18)
            others = [*taken[:place], *taken[place + 1 :]]
            free = next((side for side in _SIDES if _is_free(_box(centres[place], radii[place] + 4, side, words), others)), None)
            if free:
                taken.append(_box(centres[place], radii[place] + 4, free, words))
                named.append(self._name(row, words, (radii[place] + 4, free), look))
        return named

    def _name(self, row: dict, words: str, place: tuple[float, tuple[int, int]], look: Look) -> dict:
        gap, (across, down) = place
        ink = look.tones.accent if is_emerging(row) else look.tones.ink
        anchors = {"xanchor": {1: "left", 0: "center", -1: "right"}[across], "yanchor": {1: "top", 0: "middle", -1: "bottom"}[down]}
        aligned = {**anchors, "align": anchors["xanchor"], "xshift": gap * across, "yshift": -gap * down}
        return {
            "x": row["mean_age"],
            "y": row["late_pct"],
            **aligned,
            "text": words,
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": 12, "color": ink},
        }


def is_emerging(row: dict) -> bool:
    """Return whether a class is younger than all records together and its rise less likely than the bar."""
    return row["chance_pct"] is not None and row["chance_pct"] < row["bar_pct"] and row["mean_age"] < row["mean_age_of_all"]


def _crossing(row: dict, look: Look) -> list[dict]:
    shape = {"type": "line", "layer": "below", "line": {"color": look.tones.quiet, "width": 1, "dash": "dot"}}
    level = {**shape, "xref": "paper", "x0": 0, "x1": 1, "y0": row["late_of_all_pct"], "y1": row["late_of_all_pct"]}
    return [level, {**shape, "yref": "paper", "y0": 0, "y1": 1, "x0": row["mean_age_of_all"], "x1": row["mean_age_of_all"]}]


def _centre(row: dict, span: tuple[float, float], look: Look) -> tuple[float, float]:
    along = (row["mean_age"] - span[0]) / (span[1] - span[0])
    return _NARROWEST * (along if look.mirrored else 1 - along), (_HEIGHT - _BELOW) * (1 - row["late_pct"] / _CEILING)


def _around(centre: tuple[float, float], radius: float) -> Box:
    return centre[0] - radius, centre[0] + radius, centre[1] - radius, centre[1] + radius


def _box(centre: tuple[float, float], gap: float, side: tuple[int, int], words: str) -> Box:
    """Return what a name takes beside a dot: `gap` pixels from its centre, across or down."""
    lines = [line.strip("\u2066\u2067\u2068\u2069") for line in words.split("<br>")]
    width, height = _LETTER * max(len(line) for line in lines), _LINE * len(lines)
    left = centre[0] + side[0] * gap - (width if side[0] < 0 else 0 if side[0] else width / 2)
    top = centre[1] + side[1] * gap - (height if side[1] < 0 else 0 if side[1] else height / 2)
    return left, left + width, top, top + height


def _is_free(box: Box, taken: list[Box]) -> bool:
    inside = box[0] >= 0 and box[1] <= _NARROWEST
    return inside and not any(box[0] < other[1] and other[0] < box[1] and box[2] < other[3] and other[2] < box[3] for other in taken)
