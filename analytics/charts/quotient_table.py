"""A table of quotients: two breakdowns; a cell is coloured only where its whole interval lies above one."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.colours import blended
from analytics.charts.head import foot, swatch
from analytics.charts.look import Look, layout
from analytics.charts.selectable import selectable_cells
from analytics.charts.shades import shade
from analytics.charts.table_axes import columns_axis, rows_axis

ABOVE = {"fr": "Intervalle entier au-dessus de 1", "ar": "المجال كله فوق 1", "en": "Whole interval above 1"}
TOO_FEW = {"fr": "Trop peu de projets attendus", "ar": "المشاريع المتوقعة قليلة جدا", "en": "Too few projects expected"}
_GREY = 0.4


@dataclass(frozen=True)
class QuotientTable:
    """`row` by `column` with `value` and its `low` bound; a cell without a value is grey."""

    row: str
    column: str
    value: str
    low: str = "low"
    is_wide: ClassVar[bool] = True
    above: ClassVar[dict[str, str]] = ABOVE
    too_few: ClassVar[dict[str, str]] = TOO_FEW

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; both sides keep the order in which they first appear."""
        lines, columns = (list(dict.fromkeys(row[side] for row in rows)) for side in (self.row, self.column))
        cells = {(row[self.row], row[self.column]): row for row in rows}
        grid = [[cells.get((line, column)) for column in columns] for line in lines]
        shades = [(0, blended(look.tones.data, look.tones.raised, _GREY)), (0.5, shade(0, look.tones)), (1, look.tones.accent)]
        heat = {
            "type": "heatmap",
            "z": [[self._shade(cell) for cell in line] for line in grid],
            "zmin": 0,
            "zmax": 2,
            "x": list(range(len(columns))),
            "y": list(range(len(lines))),
            "text": [[self._text(cell, look) for cell in line] for line in grid],
            "texttemplate": "%{text}",
            "textfont": {"size": 12, "color": look.tones.ink},
            "customdata": [[self._hover(cell, look) for cell in line] for line in grid],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable_cells(self.row, lines, self.column, columns),
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
            return ""
        text = look.shown(self.value, cell[self.value])
        return f'<b><span style="color:{look.tones.on_accent}">{text}</span></b>' if self._is_above(cell) else text

    def _hover(self, cell: dict | None, look: Look) -> str:
        if cell is None:
            return ""
        names = [look.name(side, cell[side]) for side in (self.row, self.column)]
        facts = [look.fact(name, look.shown(name, cell[name])) for name in cell if name not in (self.row, self.column)]
        return "<br>".join([*names, *facts])

    def _layout(self, lines: list[str], columns: list[str], look: Look) -> dict:
        grey = blended(look.tones.data, look.tones.raised, _GREY)
        below = foot([swatch(look.tones.accent, self.above[look.lang]), swatch(grey, self.too_few[look.lang])], look)
        shape = layout(look, height=36 * len(lines) + 110 + below["margin"]["b"], **below)
        return {**shape, "xaxis": columns_axis(self.column, columns, look), "yaxis": rows_axis(self.row, lines, look)}
