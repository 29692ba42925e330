"""Hatching: slanted lines within a rectangle, drawn one by one, because not every reader of SVG knows patterns."""

import math
from typing import Any

from analytics.charts.svg.colouring import painted
from analytics.charts.svg.elements import element, path

Box = tuple[float, float, float, float]  # left, top, right, bottom


def hatching(box: Box, pattern: dict[str, Any]) -> str:
    """Return lines that rise to the right, every `size` pixels, in the foreground colour of `pattern`."""
    left, top, right, bottom = box
    size = pattern["size"]
    first, last = math.floor((left + top) / size) + 1, math.ceil((right + bottom) / size)
    lines = [path(_within(step * size, box)) for step in range(first, last)]
    width = pattern["solidity"] * size / math.sqrt(2)
    seen_through = 0.5 if pattern.get("fillmode") == "overlay" else None
    stroke = {"stroke_width": width, "stroke_opacity": seen_through, **painted(pattern["fgcolor"], "stroke")}
    return element("path", d="".join(lines), **stroke) if lines else ""


def _within(total: float, box: Box) -> list[tuple[float, float]]:
    """Return the two ends, within the box, of the line on which x + y is `total`."""
    left, top, right, bottom = box
    low, high = max(left, total - bottom), min(right, total - top)
    return [(low, total - low), (high, total - high)]
