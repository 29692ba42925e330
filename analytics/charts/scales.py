"""Round ticks on an axis of numbers, written as the reader writes them."""

import math
from collections.abc import Iterable

from analytics.charts.look import Look
from analytics.words.columns import format_of
from analytics.words.numbers import compact, number

_PARTS = 5
_WHOLE = ("integer", "mad")
_LARGE = 10_000
_SLACK = 1e-9  # 0.3 / 0.1 is a little less than three


def ends(values: Iterable[float | None]) -> tuple[float, float]:
    """Return the least and the largest of `values` and zero, with room beyond on either side that has a value."""
    known = [value for value in values if value is not None]
    low, high = min([0, *known]), max([0, *known])
    room = 0.06 * (high - low)
    return low - room if low else 0, high + room if high else 0 if low else 1


def ticks(low: float, high: float, column: str, look: Look) -> dict:
    """Return the axis keys of a tick every 1, 2 or 5 tens, hundreds ... between `low` and `high`."""
    step = _step((high - low) / _PARTS)
    step = max(step, 1) if format_of(column, look.own) in _WHOLE else step
    values = [round(count * step, 10) for count in range(math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK) + 1)]
    texts = _in_words(values, max(0, -math.floor(math.log10(step) + _SLACK)), look)
    return {"tickmode": "array", "tickvals": values, "ticktext": texts, "tickangle": 0}


def power_words(power: int, look: Look) -> str:
    """Return a power of ten in words."""
    return _in_words([10**power], max(0, -power), look)[0]


def _in_words(values: list[float], decimals: int, look: Look) -> list[str]:
    """Return ticks as «10 k» where that is exact for all of them, else as whole numbers."""
    large = [value for value in values if abs(value) >= _LARGE]
    short = large if all(value % 10 ** (3 * int(math.log10(abs(value)) // 3)) == 0 for value in large) else []
    return [look.line(compact(value, look.lang) if value in short else number(value, look.lang, decimals)) for value in values]


def _step(least: float) -> float:
    power = 10 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * 0.999)
