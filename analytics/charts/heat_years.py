"""A heat table whose columns are years or runs of years: time runs from left to right in every language."""

from dataclasses import dataclass

from analytics.charts.heat_table import HeatTable
from analytics.charts.look import Look


@dataclass(frozen=True)
class HeatYears(HeatTable):
    """`row` by years in `column`, the earliest at the left."""

    def _layout(self, lines: list[str], columns: list[str], look: Look) -> dict:
        shape = super()._layout(lines, columns, look)
        return {**shape, "xaxis": {**shape["xaxis"], "range": [-0.5, len(columns) - 0.5]}}
