"""A table of measures: one row a measure and one column a category, or the other way round, each number in its own unit."""

import re
from dataclasses import dataclass
from typing import Any

from analytics.charts.look import Look, layout, named_axis
from analytics.charts.table_axes import named_columns

_ROW, _HEAD = 40, 84


@dataclass(frozen=True)
class MeasureTable:
    """`measures` by `category`, or one row a category where `is_tall`: for names that no column of a phone can hold level.

    Measures are of different units, so no cell is coloured.
    """

    category: str
    measures: tuple[str, ...]
    is_tall: bool = False
    is_wide: bool = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        cells = [(self._place(at, line), row, measure) for at, row in enumerate(rows) for line, measure in enumerate(self.measures)]
        numbers = {
            "type": "scatter",
            "mode": "text",
            "x": [column for (column, _), *_ in cells],
            "y": [line for (_, line), *_ in cells],
            "text": [_bare(look.shown(measure, row[measure])) for *_, row, measure in cells],
            "textfont": {"size": 14, "color": look.tones.ink},
            "cliponaxis": False,
            "customdata": [self._hover(row, measure, look) for *_, row, measure in cells],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        across, down = self._place(self._names(rows, look), [look.title(measure)["text"] for measure in self.measures])
        rules = [self._rule(line - 0.5, look) for line in range(len(down) + 1)]
        shape = layout(look, height=_ROW * len(down) + _HEAD, shapes=rules)
        return {"data": [numbers], "layout": {**shape, "xaxis": named_columns(across, look), "yaxis": named_axis(down, look)}}

    def _place(self, of_category: Any, of_measure: Any) -> tuple[Any, Any]:
        """Return what goes across and what goes down."""
        return (of_measure, of_category) if self.is_tall else (of_category, of_measure)

    def _names(self, rows: list[dict], look: Look) -> list[str]:
        width = 26 if self.is_tall else 14
        return [look.category(self.category, row[self.category], width) for row in rows]

    def _hover(self, row: dict, measure: str, look: Look) -> str:
        return f"{look.name(self.category, row[self.category])}<br>{look.fact(measure, look.shown(measure, row[measure]))}"

    def _rule(self, height: float, look: Look) -> dict:
        line = {"color": look.tones.line, "width": 1}
        return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height, "line": line, "layer": "below"}


def _bare(shown: str) -> str:
    """Return a number without the sign of percent: the name of its row says it, and a column of a phone has no room for both."""
    return re.sub(r"\s*%", "", shown)
