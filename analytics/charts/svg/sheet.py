"""The sheet of a picture: its plots, their axes, and what stands around them."""

import re
from dataclasses import dataclass
from typing import Any

from analytics.charts.svg.axis import Axis
from analytics.charts.svg.elements import element
from analytics.charts.svg.lettering import Type, size_of, text
from analytics.charts.svg.margins import AIR, BETWEEN, Margins, are_upright, margins_of, names_height, names_size

FAMILIES = "IBM Plex Sans, IBM Plex Sans Arabic, sans-serif"
_AXIS = re.compile(r"([xy])axis(\d*)")


@dataclass(frozen=True)
class Sheet:
    """A layout on a canvas of `width` by `height` pixels; `axes` are by their short name, `x` or `y2`."""

    layout: dict[str, Any]
    width: float
    height: float
    margins: Margins
    axes: dict[str, Axis]

    @property
    def ink(self) -> str:
        """Return the colour of text that says none."""
        return self.layout["font"]["color"]

    def canvas(self) -> dict[str, object]:
        """Return the attributes of the whole picture."""
        size = {"width": self.width, "height": self.height}
        return {**size, "viewBox": f"0 0 {self.width:g} {self.height:g}", "font-family": FAMILIES}

    def pair(self, trace: dict[str, Any]) -> tuple[Axis, Axis]:
        """Return the two axes of a trace."""
        return self.axes[trace.get("xaxis", "x")], self.axes[trace.get("yaxis", "y")]

    def place(self, letter: str, ref: str, value: float) -> float:
        """Return the pixel of `value` on the axis `ref`, its domain or the paper; `letter` is x or y."""
        name, _, part = ref.partition(" ")
        if name != "paper" and not part:
            return self.axes[name].at(value)
        low, high = self.axes[name].edges if part else self._plots(letter)
        return low + value * (high - low) if letter == "x" else high - value * (high - low)

    def _plots(self, letter: str) -> tuple[float, float]:
        sides = self.margins
        return (sides.left, self.width - sides.right) if letter == "x" else (sides.top, self.height - sides.bottom)

    def grids(self) -> str:
        """Return the lines of all grids and those at zero."""
        return "".join(_grid(axis, self._across(name)) for name, axis in self.axes.items())

    def labels(self) -> str:
        """Return the ticks of all axes in words, and the titles of axes."""
        return "".join(self._names_along(name) if name[0] == "x" else self._names_beside(name) for name in self.axes)

    def _across(self, name: str) -> Axis:
        """Return the axis that meets the axis `name`."""
        other = self.axes[name].keys.get("anchor", f"{'y' if name[0] == 'x' else 'x'}{name[1:]}")
        return self.axes[other]

    def _names_beside(self, name: str) -> str:
        axis, (left, right) = self.axes[name], self._across(name).edges
        side = axis.keys.get("side", "left")
        apart = axis.keys.get("ticklen", 5) + BETWEEN
        at, across = (left - apart, "right") if side == "left" else (right + apart, "left")
        return "".join(text(words, at, y, self._type(axis, across, "middle")) for y, words in axis.ticks()) + self._upright_title(axis)

    def _names_along(self, name: str) -> str:
        axis, (top, bottom) = self.axes[name], self._across(name).edges
        low, high = axis.edges
        is_above = axis.keys.get("side") == "top"
        apart = axis.keys.get("ticklen", 5)
        at = top - apart if is_above else bottom + apart
        if are_upright(self.layout, axis.keys, high - low):
            upright = Type(names_size(self.layout, axis.keys), self._colour(axis), "left", "middle", is_upright=True)
            return "".join(text(words, x, at - BETWEEN, upright) for x, words in axis.ticks())
        level = self._type(axis, "center", "bottom" if is_above else "top")
        return "".join(text(words, x, at, level) for x, words in axis.ticks()) + self._title(axis, bottom)

    def _title(self, axis: Axis, bottom: float) -> str:
        title, (low, high) = axis.keys.get("title"), axis.edges
        if not title:
            return ""
        top = bottom + names_height(self.layout, axis.keys, high - low) + title.get("standoff", 14) - 4
        return text(title["text"], (low + high) / 2, top, Type(title["font"]["size"], title["font"]["color"], "center", "top"))

    def _upright_title(self, axis: Axis) -> str:
        title = axis.keys.get("title")
        if not title:
            return ""
        wide, high = size_of(title["text"], title["font"]["size"])
        at = AIR + high / 2 if axis.keys.get("side", "left") == "left" else self.width - AIR - high / 2
        low, bottom = axis.edges
        middle = min(max((low + bottom) / 2, wide / 2 + 1), self.height - wide / 2 - 1)
        return text(title["text"], at, middle, Type(title["font"]["size"], title["font"]["color"], "center", is_upright=True))

    def _colour(self, axis: Axis) -> str:
        return axis.keys.get("tickfont", {}).get("color", self.ink)

    def _type(self, axis: Axis, across: str, down: str) -> Type:
        return Type(names_size(self.layout, axis.keys), self._colour(axis), across, down)


def sheet_of(layout: dict[str, Any], width: int) -> Sheet:
    """Return the sheet of a layout that is `width` pixels wide."""
    height = layout["height"]
    margins = margins_of(layout, width)
    found = {found[1] + found[2]: keys for name, keys in layout.items() if (found := _AXIS.fullmatch(name))}
    axes = {name: _axis(name, keys, margins, (width, height)) for name, keys in found.items()}
    return Sheet(layout, width, height, margins, {name: _evened(axis, axes) for name, axis in axes.items()})


def _axis(name: str, keys: dict[str, Any], margins: Margins, size: tuple[float, float]) -> Axis:
    start, end = keys.get("domain", [0, 1])
    if name[0] == "x":
        length = size[0] - margins.left - margins.right
        return Axis(keys, margins.left + start * length, margins.left + end * length)
    low, length = size[1] - margins.bottom, size[1] - margins.top - margins.bottom
    return Axis(keys, low - start * length, low - end * length)


def _evened(axis: Axis, axes: dict[str, Axis]) -> Axis:
    """Return an axis on which one is as many pixels as on the other of its plot, where the figure asks for that."""
    if "constrain" not in axis.keys:
        return axis
    unit = min(_unit(one) for one in axes.values() if "constrain" in one.keys)
    middle, half = (axis.start + axis.end) / 2, (axis.end - axis.start) / 2 * unit / _unit(axis)
    return Axis(axis.keys, middle - half, middle + half)


def _unit(axis: Axis) -> float:
    first, last = axis.keys["range"]
    return abs((axis.end - axis.start) / (last - first))


def _grid(axis: Axis, across: Axis) -> str:
    is_level = axis.start < axis.end
    shown = [at for at, _ in axis.ticks()] if axis.keys.get("showgrid") else []
    lines = [_line(at, across.edges, is_level, axis.keys["gridcolor"]) for at in shown]
    if axis.keys.get("zeroline") and axis.holds(0):
        lines.append(_line(axis.at(0), across.edges, is_level, axis.keys["zerolinecolor"]))
    return "".join(lines)


def _line(at: float, ends: tuple[float, float], is_level: bool, colour: str) -> str:
    first, last = ends
    places = {"x1": at, "x2": at, "y1": first, "y2": last} if is_level else {"x1": first, "x2": last, "y1": at, "y2": at}
    return element("line", **{**places, "stroke": colour, "stroke_width": 1})
