"""The twelve regions as equal squares, because area must not shout louder than data; needs no geometry and no host."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.look import Look, bare_axis, layout, safe
from analytics.vocabulary import Term, vocabularies, word_of

_SHADES = 5


@dataclass(frozen=True)
class TileMap:
    """A number a region on the tile grid of data/vocabulary/regions.csv; a region without rows is an outlined tile."""

    value: str
    region: str = "region"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        values = {row[self.region]: row[self.value] for row in rows if row[self.value] is not None}
        tiles = [term for term in vocabularies()["regions"].terms if term.extra["kind"] == "region"]
        largest = max(values.values(), default=0) or 1
        shapes = [_square(term, self._shade(values.get(term.code), largest, look), look) for term in tiles]
        texts = {
            "type": "scatter",
            "mode": "text",
            "x": [int(term.extra["tile_column"]) for term in tiles],
            "y": [int(term.extra["tile_row"]) for term in tiles],
            "text": [self._text(term, values.get(term.code), look) for term in tiles],
            "textfont": {"size": 10, "color": [self._ink(values.get(term.code), largest, look) for term in tiles]},
            "customdata": [[safe(term.full[look.lang]), look.shown(self.value, values.get(term.code))] for term in tiles],
            "hovertemplate": f"%{{customdata[0]}}<br>{look.label(self.value)}: %{{customdata[1]}}<extra></extra>",
        }
        return {"data": [texts], "layout": _grid(shapes, look)}

    def _step(self, value: float | None, largest: float) -> int:
        return 0 if not value else min(_SHADES, 1 + int(_SHADES * value / largest * 0.999))

    def _shade(self, value: float | None, largest: float, look: Look) -> tuple[str, float]:
        step = self._step(value, largest)
        return (look.tones.accent, (0, 0.14, 0.32, 0.52, 0.76, 1)[step])

    def _ink(self, value: float | None, largest: float, look: Look) -> str:
        return look.tones.on_accent if self._step(value, largest) >= 4 else look.tones.ink

    def _text(self, term: Term, value: float | None, look: Look) -> str:
        name = safe(word_of("regions", term.code, look.lang).split("-")[0] if look.lang != "ar" else term.full["ar"].split()[0])
        return f"{name.replace(' ', '<br>')}<br><b>{look.shown(self.value, value)}</b>"


def _square(term: Term, shade: tuple[str, float], look: Look) -> dict:
    x, y = int(term.extra["tile_column"]), int(term.extra["tile_row"])
    edges = {"x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.47, "y1": y + 0.47}
    return {"type": "rect", **edges, "fillcolor": faded(*shade), "line": {"color": look.tones.line, "width": 1}, "layer": "below"}


def _grid(shapes: list[dict], look: Look) -> dict:
    columns, rows = ([shape[f"{side}{end}"] for shape in shapes for end in (0, 1)] for side in "xy")
    across = bare_axis(look, showticklabels=False, range=[min(columns) - 0.06, max(columns) + 0.06], constrain="domain")
    down = bare_axis(look, showticklabels=False, range=[max(rows) + 0.06, min(rows) - 0.06], scaleanchor="x", constrain="domain")
    return layout(look, height=430, shapes=shapes, xaxis=across, yaxis=down)
