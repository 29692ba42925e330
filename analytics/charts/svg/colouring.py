"""Colours as SVG knows them: an opacity stands beside its colour, a scale gives the colour between two."""

import re
from typing import Any

from analytics.charts.colours import blended

_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")


def painted(colour: str, attribute: str = "fill") -> dict[str, str]:
    """Return the attributes of a colour written as #RRGGBB or rgba(...); not every reader of SVG knows the second."""
    found = _RGBA.fullmatch(colour)
    if not found:
        return {attribute: colour}
    red, green, blue = (int(found[place]) for place in (1, 2, 3))
    return {attribute: f"#{red:02X}{green:02X}{blue:02X}", f"{attribute}-opacity": found[4]}


def on_scale(value: float, trace: dict[str, Any]) -> str:
    """Return the colour of a value between `zmin` and `zmax` on the scale of a trace."""
    share = min(max((value - trace["zmin"]) / (trace["zmax"] - trace["zmin"]), 0), 1)
    stops = trace["colorscale"]
    above = next(place for place, (stop, _) in enumerate(stops) if share <= stop + 1e-9)
    (low, under), (high, over) = stops[max(above - 1, 0)], stops[above]
    return over if high == low else blended(over, under, (share - low) / (high - low))


def one_of(value: Any, place: int) -> Any:
    """Return what holds for the point at `place`: an item of a list, or what is the same for all."""
    return value[place] if isinstance(value, list) else value
