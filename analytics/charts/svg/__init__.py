"""A figure as a static picture in SVG, made without a browser: the same figure gives the same bytes."""

from analytics.charts.svg.bars import bars
from analytics.charts.svg.cells import cells
from analytics.charts.svg.elements import element
from analytics.charts.svg.flows import flows
from analytics.charts.svg.points import points
from analytics.charts.svg.shapes import shapes
from analytics.charts.svg.sheet import Sheet, sheet_of
from analytics.charts.svg.words_over import annotations, title
from analytics.errors import NotDrawn

_KINDS = {"bar": bars, "scatter": points, "heatmap": cells, "sankey": flows}


def svg_of(figure: dict, width: int, name: str = "") -> str:
    """Return `figure`, a Plotly dictionary of this room, as SVG text `width` pixels wide and as high as its layout says.

    `name` is its text for those who cannot see it. Every coordinate lies within the picture. Raises `NotDrawn` for another kind of trace.
    """
    unknown = next((trace["type"] for trace in figure["data"] if trace["type"] not in _KINDS), None)
    if unknown:
        raise NotDrawn(unknown, tuple(_KINDS))
    sheet = sheet_of(figure["layout"], width)
    inside = [shapes(sheet), sheet.grids(), *_traces(figure["data"], sheet), sheet.labels(), annotations(sheet), title(sheet)]
    named = {"role": "img", "aria-label": name} if name else {}
    return element("svg", "".join(inside), xmlns="http://www.w3.org/2000/svg", **sheet.canvas(), **named)


def _traces(data: list[dict], sheet: Sheet) -> list[str]:
    """Return the marks of each trace in their order; a kind draws its traces of one plot together, because bars stand on one another."""
    drawn = {}
    for kind, draw in _KINDS.items():
        places = [place for place, trace in enumerate(data) if trace["type"] == kind]
        drawn |= dict(zip(places, draw([data[place] for place in places], sheet), strict=True))
    return [drawn[place] for place in sorted(drawn)]
