"""Markers: filled or open shapes, and strokes along one axis."""

import math
from typing import Any

from analytics.charts.svg.colouring import one_of, painted
from analytics.charts.svg.elements import element, path

# Corners beside the middle, in halves of the size.
_CORNERS = {
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "triangle-right": [(-0.8, -1.1), (1.2, 0), (-0.8, 1.1)],
    "triangle-left": [(0.8, -1.1), (-1.2, 0), (0.8, 1.1)],
    "triangle-up": [(-1.1, 0.8), (0, -1.2), (1.1, 0.8)],
    "triangle-down": [(-1.1, -0.8), (0, 1.2), (1.1, -0.8)],
    "star": [
        (math.sin(at * math.pi / 5) * far, -math.cos(at * math.pi / 5) * far)
        for at, far in ((n, 1.4 if n % 2 == 0 else 0.54) for n in range(10))
    ],
}
_STROKES = {
    "line-ew": [[(-1, 0), (1, 0)]],
    "line-ns": [[(0, -1), (0, 1)]],
    "cross": [[(-1, 0), (1, 0)], [(0, -1), (0, 1)]],
    "x": [[(-0.8, -0.8), (0.8, 0.8)], [(-0.8, 0.8), (0.8, -0.8)]],
}
_OPEN = "-open"
_STROKE = 1.5  # pixels of an open shape that says none


def marker(trace: dict[str, Any], place: int, point: tuple[float, float]) -> str:
    """Return the marker of the point at `place` of a trace, nothing where markers are not to be seen."""
    said = trace["marker"]
    if one_of(said.get("opacity", 1), place) == 0:
        return ""
    symbol, half = one_of(said.get("symbol", "circle"), place), one_of(said["size"], place) / 2
    paint = _paint(trace, symbol, place)
    shape, (x, y) = symbol.removesuffix(_OPEN), point
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=half, klass="dot", **paint)
    if shape in _STROKES:
        lines = [path([(x + across * half, y + down * half) for across, down in stroke]) for stroke in _STROKES[shape]]
        return element("path", d="".join(lines), klass="dot", **paint)
    corners = [(x + across * half, y + down * half) for across, down in _CORNERS[shape]]
    return element("path", d=path(corners, is_closed=True), klass="dot", **paint)


def _paint(trace: dict[str, Any], symbol: str, place: int) -> dict[str, object]:
    said, edge = trace["marker"], trace["marker"].get("line", {})
    colour, width = one_of(said.get("color", trace.get("line", {}).get("color")), place), one_of(edge.get("width", 0), place)
    stroke = one_of(edge.get("color", colour), place)
    if symbol in _STROKES:
        return {"fill": "none", "stroke_width": width or _STROKE, **painted(stroke, "stroke")}
    if symbol.endswith(_OPEN):
        return {"fill": "none", "stroke_width": width or _STROKE, **painted(colour or stroke, "stroke")}
    return {**painted(colour), **({"stroke_width": width, **painted(stroke, "stroke")} if width else {})}
