"""The room around the plots: as much as names, ticks and titles of axes need."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from analytics.charts.svg.axis import ticks_of
from analytics.charts.svg.lettering import size_of

BETWEEN = 3  # pixels between ticks and their texts
_TITLE = 14  # standoff of a title that says none
AIR = 6  # pixels between names and the edge of the picture
_APART = 6  # pixels between two names side by side
_EDGE = 1e-6


@dataclass(frozen=True)
class Margins:
    """Pixels at each side of the plots."""

    left: float
    right: float
    top: float
    bottom: float


def margins_of(layout: dict[str, Any], width: float) -> Margins:
    """Return the margins of a layout on a canvas of `width` pixels; those it asks for are the least."""
    least = Margins(*(layout["margin"].get(side, 8) for side in "lrtb"))
    wide = _beside(layout, least)
    return _over(layout, _ends(layout, wide, width), width)


def names_size(layout: dict[str, Any], keys: dict[str, Any]) -> float:
    """Return the height of type of the ticks of an axis."""
    return keys.get("tickfont", {}).get("size", layout["font"]["size"])


def are_upright(layout: dict[str, Any], keys: dict[str, Any], length: float) -> bool:
    """Return whether the names along an axis of `length` pixels stand upright, because level ones would touch."""
    if -90 not in keys.get("autotickangles", ()):
        return False
    first, last = keys["range"]
    size = names_size(layout, keys)
    found = [(length * (value - first) / (last - first), size_of(words, size)[0]) for value, words in ticks_of(keys)]
    return any(abs(at - other) < (one + two) / 2 + _APART for (at, one), (other, two) in pairwise(found))


def _axes(layout: dict[str, Any], letter: str) -> list[dict[str, Any]]:
    return [keys for name, keys in layout.items() if name.startswith(f"{letter}axis") and isinstance(keys, dict)]


def _beside(layout: dict[str, Any], least: Margins) -> Margins:
    """Return the margins with room for the names beside the plots that stand at an edge."""
    room = {"left": least.left, "right": least.right}
    for keys in _axes(layout, "y"):
        side = keys.get("side", "left")
        widest = max((size_of(words, names_size(layout, keys))[0] for _, words in ticks_of(keys)), default=0)
        if widest and _is_at_edge(layout, keys, side):
            room[side] = max(room[side], widest + keys.get("ticklen", 5) + BETWEEN + AIR + title_height(keys))
    return replace(least, **room)


def _is_at_edge(layout: dict[str, Any], keys: dict[str, Any], side: str) -> bool:
    """Return whether the plot of a vertical axis is the first from `side`."""
    left, right = layout[f"xaxis{keys.get('anchor', 'x')[1:]}"].get("domain", [0, 1])
    return left < _EDGE if side == "left" else right > 1 - _EDGE


def _ends(layout: dict[str, Any], margins: Margins, width: float) -> Margins:
    """Return the margins with room for the half of the outermost ticks of the axes below."""
    left, right = margins.left, margins.right
    for keys in _axes(layout, "x"):
        first, last = sorted(keys["range"])
        size, (start, end) = names_size(layout, keys), keys.get("domain", [0, 1])
        if keys.get("type") == "log" or are_upright(layout, keys, width - left - right):
            continue
        for value, words in ticks_of(keys):
            share = (value - first) / (last - first)
            share = start + (share if keys["range"][0] == first else 1 - share) * (end - start)
            half, at = size_of(words, size)[0] / 2, left + share * (width - left - right)
            left, right = max(left, left + half - at), max(right, right + at + half - width)
    return replace(margins, left=left, right=right)


def _over(layout: dict[str, Any], margins: Margins, width: float) -> Margins:
    """Return the margins with room for names and titles above and below the plots."""
    room = {"top": margins.top, "bottom": margins.bottom}
    for keys in _axes(layout, "x"):
        start, end = keys.get("domain", [0, 1])
        side = keys.get("side", "bottom")
        if end - start > 1 - _EDGE:
            needed = names_height(layout, keys, (width - margins.left - margins.right) * (end - start)) + title_height(keys)
            room[side] = max(room[side], needed + AIR)
    return replace(margins, **room)


def names_height(layout: dict[str, Any], keys: dict[str, Any], length: float) -> float:
    """Return the height of the names along an axis of `length` pixels, its ticks among them; 0 where it shows none."""
    size = names_size(layout, keys)
    sizes = [size_of(words, size) for _, words in ticks_of(keys)]
    upright = are_upright(layout, keys, length)
    highest = max((width if upright else height for width, height in sizes), default=0)
    return highest + keys.get("ticklen", 5) + (BETWEEN if upright else 0) if sizes else 0


def title_height(keys: dict[str, Any]) -> float:
    """Return the height of the title of an axis with the room above it, 0 where it has none."""
    title = keys.get("title")
    return size_of(title["text"], title["font"]["size"])[1] + title.get("standoff", _TITLE) - 4 if title else 0
