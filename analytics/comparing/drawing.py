"""How a part of a comparison is drawn: as any chart is, but a click leaves the sides as they are."""

from dataclasses import dataclass

from analytics.charts.look import Look
from analytics.charts.selectable import without_parameters
from analytics.indicators.indicator import Chart


@dataclass(frozen=True)
class OfSides:
    """A chart whose marks narrow all sides at once; `parameters` of the view are set by the comparison, so no mark stands for them."""

    chart: Chart
    parameters: frozenset[str]

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        return without_parameters(self.chart.figure(rows, look), self.parameters)
