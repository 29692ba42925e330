"""The twelve regions as equal tiles, because area must not shout louder than data; needs no geometry and no host."""

import re
from dataclasses import dataclass
from itertools import chain

from analytics.charts.look import Look, bare_axis, layout, safe
from analytics.charts.selectable import selectable
from analytics.charts.shades import ink_on, shade, step_of
from analytics.vocabulary import Term, vocabularies
from analytics.words import say

OUTSIDE = {"fr": "Hors de la vue", "ar": "خارج العرض", "en": "Outside the view"}
_ROW, _BREADTH, _HALF = 56, 1.25, 0.47  # a tile is a little wider than high, as its name is


@dataclass(frozen=True)
class _Tile:
    """One region: its words, its row and its number where it has them, whether the view keeps it."""

    term: Term
    row: dict | None
    value: float | None
    is_kept: bool

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Return left, right, top and bottom on the grid."""
        across, down = int(self.term.extra["tile_column"]), int(self.term.extra["tile_row"])
        return (across - _HALF) * _BREADTH, (across + _HALF) * _BREADTH, down - _HALF, down + _HALF


@dataclass(frozen=True)
class TileMap:
    """A number a region on the tile grid of data/vocabulary/regions.csv.

    A region the view keeps and that has no row has `nothing`: 0 where records were counted, None where a number may be unknown.
    A number that was refused, or that the view does not ask for, is a hatched tile with a dash; the hover says which.
    """

    value: str
    nothing: int | None = None
    region: str = "region"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the map is never mirrored."""
        tiles = self._tiles({row[self.region]: row for row in rows}, look)
        largest = max((tile.value for tile in tiles if tile.value is not None), default=0) or 1
        shades = [look.tones.raised if tile.value is None else shade(step_of(tile.value, largest), look.tones) for tile in tiles]
        texts = {
            "type": "scatter",
            "mode": "markers+text",
            "marker": {"size": _ROW, "symbol": "square", "opacity": 0},  # a tile answers wherever it is touched
            "x": [sum(tile.edges[:2]) / 2 for tile in tiles],
            "y": [sum(tile.edges[2:]) / 2 for tile in tiles],
            "text": [self._text(tile, look) for tile in tiles],
            "textfont": {"size": 11, "color": [ink_on(colour, look.tones) for colour in shades]},
            "customdata": [self._hover(tile, look) for tile in tiles],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable([{self.region: tile.term.code} for tile in tiles], self.region),
        }
        squares = [_square(tile, colour, look) for tile, colour in zip(tiles, shades, strict=True)]
        return {"data": [_hatching([tile for tile in tiles if tile.value is None], look), texts], "layout": _grid(tiles, squares, look)}

    def _tiles(self, found: dict[str, dict], look: Look) -> list[_Tile]:
        kept = look.categories(self.region, list(found))
        terms = [term for term in vocabularies()["regions"].terms if term.extra["kind"] == "region"]
        empty = {term.code: {self.value: self.nothing if term.code in kept else None} for term in terms}
        return [_Tile(term, found.get(term.code), found.get(term.code, empty[term.code])[self.value], term.code in kept) for term in terms]

    def _text(self, tile: _Tile, look: Look) -> str:
        lines = re.split("[ -]", tile.term.extra[f"tile_{look.lang}"])
        return "<br>".join([*(look.line(safe(line)) for line in lines), f"<b>{self._number(tile, look)}</b>"])

    def _number(self, tile: _Tile, look: Look) -> str:
        return look.shown(self.value, tile.value)

    def _hover(self, tile: _Tile, look: Look) -> str:
        name = look.name(self.region, tile.term.code)
        if tile.value is not None or (tile.is_kept and "held" in look.own.get(self.value, {})):
            return f"{name}<br>{look.fact(self.value, self._number(tile, look))}"
        why = say("kpi_none", look.lang) if tile.is_kept else OUTSIDE[look.lang]
        known = [look.fact(column, look.shown(column, value)) for column, value in self._counts(tile).items()]
        return "<br>".join([name, look.line(safe(why)), *known])

    def _counts(self, tile: _Tile) -> dict[str, float]:
        """Return what is known of a region whose number was refused."""
        return {column: value for column, value in (tile.row or {}).items() if column != self.region and value is not None}


def _square(tile: _Tile, colour: str, look: Look) -> dict:
    left, right, top, bottom = tile.edges
    edge = {"color": look.tones.data if tile.value is None else look.tones.line, "width": 1}
    return {"type": "rect", "x0": left, "x1": right, "y0": top, "y1": bottom, "fillcolor": colour, "line": edge, "layer": "below"}


def _hatching(tiles: list[_Tile], look: Look) -> dict:
    corners = [tile.edges for tile in tiles]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(chain.from_iterable((left, right, right, left, left, None) for left, right, *_ in corners)),
        "y": list(chain.from_iterable((top, top, bottom, bottom, top, None) for *_, top, bottom in corners)),
        "line": {"width": 0},
        "fill": "toself",
        "fillpattern": {"shape": "/", "fgcolor": look.tones.line, "bgcolor": look.tones.raised, "size": 7, "solidity": 0.2},
        "hoverinfo": "skip",
    }


def _grid(tiles: list[_Tile], squares: list[dict], look: Look) -> dict:
    lefts, rights, tops, bottoms = zip(*(tile.edges for tile in tiles), strict=True)
    across = bare_axis(look, showticklabels=False, range=[min(lefts) - 0.03, max(rights) + 0.03], constrain="domain")
    down = bare_axis(look, showticklabels=False, range=[max(bottoms) + 0.03, min(tops) - 0.03], scaleanchor="x", constrain="domain")
    return layout(look, height=round(_ROW * (max(bottoms) - min(tops))) + 16, shapes=squares, xaxis=across, yaxis=down)
