"""What stands above or below a plot: its unit, the key of its colours, the partial year; on the side where reading starts."""

import html
import re

from analytics.charts.look import Look

_WIDTH, _LINE, _SPACE = 46, 18, "\u2003"
_LIFT = 14  # Plotly draws a title of several lines this much higher than one of a single line


def swatch(colour: str, words: str, selection: str = "") -> str:
    """Return one entry of a key: a square of `colour` and safe words, which lead to `selection` (address parameters) where there is one."""
    inside = f'<a href="?{html.escape(selection)}">{words}</a>' if selection else words
    return f'<span style="color:{colour}">■</span>\u00a0{inside}'


def head(entries: list[str], look: Look) -> dict:
    """Return the layout keys of the lines above a plot, as many as a phone needs."""
    lines = _packed(entries)
    room = 6 if len(lines) < 2 else 6 + _LIFT
    place = {"y": 1, "yanchor": "top", "pad": {"l": 8, "r": 8, "t": room}}
    return {"title": {**_text(lines, look), **place}, "margin": {"l": 8, "r": 8, "t": 14 + _LINE * len(lines), "b": 8}}


def foot(entries: list[str], look: Look) -> dict:
    """Return the layout keys of the same lines below a plot whose names stand above it."""
    lines = _packed(entries)
    place = {"y": 0, "yanchor": "bottom", "pad": {"l": 8, "r": 8, "b": 8 + _LINE * (len(lines) - 1)}}
    return {"title": {**_text(lines, look), **place}, "margin": {"l": 8, "r": 8, "t": 8, "b": 14 + _LINE * len(lines)}}


def _text(lines: list[str], look: Look) -> dict:
    side = {"x": 1, "xanchor": "right"} if look.mirrored else {"x": 0, "xanchor": "left"}
    words = {"text": "<br>".join(look.sentence(line) for line in lines), "font": {"size": 12, "color": look.tones.quiet}}
    return {**words, **side, "xref": "container", "yref": "container"}


def _packed(entries: list[str]) -> list[str]:
    lines: list[str] = []
    for entry in entries:
        longer = f"{lines[-1]}{_SPACE}{entry}" if lines else entry
        if lines and _length(longer) <= _WIDTH:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


def _length(line: str) -> int:
    return len(re.sub("<[^>]*>|[\u2066-\u2069]", "", line))
