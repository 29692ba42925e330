"""What all charts over years share: a continuous axis, partial years hatched and named, landmarks laid over."""

import textwrap
from collections.abc import Iterable

from analytics.charts.landmarks import Landmark, inside, levels
from analytics.charts.look import Look, bare_axis, hover_label, safe, spaced

_HEIGHT = " domain"  # so Plotly calls the height of a plot
_LINE = 13  # height of a line of numbers
_NARROWEST = 250  # width of a plot on a phone
PARTIAL = {"fr": "{year}\u00a0: année partielle", "ar": "{year}: سنة غير مكتملة", "en": "{year}: partial year"}


def year_axis(years: list[int], look: Look, **more: object) -> dict:
    """Return a continuous axis of years with a tick every one, two or five years."""
    span = (max(years) - min(years)) if years else 0
    ends = [min(years) - 0.6, max(years) + 0.6] if years else [0, 1]
    return bare_axis(look, dtick=1 if span <= 6 else 2 if span <= 12 else 5, tickformat="d", range=ends, **spaced(5), **more)


def column_width(years: list[int]) -> float:
    """Return how broad a column is, in years; on an axis of few years it is narrower, else one year would fill the plot."""
    span = max(years) - min(years) if years else 0
    return round(0.8 * min(1, (span + 1.2) / 5), 3)


def hatching(years: list[int], look: Look) -> dict:
    """Return the marker pattern that hatches the years a register does not cover to their end."""
    shapes = ["/" if year > look.last_whole_year else "" for year in years]
    return {"shape": shapes, "fillmode": "overlay", "fgcolor": look.tones.raised, "size": 6, "solidity": 0.45}


def partial_note(years: list[int], look: Look, sign: str = "▨") -> list[str]:
    """Return the words that name the partial years beside the `sign` they are drawn with, as an entry above the plot; none when all are whole."""
    partial = sorted({year for year in years if year > look.last_whole_year})
    return [sign + "\u00a0" + PARTIAL[look.lang].format(year=" ".join(map(str, partial)))] if partial else []


def with_landmarks(shape: dict, years: list[int], look: Look) -> dict:
    """Return the layout of one plot over `years` with the landmarks of the look, and room for their numbers above it."""
    if not look.landmarks:
        return shape
    room = landmark_room(years, look)
    margin = {**shape["margin"], "t": shape["margin"]["t"] + room}
    return {**shape, "height": shape["height"] + room, "margin": margin, **landmarks_over(years, look, ("",))}


def landmark_room(years: list[int], look: Look, plot_width: int = _NARROWEST) -> int:
    """Return the height, in pixels, of the numbers above a plot that is at its narrowest `plot_width` pixels wide."""
    return _LINE * max((level + 1 for level in _levels(years, look, plot_width)), default=0)


def landmarks_over(years: list[int], look: Look, panels: Iterable[str], plot_width: int = _NARROWEST) -> dict:
    """Return the layout keys that lay the landmarks over the plots whose axes end in `panels`.

    `meta.landmarks` holds the numbers of those drawn; the others of the look are outside the years.
    """
    placed = list(zip(inside(look.landmarks, years), _levels(years, look, plot_width), strict=True))
    return {
        "shapes": [_line(place, panel, look) for panel in panels for (_, place), _ in placed],
        "annotations": [
            {**_number(one, look), "x": place, "yshift": _LINE * level, **_on(panel)} for panel in panels for (one, place), level in placed
        ],
        "meta": {"landmarks": [one.number for (one, _), _ in placed]},
    }


def _levels(years: list[int], look: Look, plot_width: int) -> list[int]:
    return levels(inside(look.landmarks, years), plot_width / (max(years, default=0) - min(years, default=0) + 1.2))


def _on(panel: str) -> dict:
    return {"xref": f"x{panel}", "yref": f"y{panel}{_HEIGHT}"}


def _line(place: float, panel: str, look: Look) -> dict:
    dotted = {"color": look.tones.quiet, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": place, "x1": place, "y0": 0, "y1": 1, "line": dotted, **_on(panel)}


def _number(one: Landmark, look: Look) -> dict:
    words = "<br>".join(look.line(safe(line)) for line in (one.when, *textwrap.wrap(one.words, 60)))
    small = {"size": 11, "color": look.tones.quiet}
    hover = {"hovertext": words, "captureevents": True, "hoverlabel": hover_label(look)}
    return {"text": str(one.number), "font": small, "showarrow": False, "borderpad": 0, "y": 1, "yanchor": "bottom", **hover}
