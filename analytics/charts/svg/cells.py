"""Cells of a heat table: a colour on the scale of its trace, and the number in words."""

from typing import Any

from analytics.charts.svg.colouring import on_scale, painted
from analytics.charts.svg.elements import element
from analytics.charts.svg.lettering import Type, text
from analytics.charts.svg.sheet import Sheet


def cells(traces: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """Return the marks of each heat table."""
    return ["".join(_cell(trace, sheet, line, column) for line, column in _places(trace)) for trace in traces]


def _places(trace: dict[str, Any]) -> list[tuple[int, int]]:
    return [(line, column) for line in range(len(trace["y"])) for column in range(len(trace["x"]))]


def _cell(trace: dict[str, Any], sheet: Sheet, line: int, column: int) -> str:
    across, up = sheet.pair(trace)
    x, y, value = trace["x"][column], trace["y"][line], trace["z"][line][column]
    left, right = sorted((across.at(x - 0.5), across.at(x + 0.5)))
    top, bottom = sorted((up.at(y - 0.5), up.at(y + 0.5)))
    wide, high = right - left - trace["xgap"], bottom - top - trace["ygap"]
    place = {"x": left + trace["xgap"] / 2, "y": top + trace["ygap"] / 2}
    paint = painted(on_scale(value, trace)) if value is not None else {"fill": "none"}
    ground = element("rect", **place, width=max(wide, 0), height=max(high, 0), klass="cell", **paint)
    font = {**sheet.layout["font"], **trace["textfont"]}
    return ground + text(trace["text"][line][column], (left + right) / 2, (top + bottom) / 2, Type(font["size"], font["color"], "center"))
