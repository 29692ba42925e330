"""Ranked bars of coding rules: each named by its number, the type of record it codes, and the axis where it has one."""

from dataclasses import dataclass

from analytics.charts.look import Look, named_axis, pitch
from analytics.charts.ranked_bars import RankedBars


@dataclass(frozen=True)
class RuleBars(RankedBars):
    """Bars of rules whose rows hold rule_id, kind or event_type, and axis."""

    def _layout(self, rows: list[dict], texts: list[str], look: Look) -> dict:
        shape = super()._layout(rows, texts, look)
        names = [self._name(row, look) for row in rows]
        taller = (pitch(names) - pitch([""])) * max(len(rows), 1)
        return {**shape, "height": shape["height"] + taller, "yaxis": named_axis(names, look)}

    def _name(self, row: dict, look: Look) -> str:
        side = "event_type" if row["kind"] is None else "kind"
        first = look.sentence(f"{look.line(row[self.category])} {look.category(side, row[side], 40)}")
        return first if row["axis"] is None else f"{first}<br>{look.category('axis', row['axis'], 40)}"
