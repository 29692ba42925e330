"""Years of sides: one small chart over years for each side, in the reader's order, all on one scale."""

from dataclasses import dataclass

from analytics.charts.look import Look
from analytics.charts.sides import colours_of
from analytics.charts.small_multiples import SmallMultiples


@dataclass(frozen=True)
class SideYears(SmallMultiples):
    """Small multiples of up to four sides, each in its colour."""

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        shape = super().figure(rows, look)
        for panel, colour in zip(shape["data"], colours_of(self.facet, rows, look).values(), strict=True):
            panel["marker"]["color"] = colour
        for axis in (axis for name, axis in shape["layout"].items() if name.startswith("xaxis")):
            span = axis["range"][1] - axis["range"][0]  # two panels stand side by side on a phone, where ticks need room
            axis |= {"dtick": 1 if span < 5 else 2 if span < 8 else 5, "tickangle": 0}
        return shape

    def _dated(self, rows: list[dict]) -> list[dict]:
        return [row for row in rows if row[self.year] is not None]  # the unknown may be a side

    def _facets(self, rows: list[dict]) -> list:
        return list(dict.fromkeys(row[self.facet] for row in rows))
