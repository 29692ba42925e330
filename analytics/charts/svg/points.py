"""Points: lines with their gaps, steps and dashes, bands and hatched areas, markers, words."""

from itertools import groupby
from typing import Any

from analytics.charts.svg.colouring import one_of, painted
from analytics.charts.svg.elements import element, path, steps
from analytics.charts.svg.hatching import hatching
from analytics.charts.svg.lettering import Type, text
from analytics.charts.svg.markers import marker
from analytics.charts.svg.sheet import Sheet

Point = tuple[float, float]
_DASHES = {"dot": "2,4", "dash": "6,4"}


def points(traces: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """Return the marks of each trace of points; one that fills to the next needs the one before it."""
    before = [None, *traces][: len(traces)]
    return [_trace(trace, previous, sheet) for trace, previous in zip(traces, before, strict=True)]


def _trace(trace: dict[str, Any], previous: dict[str, Any] | None, sheet: Sheet) -> str:
    mode = trace["mode"].split("+")
    drawn = [_filled(trace, previous, sheet)]
    drawn += [_lines(trace, sheet)] if "lines" in mode else []
    drawn += [marker(trace, place, point) for place, point in _known(trace, sheet)] if "markers" in mode else []
    drawn += [_words(trace, place, point, sheet) for place, point in _known(trace, sheet)] if "text" in mode else []
    return "".join(drawn)


def _known(trace: dict[str, Any], sheet: Sheet) -> list[tuple[int, Point]]:
    """Return the points of a trace that have both values, each with its place in the trace."""
    across, up = sheet.pair(trace)
    values = zip(trace["x"], trace["y"], strict=True)
    return [(place, (across.at(x), up.at(y))) for place, (x, y) in enumerate(values) if x is not None and y is not None]


def _stretches(trace: dict[str, Any], sheet: Sheet) -> list[list[Point]]:
    """Return the points in a row, cut where a value is missing."""
    known = _known(trace, sheet)
    runs = groupby(enumerate(known), key=lambda item: item[1][0] - item[0])
    found = [[point for _, (_, point) in run] for _, run in runs]
    return [steps(run) for run in found] if trace.get("line", {}).get("shape") == "hv" else found


def _lines(trace: dict[str, Any], sheet: Sheet) -> str:
    line = {"color": sheet.ink, **trace.get("line", {})}
    if not line.get("width", 2):
        return ""
    stroke = {**painted(line["color"], "stroke"), "stroke_width": line.get("width", 2), "stroke_dasharray": _DASHES.get(line.get("dash"))}
    runs = [run for run in _stretches(trace, sheet) if len(run) > 1]
    shape = {"fill": "none", "stroke_linejoin": "round", "klass": "line", **stroke}
    return "".join(element("path", d=path(run), **shape) for run in runs)


def _filled(trace: dict[str, Any], previous: dict[str, Any] | None, sheet: Sheet) -> str:
    if trace.get("fill") == "tonexty" and previous:
        edge = [point for run in _stretches(previous, sheet) for point in run]
        run = [point for run in _stretches(trace, sheet) for point in run]
        return element("path", d=path([*edge, *run[::-1]], is_closed=True), klass="band", **painted(trace["fillcolor"]))
    if trace.get("fill") == "toself":
        return "".join(_hatched(run, trace["fillpattern"]) for run in _stretches(trace, sheet))
    return ""


def _hatched(run: list[Point], pattern: dict[str, Any]) -> str:
    (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*run, strict=True))
    ground = element("path", d=path(run, is_closed=True), klass="area", **painted(pattern["bgcolor"]))
    return ground + hatching((left, top, right, bottom), pattern)


def _words(trace: dict[str, Any], place: int, point: Point, sheet: Sheet) -> str:
    font = {**sheet.layout["font"], **trace.get("textfont", {})}
    down, _, across = one_of(trace.get("textposition", "middle"), place).partition(" ")
    x, y = point
    size, away = font["size"], _radius(trace, place) + 3
    # A position names the side of the point on which words stand, a block of words the edge that lies there.
    block = Type(size, one_of(font["color"], place), {"left": "right", "right": "left"}.get(across, "center"), _DOWN[down])
    shift = {"left": -away, "right": away}.get(across, 0)
    return text(one_of(trace["text"], place), x + shift, y + {"top": -away, "bottom": away}.get(down, 0), block)


_DOWN = {"top": "bottom", "middle": "middle", "bottom": "top"}


def _radius(trace: dict[str, Any], place: int) -> float:
    return one_of(trace.get("marker", {}).get("size", 6), place) / 2 if "markers" in trace["mode"] else 0
