"""A table of measures: one row a measure, one column a category, each number in its own unit."""

import re
from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.look import Look, layout, named_axis
from analytics.charts.table_axes import columns_axis

_ROW, _HEAD = 40, 84


@dataclass(frozen=True)
class MeasureTable:
    """`measures` by `category`; rows are of different units, so no cell is coloured."""

    category: str
    measures: tuple[str, ...]
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        cells = [(place, line, row, measure) for place, row in enumerate(rows) for line, measure in enumerate(self.measures)]
        numbers = {
            "type": "scatter",
            "mode": "text",
            "x": [place for place, *_ in cells],
            "y": [line for _, line, *_ in cells],
            "text": [_bare(look.shown(measure, row[measure])) for *_, row, measure in cells],
            "textfont": {"size": 14, "color": look.tones.ink},
            "cliponaxis": False,
            "customdata": [self._hover(row, measure, look) for *_, row, measure in cells],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        rules = [self._rule(line - 0.5, look) for line in range(len(self.measures) + 1)]
        across = columns_axis(self.category, [row[self.category] for row in rows], look)
        up = named_axis([look.title(measure)["text"] for measure in self.measures], look)
        shape = layout(look, height=_ROW * len(self.measures) + _HEAD, shapes=rules)
        return {"data": [numbers], "layout": {**shape, "xaxis": across, "yaxis": up}}

    def _hover(self, row: dict, measure: str, look: Look) -> str:
        return f"{look.name(self.category, row[self.category])}<br>{look.fact(measure, look.shown(measure, row[measure]))}"

    def _rule(self, height: float, look: Look) -> dict:
        line = {"color": look.tones.line, "width": 1}
        return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height, "line": line, "layer": "below"}


def _bare(shown: str) -> str:
    """Return a number without the sign of percent: the name of its row says it, and a column of a phone has no room for both."""
    return re.sub(r"\s*%", "", shown)
