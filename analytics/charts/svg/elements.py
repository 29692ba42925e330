"""Elements of SVG: names, attributes and text, all escaped in one place."""

import re
from html import escape
from itertools import pairwise
from typing import Any

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that no XML may hold


def element(name: str, inside: str = "", /, **attributes: Any) -> str:
    """Return an element around `inside`, which is already SVG; `_` in the name of an attribute stands for `-`, `klass` for `class`."""
    said = "".join(
        f' {key.replace("klass", "class").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def safe_text(words: str) -> str:
    """Return words as the text of an element."""
    return escape(_NOT_XML.sub("", words), quote=False)


def pixels(value: float) -> str:
    """Return a length with at most two decimals, so that it reads the same on every machine."""
    return f"{round(value, 2) + 0:g}"


def path(points: list[tuple[float, float]], is_closed: bool = False) -> str:
    """Return the `d` of straight lines through `points`."""
    return "M" + "L".join(f"{pixels(x)},{pixels(y)}" for x, y in points) + ("Z" if is_closed else "")


def steps(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of a line that goes across first and then up or down."""
    corners = [(x, y) for (_, y), (x, _) in pairwise(points)]
    return [point for pair in zip(points, [*corners, points[-1]], strict=True) for point in pair]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return pixels(value) if isinstance(value, int | float) else escape(_NOT_XML.sub("", str(value)))
