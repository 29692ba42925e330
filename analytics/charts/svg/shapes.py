"""Shapes of a layout: rectangles and lines under the marks."""

from typing import Any

from analytics.charts.svg.colouring import painted
from analytics.charts.svg.elements import element
from analytics.charts.svg.sheet import Sheet

_DASHES = {"dot": "2,3", "dash": "6,4"}


def shapes(sheet: Sheet) -> str:
    """Return the shapes of a sheet."""
    return "".join(_shape(shape, sheet) for shape in sheet.layout.get("shapes", []))


def _shape(shape: dict[str, Any], sheet: Sheet) -> str:
    x0, x1 = (sheet.place("x", shape.get("xref", "x"), shape[end]) for end in ("x0", "x1"))
    y0, y1 = (sheet.place("y", shape.get("yref", "y"), shape[end]) for end in ("y0", "y1"))
    line = shape["line"]
    stroke = {"stroke_width": line.get("width", 1), **painted(line.get("color", "none"), "stroke")}
    if shape["type"] == "line":
        return element("line", x1=x0, x2=x1, y1=y0, y2=y1, stroke_dasharray=_DASHES.get(line.get("dash")), **stroke)
    (left, right), (top, bottom) = sorted((x0, x1)), sorted((y0, y1))
    return element("rect", x=left, y=top, width=right - left, height=bottom - top, **painted(shape["fillcolor"]), **stroke)
