"""One axis: where a value stands, and its ticks."""

import math
from dataclasses import dataclass
from typing import Any

_SLACK = 1e-9


@dataclass(frozen=True)
class Axis:
    """The keys of an axis and the pixels at which its range begins and ends."""

    keys: dict[str, Any]
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value, at most the end of the axis."""
        first, last = self.keys["range"]
        share = (_scaled(self.keys, value) - first) / ((last - first) or 1)
        return self.start + min(max(share, 0), 1) * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the axis."""
        low, high = sorted(self.keys["range"])
        room = _SLACK * (high - low)
        return low - room <= _scaled(self.keys, value) <= high + room

    def ticks(self) -> list[tuple[float, str]]:
        """Return the pixel and the text of each tick."""
        return [(self.at(value), words) for value, words in ticks_of(self.keys) if self.holds(value)]

    @property
    def edges(self) -> tuple[float, float]:
        """Return the lesser and the greater pixel of the axis."""
        return min(self.start, self.end), max(self.start, self.end)


def ticks_of(keys: dict[str, Any]) -> list[tuple[float, str]]:
    """Return the value and the text of each tick, those beyond the range too; none where an axis shows no labels."""
    if not keys.get("showticklabels", True):
        return []
    if "tickvals" in keys:
        return list(zip(keys["tickvals"], keys["ticktext"], strict=True))
    (low, high), step = sorted(keys["range"]), keys["dtick"]
    return [(step * count, f"{step * count:g}".replace("-", "−")) for count in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _scaled(keys: dict[str, Any], value: float) -> float:
    return math.log10(value) if keys.get("type") == "log" else value
