"""A flow (Sankey): how records of one breakdown spread over another."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.colours import faded
from analytics.charts.look import FAMILY, Look, layout
from analytics.charts.palette import colour_of


@dataclass(frozen=True)
class Flow:
    """Bands from `source` to `target`, as thick as `value`; axes keep their hues."""

    source: str
    target: str
    value: str
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        known = [row for row in rows if row[self.source] is not None and row[self.target] is not None]
        nodes = list(dict.fromkeys([(self.source, row[self.source]) for row in known]))
        nodes += list(dict.fromkeys([(self.target, row[self.target]) for row in known]))
        place = {node: index for index, node in enumerate(nodes)}
        sankey = {
            "type": "sankey",
            "arrangement": "snap",
            "textfont": {"family": FAMILY, "size": 12, "color": look.tones.ink},
            "node": {
                "label": [look.category(column, code, 22) for column, code in nodes],
                "color": [self._colour(column, code, look) for column, code in nodes],
                "pad": 14,
                "thickness": 12,
                "line": {"width": 0},
            },
            "link": {
                "source": [place[self.source, row[self.source]] for row in known],
                "target": [place[self.target, row[self.target]] for row in known],
                "value": [row[self.value] for row in known],
                "color": [faded(self._colour(self.target, row[self.target], look), 0.3) for row in known],
            },
        }
        return {"data": [sankey], "layout": layout(look, height=460, margin={"l": 8, "r": 8, "t": 16, "b": 16})}

    def _colour(self, column: str, code: str, look: Look) -> str:
        return colour_of(code, look.tones) if column == "axis" else look.tones.data
