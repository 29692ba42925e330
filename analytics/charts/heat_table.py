"""A heat table: two breakdowns, a number in every cell, darker where it is larger."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.look import Look, layout
from analytics.charts.selectable import selectable_cells
from analytics.charts.shades import SHARES, ink_on, shade, step_of
from analytics.charts.table_axes import columns_axis, rows_axis

_MISSING = -1


@dataclass(frozen=True)
class HeatTable:
    """`row` by `column`, each with every code the view keeps.

    A cell without a row holds `nothing`: 0, quietly, where records were counted; None, a dash, where a number may be unknown.
    """

    row: str
    column: str
    value: str
    nothing: int | None = None
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; both sides keep the order of their vocabulary."""
        known = [row for row in rows if row[self.row] is not None and row[self.column] is not None]
        lines, columns = (look.categories(side, [row[side] for row in known]) for side in (self.row, self.column))
        cells = {(row[self.row], row[self.column]): row[self.value] for row in known}
        largest = max((value for value in cells.values() if value is not None), default=0) or 1
        grid = [[(line, column, cells.get((line, column), self.nothing)) for column in columns] for line in lines]
        heat = {
            "type": "heatmap",
            "z": [[_step(value, largest) for *_, value in line] for line in grid],
            "x": list(range(len(columns))),
            "y": list(range(len(lines))),
            "text": [[self._text(value, largest, look) for *_, value in line] for line in grid],
            "texttemplate": "%{text}",
            "textfont": {"size": 12},
            "customdata": [[self._hover(cell, look) for cell in line] for line in grid],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable_cells(self.row, lines, self.column, columns),
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
            **_colours(look),
        }
        return {"data": [heat], "layout": self._layout(lines, columns, look)}

    def _text(self, value: float | None, largest: float, look: Look) -> str:
        ink = ink_on(shade(step_of(value, largest), look.tones), look.tones) if value else look.tones.quiet
        return f'<span style="color:{ink}">{look.shown(self.value, value)}</span>'

    def _hover(self, cell: tuple[str, str, float | None], look: Look) -> str:
        line, column, value = cell
        return f"{look.name(self.row, line)}<br>{look.name(self.column, column)}<br>{look.fact(self.value, look.shown(self.value, value))}"

    def _layout(self, lines: list[str], columns: list[str], look: Look) -> dict:
        shape = layout(look, height=36 * len(lines) + 118)
        return {**shape, "xaxis": columns_axis(self.column, columns, look), "yaxis": rows_axis(self.row, lines, look)}


def _step(value: float | None, largest: float) -> int:
    return _MISSING if value is None else step_of(value, largest)


def _colours(look: Look) -> dict:
    shades = {_MISSING: look.tones.raised, **{step: shade(step, look.tones) for step in range(len(SHARES))}}
    last = len(SHARES) - 1
    return {"zmin": _MISSING, "zmax": last, "colorscale": [[(step - _MISSING) / (last - _MISSING), shades[step]] for step in shades]}
