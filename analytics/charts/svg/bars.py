"""Bars, upright or level: beside one another, stacked, laid over, with hatching and the figure at their end."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from analytics.charts.svg.axis import Axis
from analytics.charts.svg.colouring import one_of, painted
from analytics.charts.svg.elements import element
from analytics.charts.svg.hatching import Box, hatching
from analytics.charts.svg.lettering import Type, text
from analytics.charts.svg.sheet import Sheet

_APART = 3  # pixels between a bar and the figure at its end
_GAP = 0.2  # between groups where a figure says none


@dataclass(frozen=True)
class _Bar:
    """One bar: its place in its trace, where it stands and how broad it is, and from where to where it reaches, in values."""

    place: int
    middle: float
    breadth: float
    base: float
    end: float


def bars(traces: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """Return the marks of each trace of bars."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, trace in enumerate(traces):
        groups[trace.get("xaxis", "x"), trace.get("yaxis", "y")].append(place)
    found: dict[int, list[_Bar]] = {}
    for places in groups.values():
        found |= dict(zip(places, _placed([traces[place] for place in places], sheet.layout), strict=True))
    return ["".join(_drawn(bar, trace, sheet) for bar in found[place]) for place, trace in enumerate(traces)]


def _placed(traces: list[dict[str, Any]], layout: dict[str, Any]) -> list[list[_Bar]]:
    """Return the bars of the traces of one plot."""
    mode, gap = layout.get("barmode", "group"), layout.get("bargap", _GAP)
    slots = len(traces) if mode == "group" else 1
    reached: dict[tuple[float, bool], float] = defaultdict(float)
    drawn = []
    for slot, trace in enumerate(traces):
        breadth = trace.get("width", (1 - gap) / slots)
        aside = (slot - (slots - 1) / 2) * breadth if slots > 1 else 0
        drawn.append([])
        for place, (where, length) in enumerate(_values(trace)):
            if length is None:
                continue
            stack = (where, length < 0)
            base = reached[stack] if mode in ("stack", "relative") else one_of(trace.get("base", 0), place) or 0
            reached[stack] += length
            drawn[-1].append(_Bar(place, where + aside, breadth, base, base + length))
    return drawn


def _values(trace: dict[str, Any]) -> list[tuple[float, float | None]]:
    """Return where each bar stands and how long it is."""
    level = trace.get("orientation") == "h"
    return list(zip(trace["y" if level else "x"], trace["x" if level else "y"], strict=True))


def _drawn(bar: _Bar, trace: dict[str, Any], sheet: Sheet) -> str:
    across, up = sheet.pair(trace)
    level = trace.get("orientation") == "h"
    along, beside = (across, up) if level else (up, across)
    base, end = along.at(bar.base), along.at(bar.end)
    first, last = sorted((beside.at(bar.middle - bar.breadth / 2), beside.at(bar.middle + bar.breadth / 2)))
    low, high = sorted((base, end))
    box = (low, first, high, last) if level else (first, low, last, high)
    return _rectangle(box, trace, bar.place) + (_figure(bar, trace, sheet, (base, end, (first + last) / 2)) if "text" in trace else "")


def _rectangle(box: Box, trace: dict[str, Any], place: int) -> str:
    left, top, right, bottom = box
    marker, edge = trace["marker"], trace["marker"].get("line", {})
    stroke = {"stroke": edge["color"], "stroke_width": edge["width"]} if edge.get("width") else {}
    fill = painted(one_of(marker["color"], place))
    shape = element("rect", x=left, y=top, width=right - left, height=bottom - top, klass="bar", **fill, **stroke)
    pattern = marker.get("pattern")
    return shape + (hatching(box, pattern) if pattern and one_of(pattern["shape"], place) else "")


def _figure(bar: _Bar, trace: dict[str, Any], sheet: Sheet, ends: tuple[float, float, float]) -> str:
    """Return the figure beyond the end of a bar, whichever way the bar grows."""
    base, end, middle = ends
    axis: Axis = sheet.pair(trace)[0]
    is_rightwards = end > base or (end == base and axis.start < axis.end and axis.keys["range"][0] < axis.keys["range"][1])
    font = {**sheet.layout["font"], **trace.get("textfont", {})}
    across = "left" if is_rightwards else "right"
    at = end + (_APART if is_rightwards else -_APART)
    return text(one_of(trace["text"], bar.place), at, middle, Type(font["size"], one_of(font["color"], bar.place), across))
