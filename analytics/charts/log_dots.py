"""Dots with their interval on a logarithmic scale, for quantities that differ by factors of ten."""

import math
from dataclasses import dataclass

from analytics.charts.interval_dots import IntervalDots
from analytics.charts.look import Look, read_from_start
from analytics.charts.scales import power_words

LOGARITHMIC = {"fr": "échelle logarithmique", "ar": "مقياس لوغاريتمي", "en": "logarithmic scale"}
_LABELS = 3


@dataclass(frozen=True)
class LogDots(IntervalDots):
    """Interval dots for positive values; the scale is named, each power of ten has a line and as many as fit have a label."""

    def _scale(self, rows: list[dict], look: Look) -> dict:
        values = [row[name] for row in rows for name in (self.value, self.low, self.high) if row[name]] or [1]
        low, high = math.log10(min(values)) - 0.15, math.log10(max(values)) + 0.15
        powers = range(math.floor(low), math.ceil(high) + 1) if high - low < 1 else range(math.ceil(low), math.floor(high) + 1)
        every = -(-len(powers) // _LABELS)
        return {
            "type": "log",
            "range": read_from_start(min(low, powers[0]), max(high, powers[-1]), look),
            "tickmode": "array",
            "tickvals": [10**power for power in powers],
            "ticktext": [power_words(power, look) if not at % every else "" for at, power in enumerate(powers)],
            "tickangle": 0,
            "title": look.title(self.value, LOGARITHMIC[look.lang]),
        }
