"""Dots with their interval on a logarithmic scale, for quantities that differ by factors of ten."""

import math
from dataclasses import dataclass

from analytics.charts.interval_dots import IntervalDots
from analytics.charts.look import Look, safe
from analytics.words.numbers import compact

LOGARITHMIC = {"fr": "échelle logarithmique", "ar": "مقياس لوغاريتمي", "en": "logarithmic scale"}
_LINE, _GAP = 17, 20


@dataclass(frozen=True)
class LogDots(IntervalDots):
    """Interval dots for positive values; the scale is named, and each power of ten is written out."""

    def _layout(self, rows: list[dict], names: list[str], look: Look) -> dict:
        shape = super()._layout(rows, names, look)
        lines = max((name.count("<br>") + 1 for name in names), default=1)
        shape["height"] = (_LINE * lines + _GAP) * max(len(rows), 2) + 64
        shape["xaxis"] = {**shape["xaxis"], **self._scale(rows, look)}
        return shape

    def _scale(self, rows: list[dict], look: Look) -> dict:
        values = [row[name] for row in rows for name in (self.value, self.low, self.high) if row[name]] or [1]
        low, high = math.log10(min(values)) - 0.15, math.log10(max(values)) + 0.15
        powers = range(math.floor(low), math.ceil(high) + 1)
        title = f"{look.label(self.value)} · {LOGARITHMIC[look.lang]}"
        return {
            "type": "log",
            "autorange": False,
            "range": [high, low] if look.mirrored else [low, high],
            "tickmode": "array",
            "tickvals": [10**power for power in powers],
            "ticktext": [safe(compact(10**power, look.lang)) for power in powers],
            "title": {"text": title, "font": {"size": 12, "color": look.tones.quiet}},
        }
