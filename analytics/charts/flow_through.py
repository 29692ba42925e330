"""A flow over three breakdowns: how records of one spread over a second, and from there over a third."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from analytics.charts.colours import faded
from analytics.charts.flow import Flow
from analytics.charts.look import FAMILY, Look, layout
from analytics.charts.selectable import part_of_view

_NAME_WIDTH = 15  # three columns of names stand beside one another on a phone


@dataclass(frozen=True)
class FlowThrough(Flow):
    """Bands from `source` to `through` and from there to `target`, as thick as `value`; axes keep their hues."""

    through: str = "axis"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        stages = (self.source, self.through, self.target)
        known = [row for row in rows if all(row[stage] is not None for stage in stages)]
        steps = [step for pair in pairwise(stages[::-1] if look.mirrored else stages) for step in self._steps(known, *pair)]
        nodes = list(dict.fromkeys((side, step[side]) for stage in stages for step in steps for side in step if side == stage))
        place = {node: index for index, node in enumerate(nodes)}
        first, second = zip(*([place[side, step[side]] for side in list(step)[:2]] for step in steps), strict=True)
        bands = {
            "source": list(first),
            "target": list(second),
            "value": [step[self.value] for step in steps],
            "color": [faded(self._colour("axis", step.get("axis", ""), look), 0.3) for step in steps],
            "customdata": [self._step_hover(step, look) for step in steps],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        chosen = {"nodes": [part_of_view({side: code}, (side,)) for side, code in nodes], "links": [_part(step) for step in steps]}
        sankey = {"type": "sankey", "arrangement": "fixed", "textfont": {"family": FAMILY, "size": 12, "color": look.tones.ink}}
        return {
            "data": [{**sankey, "node": self._nodes(nodes, look), "link": bands, "meta": {"selections": chosen}}],
            "layout": layout(look, height=620, margin={"l": 8, "r": 8, "t": 16, "b": 16}),
        }

    def _nodes(self, nodes: list[tuple[str, str]], look: Look) -> dict:
        names = [look.category(column, code, _NAME_WIDTH) for column, code in nodes]
        return {**super()._nodes(nodes, look), "label": names}

    def _steps(self, rows: list[dict], left: str, right: str) -> list[dict]:
        """Return the bands from `left` to `right`, records of the third breakdown taken together."""
        sums: Counter = Counter()
        for row in rows:
            sums[row[left], row[right]] += row[self.value]
        return [{left: one, right: other, self.value: count} for (one, other), count in sums.items()]

    def _step_hover(self, step: dict, look: Look) -> str:
        names = [look.name(side, step[side]) for side in list(step)[:2]]
        return "<br>".join([*names, look.fact(self.value, look.shown(self.value, step[self.value]))])


def _part(step: dict) -> str:
    return part_of_view(step, list(step)[:2])
