"""Ranks with their interval: a dot on a thin line, over whole ranks that begin at the first."""

from dataclasses import dataclass

from analytics.charts.interval_dots import IntervalDots
from analytics.charts.look import Look, read_from_start
from analytics.words.numbers import number


@dataclass(frozen=True)
class RankDots(IntervalDots):
    """One row a category: the rank `value` with `low` and `high`; a row without a rank keeps its line and says so."""

    def _scale(self, rows: list[dict], look: Look) -> dict:
        """Return the keys of an axis of ranks: there is no rank of zero."""
        last = max((row[self.high] for row in rows if row[self.high] is not None), default=1)
        ranks = list(range(1, last + 1))
        named = {"tickmode": "array", "tickvals": ranks, "ticktext": [look.line(number(rank, look.lang)) for rank in ranks], "tickangle": 0}
        return {"range": read_from_start(0.5, last + 0.5, look), "title": look.title(self.value), **named}
