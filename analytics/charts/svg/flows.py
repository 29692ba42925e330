"""Flows: nodes in columns, and bands between them as thick as their value."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics.charts.svg.colouring import one_of, painted
from analytics.charts.svg.elements import element, pixels
from analytics.charts.svg.lettering import Type, text
from analytics.charts.svg.sheet import Sheet

_BESIDE = 4  # pixels between a node and its name


@dataclass(frozen=True)
class _Node:
    """A node on the sheet: its left edge, its top and its height in pixels."""

    left: float
    top: float
    height: float


def flows(traces: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """Return the marks of each flow."""
    return [_flow(trace, sheet) for trace in traces]


def _flow(trace: dict[str, Any], sheet: Sheet) -> str:
    link = trace["link"]
    columns = _columns(link["source"], link["target"], len(trace["node"]["label"]))
    scale = _scale(trace, columns, sheet)
    nodes = _nodes(trace, columns, scale, sheet)
    bands = _bands(link, nodes, scale, trace["node"]["thickness"])
    names = [_name(trace, place, node, columns[place] == max(columns), sheet) for place, node in enumerate(nodes)]
    return "".join([*bands, *names])


def _columns(sources: list[int], targets: list[int], count: int) -> list[int]:
    """Return the column of each node: one further than the furthest node that flows into it."""
    columns = [0] * count
    for _ in range(count):
        for source, target in zip(sources, targets, strict=True):
            columns[target] = max(columns[target], columns[source] + 1)
    return columns


def _sizes(trace: dict[str, Any]) -> list[float]:
    """Return what flows through each node."""
    link = trace["link"]
    into, out = ([0.0] * len(trace["node"]["label"]) for _ in range(2))
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        out[source] += value
        into[target] += value
    return [max(pair) for pair in zip(into, out, strict=True)]


def _scale(trace: dict[str, Any], columns: list[int], sheet: Sheet) -> float:
    """Return how many pixels one is, so that the fullest column fits."""
    sizes, pad = _sizes(trace), trace["node"]["pad"]
    whole = sheet.height - sheet.margins.top - sheet.margins.bottom
    return min(
        (whole - pad * (columns.count(column) - 1)) / (sum(_of(sizes, columns, column)) or 1)
        for column in range(max(columns, default=0) + 1)
    )


def _of(values: Iterable[float], columns: list[int], column: int) -> list[float]:
    return [value for value, own in zip(values, columns, strict=True) if own == column]


def _nodes(trace: dict[str, Any], columns: list[int], scale: float, sheet: Sheet) -> list[_Node]:
    """Return the nodes, in their order from above, each column in the middle of the height."""
    sizes, pad, thick = _sizes(trace), trace["node"]["pad"], trace["node"]["thickness"]
    whole = sheet.height - sheet.margins.top - sheet.margins.bottom
    step = (sheet.width - sheet.margins.left - sheet.margins.right - thick) / (max(columns, default=0) or 1)
    tops = []
    for column in range(max(columns, default=0) + 1):
        own = _of(sizes, columns, column)
        tops.append(sheet.margins.top + (whole - scale * sum(own) - pad * (len(own) - 1)) / 2)
    nodes = []
    for size, column in zip(sizes, columns, strict=True):
        nodes.append(_Node(sheet.margins.left + column * step, tops[column], scale * size))
        tops[column] += scale * size + pad
    return nodes


def _bands(link: dict[str, Any], nodes: list[_Node], scale: float, thick: float) -> list[str]:
    """Return the bands; at each node they leave and arrive in the order of the nodes at their other end."""
    places = range(len(link["value"]))
    leaving, arriving = {}, {}
    used_out, used_in = ([node.top for node in nodes] for _ in range(2))
    for place in sorted(places, key=lambda at: (link["source"][at], link["target"][at])):
        leaving[place] = used_out[link["source"][place]]
        used_out[link["source"][place]] += scale * link["value"][place]
    for place in sorted(places, key=lambda at: (link["target"][at], link["source"][at])):
        arriving[place] = used_in[link["target"][place]]
        used_in[link["target"][place]] += scale * link["value"][place]
    return [
        _band((nodes[link["source"][place]].left + thick, leaving[place]), (nodes[link["target"][place]].left, arriving[place]),
              scale * link["value"][place], one_of(link["color"], place))
        for place in places
    ]  # fmt: skip


def _band(start: tuple[float, float], end: tuple[float, float], thick: float, colour: str) -> str:
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    upper = f"M{_at(x0, y0)}C{_at(half, y0)} {_at(half, y1)} {_at(x1, y1)}"
    lower = f"L{_at(x1, y1 + thick)}C{_at(half, y1 + thick)} {_at(half, y0 + thick)} {_at(x0, y0 + thick)}Z"
    return element("path", d=upper + lower, klass="flow", **painted(colour))


def _at(x: float, y: float) -> str:
    return f"{pixels(x)},{pixels(y)}"


def _name(trace: dict[str, Any], place: int, node: _Node, is_last: bool, sheet: Sheet) -> str:
    """Return a node and its name, at the side that lies within the picture."""
    own, font = trace["node"], {**sheet.layout["font"], **trace["textfont"]}
    thick = own["thickness"]
    mark = element("rect", x=node.left, y=node.top, width=thick, height=node.height, klass="node", **painted(one_of(own["color"], place)))
    x, across = (node.left - _BESIDE, "right") if is_last else (node.left + thick + _BESIDE, "left")
    return mark + text(own["label"][place], x, node.top + node.height / 2, Type(font["size"], font["color"], across))
