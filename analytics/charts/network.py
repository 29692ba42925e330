"""A network: organisations as dots, the larger the more partners, and a line where two share records."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from analytics.charts.colours import blended, faded
from analytics.charts.head import foot, swatch
from analytics.charts.look import FAMILY, Look, bare_axis, layout
from analytics.charts.selectable import selectable
from analytics.words import say
from analytics.words.columns import shown

MOST_DRAWN = 2_000
_NAMED, _HEIGHT = 10, 620
_NAME_WIDTH, _NAME_HEIGHT = 0.24, 0.11  # of places between -1 and 1, in a wide card
GROUPS = {
    "network_public": ("government",),
    "network_business": ("company", "startup", "finance"),
    "network_knowledge": ("education_research", "cluster_association"),
    "network_abroad": ("international",),
}


@dataclass(frozen=True)
class Network:
    """Rows are pairs: `organisation` and `partner`, each with its type, partners, community and place, and the `records` they share."""

    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the organisations with most partners are named, the others on hover."""
        nodes = drawn_nodes(rows)
        kept = {node["organisation_id"] for node in nodes}
        pairs = [row for row in rows if row["organisation_id"] in kept and row["partner_id"] in kept]
        faint, strong = (blended(look.tones.data, look.tones.raised, part) for part in (0.28, 0.52))
        once = self._lines([row for row in pairs if row["records"] == 1], {"color": faint, "width": 1})
        often = self._lines([row for row in pairs if row["records"] > 1], {"color": strong, "width": 1.25})
        return {"data": [once, often, self._dots(nodes, look)], "layout": self._layout(nodes, rows, look)}

    def _lines(self, rows: list[dict], line: dict) -> dict:
        across, up = ([(row[f"organisation_{side}"], row[f"partner_{side}"], None) for row in rows] for side in "xy")
        places = {"x": list(chain(*across)), "y": list(chain(*up))}
        return {"type": "scatter", "mode": "lines", **places, "line": line, "hoverinfo": "skip"}

    def _dots(self, nodes: list[dict], look: Look) -> dict:
        sizes = [6 + 2.2 * node["partners_number"] ** 0.5 for node in nodes]
        colours = [colour_of_type(node["organisation_type"], look) for node in nodes]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [node["x"] for node in nodes],
            "y": [node["y"] for node in nodes],
            "marker": {"size": sizes, "color": colours, "opacity": 1, "line": {"color": look.tones.raised, "width": 1}},
            "cliponaxis": False,
            "customdata": [self._hover(node, look) for node in nodes],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(nodes, "organisation"),
        }

    def _hover(self, node: dict, look: Look) -> str:
        facts = [look.fact(column, look.shown(column, node[column])) for column in ("organisation_type", "partners_number", "community")]
        return "<br>".join([look.name("organisation", node["organisation"]), *facts])

    def _names(self, nodes: list[dict], look: Look) -> list[dict]:
        named = with_room(sorted(nodes, key=lambda node: (-node["partners_number"], node["organisation"]))[:_NAMED])
        font = {"family": FAMILY, "size": 11, "color": look.tones.ink}
        words = {"showarrow": False, "font": font, "bgcolor": faded(look.tones.raised, 0.72), "borderpad": 0, "captureevents": False}
        return [
            {
                **words,
                "x": node["x"],
                "y": node["y"],
                "text": look.category("organisation", short_name(shown("organisation", node["organisation"], look.lang)), 20),
                "yshift": -(6 + 1.1 * node["partners_number"] ** 0.5),
                "yanchor": "top",
            }
            for node in named
        ]

    def _layout(self, nodes: list[dict], rows: list[dict], look: Look) -> dict:
        key = [swatch(colour, look.line(say(group, look.lang))) for group, colour in zip(GROUPS, look.tones.series, strict=True)]
        below = foot([*key, *self._left_out(len(nodes), rows, look)], look)
        hidden = {"showticklabels": False, "range": [-1.06, 1.06]}
        shape = layout(look, height=_HEIGHT + below["margin"]["b"], hovermode="closest", annotations=self._names(nodes, look), **below)
        return {**shape, "xaxis": bare_axis(look, **hidden), "yaxis": bare_axis(look, **hidden)}

    def _left_out(self, drawn: int, rows: list[dict], look: Look) -> list[str]:
        all_of_them = len({row[end] for row in rows for end in ("organisation_id", "partner_id")})
        return [look.line(say("network_drawn", look.lang, drawn=drawn, all=all_of_them))] if drawn < all_of_them else []


def with_room(nodes: list[dict]) -> list[dict]:
    """Return those of `nodes`, the first before the others, whose name would not lie over one already written."""
    kept: list[dict] = []
    for node in nodes:
        if not any(abs(node["x"] - one["x"]) < _NAME_WIDTH and abs(node["y"] - one["y"]) < _NAME_HEIGHT for one in kept):
            kept.append(node)
    return kept


def short_name(name: str) -> str:
    """Return the initials that a name gives of itself in brackets, such as (ADD), else the name; other brackets may name a parent."""
    found = re.fullmatch(r"(.+) \(([A-Z]{2,7})\)", name)
    return found[2] if found and "".join(word[0] for word in found[1].split() if word[0].isupper()) == found[2] else name


def colour_of_type(kind: str | None, look: Look) -> str:
    """Return the tone of a type of organisation, the palest for an unknown one."""
    tones = {one: tone for group, tone in zip(GROUPS.values(), look.tones.series, strict=True) for one in group}
    return tones.get(kind or "", look.tones.line)


def drawn_nodes(rows: list[dict]) -> list[dict]:
    """Return the organisations of `rows` that are drawn, at most 2,000: those with most partners, the largest last, on top."""
    ends = {"organisation": "organisation_id", "partner": "partner_id"}
    found = {
        row[identity]: {
            "organisation": row[end],
            "organisation_id": row[identity],
            "organisation_type": row[f"{end}_type"],
            "partners_number": row[f"{end}_partners"],
            "community": row[f"{end}_community"],
            "x": row[f"{end}_x"],
            "y": row[f"{end}_y"],
        }
        for row in rows
        for end, identity in ends.items()
    }
    largest = sorted(found.values(), key=lambda node: (-node["partners_number"], node["organisation_id"]))[:MOST_DRAWN]
    return largest[::-1]
