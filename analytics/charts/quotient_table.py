"""A table of quotients: two breakdowns; a cell is coloured only where its whole interval lies above one."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.colours import faded
from analytics.charts.look import Look, bare_axis, layout, named_axis

ABOVE = {
    "fr": "Coloré : intervalle au-dessus de 1 · Gris : trop peu de fiches attendues",
    "ar": "ملوّن: المجال كله فوق 1 · رمادي: السجلات المتوقعة قليلة جدا",
    "en": "Coloured: interval above 1 · Grey: too few records expected",
}


@dataclass(frozen=True)
class QuotientTable:
    """`row` by `column` with `value` and its `low` bound; a cell without a value is grey."""

    row: str
    column: str
    value: str
    low: str = "low"
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; both sides keep the order in which they first appear."""
        lines, columns = (list(dict.fromkeys(row[side] for row in rows)) for side in (self.row, self.column))
        cells = {(row[self.row], row[self.column]): row for row in rows}
        grid = [[cells.get((line, column)) for column in columns] for line in lines]
        shades = [(0, faded(look.tones.data, 0.25)), (0.5, look.tones.paper), (1, look.tones.accent)]
        heat = {
            "type": "heatmap",
            "z": [[self._shade(cell) for cell in line] for line in grid],
            "zmin": 0,
            "zmax": 2,
            "x": list(range(len(columns))),
            "y": list(range(len(lines))),
            "text": [[self._text(cell, look) for cell in line] for line in grid],
            "texttemplate": "%{text}",
            "textfont": {"size": 12},
            "customdata": [[self._hover(cell, look) for cell in line] for line in grid],
            "hovertemplate": "%{customdata}<extra></extra>",
            "colorscale": [list(shade) for shade in shades],
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
        }
        return {"data": [heat], "layout": self._layout(lines, columns, look)}

    def _is_above(self, cell: dict) -> bool:
        return cell[self.low] is not None and cell[self.low] > 1

    def _shade(self, cell: dict | None) -> int:
        if cell is None or cell[self.value] is None:
            return 0
        return 2 if self._is_above(cell) else 1

    def _text(self, cell: dict | None, look: Look) -> str:
        if cell is None or cell[self.value] is None:
            return "·"
        text = look.shown(self.value, cell[self.value])
        return f"<b>{text}</b>" if self._is_above(cell) else text

    def _hover(self, cell: dict | None, look: Look) -> str:
        if cell is None:
            return ""
        names = [look.category(side, cell[side], 60) for side in (self.row, self.column)]
        facts = [f"{look.label(name)}: {look.shown(name, cell[name])}" for name in cell if name not in (self.row, self.column)]
        return "<br>".join([*names, *facts])

    def _layout(self, lines: list[str], columns: list[str], look: Look) -> dict:
        across = [look.category(self.column, column, 14) for column in columns]
        ticks = {"tickmode": "array", "tickvals": list(range(len(columns))), "ticktext": across, "tickangle": -40, "side": "top"}
        ends = [len(columns) - 0.5, -0.5] if look.mirrored else [-0.5, len(columns) - 0.5]
        key = {"text": ABOVE[look.lang], "showarrow": False, "font": {"size": 12, "color": look.tones.quiet}}
        place = {"xref": "paper", "yref": "paper", "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top", "yshift": -4}
        return layout(
            look,
            height=36 * len(lines) + 140,
            margin={"l": 8, "r": 72, "t": 8, "b": 32},  # the last slanted name runs past the last column
            xaxis=bare_axis(look, range=ends, ticklabeloverflow="allow", **ticks),
            yaxis=named_axis([look.category(self.row, line, 18) for line in lines], look),
            annotations=[{**key, **place}],
        )
