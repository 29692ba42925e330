"""A picture in two layers, marks and words, for programs that set words themselves, such as Typst: few readers of SVG shape Arabic."""

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from analytics.charts.svg import svg_of

_SPACE = "http://www.w3.org/2000/svg"
_TEXT = f"{{{_SPACE}}}text"
_FROM_RIGHT = "\u2067"


@dataclass(frozen=True)
class Layers:
    """`marks` is SVG without words; `words` are lines of text, each with its place in pixels; `width` and `height` are pixels too.

    A line is a dictionary: x, y of its foot, anchor (start, middle, end), the place it is turned around or None, whether it reads from the right, and runs
    of words, size, colour and bold.
    """

    marks: str
    words: tuple[dict[str, Any], ...]
    width: float
    height: float


def layers_of(figure: dict, width: int) -> Layers:
    """Return the picture of `figure` in two layers, `width` pixels wide."""
    ElementTree.register_namespace("", _SPACE)
    picture = ElementTree.fromstring(svg_of(figure, width))
    words = tuple(_line(one) for one in picture.findall(_TEXT))
    for one in picture.findall(_TEXT):
        picture.remove(one)
    return Layers(ElementTree.tostring(picture, encoding="unicode"), words, float(picture.get("width", 0)), float(picture.get("height", 0)))


def _line(one: ElementTree.Element) -> dict[str, Any]:
    first = [_run(one.text, one, one)] if one.text else []
    rest = [run for part in one for run in (_run(part.text, part, one), *([_run(part.tail, one, one)] if part.tail else []))]
    place = {"x": float(one.get("x", 0)), "y": float(one.get("y", 0)), "anchor": one.get("text-anchor")}
    turn = one.get("transform")
    around = [float(at) for at in turn[len("rotate(-90 ") : -1].split()] if turn else None
    return {**place, "turn": around, "from_right": "".join(one.itertext()).startswith(_FROM_RIGHT), "runs": [*first, *rest]}


def _run(words: str | None, own: ElementTree.Element, whole: ElementTree.Element) -> dict[str, Any]:
    size, colour = own.get("font-size") or whole.get("font-size"), own.get("fill") or whole.get("fill")
    return {"words": words or "", "size": float(size or 0), "colour": colour, "bold": own.get("font-weight") == "600"}
