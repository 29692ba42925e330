"""Words laid over a picture: annotations at their places, and the lines above or below the plots."""

from typing import Any

from analytics.charts.svg.colouring import painted
from analytics.charts.svg.elements import element
from analytics.charts.svg.lettering import LINE, Type, size_of, text
from analytics.charts.svg.sheet import Sheet

_FIRST = 5  # pixels above the first line
_DOWN = {"top": 0, "middle": 0.5, "bottom": 1}
_ACROSS = {"left": 0, "center": 0.5, "right": 1}


def annotations(sheet: Sheet) -> str:
    """Return the annotations of a sheet."""
    return "".join(_annotation(one, sheet) for one in sheet.layout.get("annotations", []))


def _annotation(one: dict[str, Any], sheet: Sheet) -> str:
    font = {**sheet.layout["font"], **one.get("font", {})}
    across, down = one.get("xanchor", "center"), one.get("yanchor", "middle")
    wide, high = size_of(one["text"], font["size"])
    x = sheet.place("x", one.get("xref", "x"), one["x"]) + one.get("xshift", 0)
    y = sheet.place("y", one.get("yref", "y"), one["y"]) - one.get("yshift", 0)
    leader = _leader(one, x, y) if one.get("showarrow") else ""
    x, y = (x + one["ax"], y + one["ay"]) if leader else (x, y)
    left = _kept(x - _ACROSS[across] * wide, wide, sheet.width)
    top = _kept(y - _DOWN[down] * high, high, sheet.height)
    words = text(one["text"], left + _ACROSS[across] * wide, top, Type(font["size"], font["color"], across, "top"))
    if "bgcolor" not in one:
        return leader + words
    pad = one.get("borderpad", 1)
    ground = {"x": left - pad, "y": top - pad, "width": wide + 2 * pad, "height": high + 2 * pad}
    return leader + element("rect", **ground, **painted(one["bgcolor"])) + words


def _leader(one: dict[str, Any], x: float, y: float) -> str:
    """Return the line from a point to the words that belong to it."""
    return element(
        "line", x1=x, x2=x + one["ax"], y1=y, y2=y + one["ay"], stroke_width=one["arrowwidth"], **painted(one["arrowcolor"], "stroke")
    )


def _kept(start: float, length: float, whole: float) -> float:
    """Return a start from which `length` pixels lie within `whole`."""
    return min(max(start, 1), max(whole - length - 1, 1))


def title(sheet: Sheet) -> str:
    """Return the lines that stand above the plots, or below them where the title says so."""
    said = sheet.layout.get("title")
    if not said or not said["text"]:
        return ""
    font, pad = said["font"], said.get("pad", {})
    across = said.get("xanchor", "left")
    x = pad.get("l", 0) if across == "left" else sheet.width - pad.get("r", 0)
    high = LINE * font["size"] * (said["text"].count("<br>") + 1)
    y = _FIRST if said.get("yanchor") != "bottom" else sheet.height - high - _FIRST
    return text(said["text"], x, y, Type(font["size"], font["color"], across, "top"))
