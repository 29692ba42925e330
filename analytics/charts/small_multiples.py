"""Small multiples: one small chart over years for each category, all on one scale."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.palette import colour_of
from analytics.charts.years import hatching, partial_note, year_axis

_ROW, _COLUMNS, _GUTTER = 118, 2, 0.06


@dataclass(frozen=True)
class _Place:
    """Where one panel stands, as shares of the figure, and the suffix of its axes."""

    number: str
    left: float
    right: float
    bottom: float
    ceiling: float
    top: float


def _place(index: int, rows: int, mirrored: bool) -> _Place:
    row, column = divmod(index, _COLUMNS)
    column = _COLUMNS - 1 - column if mirrored else column
    width = (1 - _GUTTER) / _COLUMNS
    left, top = column * (width + _GUTTER), 1 - row / rows
    return _Place(str(index + 1) if index else "", left, left + width, top - 0.86 / rows, top - 0.24 / rows, top)


@dataclass(frozen=True)
class SmallMultiples:
    """Columns by year, one panel a `facet`, two panels a row so that a phone can show them."""

    facet: str
    value: str
    year: str = "year"
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the facet with the largest total comes first."""
        dated = [row for row in rows if row[self.year] is not None and row[self.facet] is not None]
        facets = self._facets(dated)
        places = [_place(index, -(-len(facets) // _COLUMNS), look.mirrored) for index in range(len(facets))]
        years = [row[self.year] for row in dated]
        shape = layout(look, _ROW * max(1, -(-len(facets) // _COLUMNS)) + 40, margin={"l": 8, "r": 8, "t": 26, "b": 8}, bargap=0.2)
        shape["annotations"] = [*partial_note(years, look), *map(self._name, facets, places, [look] * len(facets))]
        for place in places:
            shape |= self._axes(place, years, max(row[self.value] for row in dated), look)
        panels = [
            self._panel([row for row in dated if row[self.facet] == facet], place, look)
            for facet, place in zip(facets, places, strict=True)
        ]
        return {"data": panels, "layout": shape}

    def _facets(self, rows: list[dict]) -> list[str]:
        totals: dict[str, float] = {}
        for row in rows:
            totals[row[self.facet]] = totals.get(row[self.facet], 0) + row[self.value]
        return sorted(totals, key=lambda facet: -totals[facet])

    def _panel(self, rows: list[dict], place: _Place, look: Look) -> dict:
        years = [row[self.year] for row in rows]
        colour = colour_of(rows[0][self.facet], look.tones) if self.facet == "axis" else look.tones.accent
        return {
            "type": "bar",
            "x": years,
            "y": [row[self.value] for row in rows],
            "xaxis": f"x{place.number}",
            "yaxis": f"y{place.number}",
            "marker": {"color": colour, "pattern": hatching(years, look)},
            "hovertemplate": f"%{{x:d}}<br>{look.label(self.value)}: %{{y}}<extra></extra>",
        }

    def _axes(self, place: _Place, years: list[int], tallest: float, look: Look) -> dict:
        small = {"size": 11, "color": look.tones.quiet}
        across = year_axis(years, look, domain=[place.left, place.right], anchor=f"y{place.number}", tickfont=small)
        up = measured_axis(look, domain=[place.bottom, place.ceiling], anchor=f"x{place.number}", range=[0, tallest * 1.05], nticks=3)
        return {f"xaxis{place.number}": across, f"yaxis{place.number}": up}

    def _name(self, facet: str, place: _Place, look: Look) -> dict:
        edge = {"x": place.right, "xanchor": "right"} if look.mirrored else {"x": place.left, "xanchor": "left"}
        words = {"text": look.category(self.facet, facet, 40), "font": {"size": 13, "color": look.tones.ink}, "showarrow": False}
        return {**words, **edge, "xref": "paper", "yref": "paper", "y": place.top, "yanchor": "top"}
