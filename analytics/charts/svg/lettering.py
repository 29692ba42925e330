"""Words on a picture: the little markup that Plotly reads becomes lines and runs, placed by their edges."""

import re
from dataclasses import dataclass
from html import unescape

from analytics.charts.svg.elements import element, safe_text
from analytics.charts.svg.letters import width_of

LINE = 1.3  # height of a line, in heights of type
_MARK = re.compile(r'(<br>|<b>|</b>|<span style="[^"<>]*">|</span>|<a href="[^"<>]*">|</a>)')
_COLOUR, _SIZE = re.compile('(?<![-a-z])color:([^;"]+)'), re.compile(r"font-size:([\d.]+)px")
_MIDDLE = 0.35  # from the middle of a line to where letters stand, in heights of type
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Run:
    """Words of one weight; a colour and a size are None where they are those of the whole text."""

    words: str
    colour: str | None
    is_bold: bool
    size: float | None = None


@dataclass(frozen=True)
class Type:
    """How a text is set: height and colour of its letters, and where its place lies in it."""

    size: float
    colour: str
    across: str = "left"
    down: str = "middle"
    is_upright: bool = False


def lines_of(markup: str) -> list[list[Run]]:
    """Return the lines of a text of a figure, each as its runs; what is no mark of ours is text."""
    lines: list[list[Run]] = [[]]
    colour, size, is_bold = None, None, False
    for part in _MARK.split(markup):
        if part == "<br>":
            lines.append([])
        elif part in ("<b>", "</b>"):
            is_bold = part == "<b>"
        elif _MARK.fullmatch(part):
            colour, size = _COLOUR.search(part), _SIZE.search(part)
        elif part:
            lines[-1].append(Run(unescape(part), colour and colour[1], is_bold, float(size[1]) if size else None))
    return lines


def size_of(markup: str, size: float) -> tuple[float, float]:
    """Return width and height of a text in pixels."""
    lines = lines_of(markup)
    return max(sum(width_of(run.words, run.size or size, run.is_bold) for run in line) for line in lines), len(lines) * LINE * size


def text(markup: str, x: float, y: float, type_: Type) -> str:
    """Return a text whose block of lines has its left, center or right edge at `x` and its top, middle or bottom at `y`.

    An upright text reads from below; its block is turned around (x, y).
    """
    lines = lines_of(markup)
    step = LINE * type_.size
    first = y - {"top": 0, "middle": 0.5, "bottom": 1}[type_.down] * step * len(lines) + step / 2 + _MIDDLE * type_.size
    turned = f"rotate(-90 {x:.6g} {y:.6g})" if type_.is_upright else None
    shape = {"text_anchor": _ANCHORS[type_.across], "font_size": type_.size, "fill": type_.colour, "transform": turned}
    return "".join(element("text", _runs(line), x=x, y=first + step * place, **shape) for place, line in enumerate(lines) if line)


def _runs(line: list[Run]) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    if run.colour is None and run.size is None and not run.is_bold:
        return safe_text(run.words)
    weight = 600 if run.is_bold else None
    return element("tspan", safe_text(run.words), fill=run.colour, font_size=run.size, font_weight=weight)
