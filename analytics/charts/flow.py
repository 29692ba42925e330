"""A flow (Sankey): how records of one breakdown spread over another."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.colours import faded
from analytics.charts.look import FAMILY, Look, layout
from analytics.charts.palette import colour_of
from analytics.charts.selectable import part_of_view


@dataclass(frozen=True)
class Flow:
    """Bands from `source` to `target`, as thick as `value`; axes keep their hues; the source stands where reading starts."""

    source: str
    target: str
    value: str
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        known = [row for row in rows if row[self.source] is not None and row[self.target] is not None]
        sides = (self.target, self.source) if look.mirrored else (self.source, self.target)
        nodes = list(dict.fromkeys((side, row[side]) for side in sides for row in known))
        place = {node: index for index, node in enumerate(nodes)}
        first, second = ([place[side, row[side]] for row in known] for side in sides)
        bands = {
            "source": first,
            "target": second,
            "value": [row[self.value] for row in known],
            "color": [faded(self._colour(self.target, row[self.target], look), 0.3) for row in known],
            "customdata": [self._hover(row, look) for row in known],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        sankey = {"type": "sankey", "arrangement": "fixed", "textfont": {"family": FAMILY, "size": 12, "color": look.tones.ink}}
        return {
            "data": [{**sankey, "node": self._nodes(nodes, look), "link": bands, "meta": {"selections": self._selections(nodes, known)}}],
            "layout": layout(look, height=480, margin={"l": 8, "r": 8, "t": 16, "b": 16}),
        }

    def _nodes(self, nodes: list[tuple[str, str]], look: Look) -> dict:
        return {
            "label": [look.category(column, code, 22) for column, code in nodes],
            "color": [self._colour(column, code, look) for column, code in nodes],
            "customdata": [look.name(column, code) for column, code in nodes],
            "hovertemplate": f"%{{customdata}}<br>{look.fact(self.value, '%{value}')}<extra></extra>",
            "pad": 14,
            "thickness": 12,
            "line": {"width": 0},
        }

    def _selections(self, nodes: list[tuple[str, str]], rows: list[dict]) -> dict:
        links = [part_of_view(row, (self.source, self.target)) for row in rows]
        return {"nodes": [part_of_view({column: code}, (column,)) for column, code in nodes], "links": links}

    def _hover(self, row: dict, look: Look) -> str:
        names = [look.name(side, row[side]) for side in (self.source, self.target)]
        return "<br>".join([*names, look.fact(self.value, look.shown(self.value, row[self.value]))])

    def _colour(self, column: str, code: str, look: Look) -> str:
        return colour_of(code, look.tones) if column == "axis" else look.tones.data
