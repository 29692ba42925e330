"""A heat table: two breakdowns, a number in every cell, darker where it is larger."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.look import Look, bare_axis, layout, named_axis


@dataclass(frozen=True)
class HeatTable:
    """`row` by `column`; a cell without rows is a true zero and is drawn as a dot."""

    row: str
    column: str
    value: str
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; both sides keep the order in which they first appear."""
        known = [row for row in rows if row[self.row] is not None and row[self.column] is not None]
        lines = list(dict.fromkeys(row[self.row] for row in known))
        columns = sorted(dict.fromkeys(row[self.column] for row in known), key=[row[self.column] for row in known].index)
        cells = {(row[self.row], row[self.column]): row[self.value] for row in known}
        values = [[cells.get((line, column), 0) for column in columns] for line in lines]
        names = [[look.category(self.column, column, 60) for column in columns]] * len(lines)
        heat = {
            "type": "heatmap",
            "z": values,
            "x": list(range(len(columns))),
            "y": list(range(len(lines))),
            "text": [[look.shown(self.value, value) if value else "·" for value in line] for line in values],
            "texttemplate": "%{text}",
            "customdata": [[[look.category(self.row, line, 60), name] for name in row] for line, row in zip(lines, names, strict=True)],
            "hovertemplate": f"%{{customdata[0]}}<br>%{{customdata[1]}}<br>{look.label(self.value)}: %{{text}}<extra></extra>",
            "colorscale": [[0, look.tones.paper], [1, look.tones.accent]],
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
        }
        return {"data": [heat], "layout": self._layout(lines, columns, look)}

    def _layout(self, lines: list[str], columns: list[str], look: Look) -> dict:
        across = [look.category(self.column, column, 14) for column in columns]
        down = [look.category(self.row, line, 18) for line in lines]
        ends = [len(columns) - 0.5, -0.5] if look.mirrored else [-0.5, len(columns) - 0.5]
        ticks = {"tickmode": "array", "tickvals": list(range(len(columns))), "ticktext": across, "tickangle": -40, "side": "top"}
        return layout(
            look,
            height=36 * len(lines) + 110,
            margin={"l": 8, "r": 72, "t": 8, "b": 8},  # the last slanted name runs past the last column
            xaxis=bare_axis(look, range=ends, ticklabeloverflow="allow", **ticks),
            yaxis=named_axis(down, look),
        )
