"""Small multiples: one small chart over years for each category, all on one scale."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.palette import colour_of
from analytics.charts.years import hatching, partial_note, year_axis

_ROW, _COLUMNS, _TITLE = 118, 2, 0.24


@dataclass(frozen=True)
class SmallMultiples:
    """Columns by year, one panel a `facet`, two panels a row so that a phone can show them."""

    facet: str
    value: str
    year: str = "year"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; facets keep the order in which they first appear by total, largest first."""
        dated = [row for row in rows if row[self.year] is not None and row[self.facet] is not None]
        facets = self._facets(dated)
        years = [row[self.year] for row in dated]
        tallest = max((row[self.value] for row in dated), default=1)
        panels = -(-len(facets) // _COLUMNS)
        shape = layout(look, height=_ROW * max(panels, 1) + 40, margin={"l": 8, "r": 8, "t": 26, "b": 8}, bargap=0.2)
        shape["annotations"] = partial_note(years, look)
        data = []
        for place, facet in enumerate(facets):
            own = [row for row in dated if row[self.facet] == facet]
            data.append(self._panel(own, place, look))
            self._axes(shape, facet, place, panels, (years, tallest), look)
        return {"data": data, "layout": shape}

    def _facets(self, rows: list[dict]) -> list[str]:
        totals: dict[str, float] = {}
        for row in rows:
            totals[row[self.facet]] = totals.get(row[self.facet], 0) + row[self.value]
        return sorted(totals, key=lambda facet: -totals[facet])

    def _panel(self, rows: list[dict], place: int, look: Look) -> dict:
        number = "" if place == 0 else str(place + 1)
        years = [row[self.year] for row in rows]
        colour = colour_of(rows[0][self.facet], look.tones) if self.facet == "axis" else look.tones.accent
        return {
            "type": "bar",
            "x": years,
            "y": [row[self.value] for row in rows],
            "xaxis": f"x{number}",
            "yaxis": f"y{number}",
            "marker": {"color": colour, "pattern": hatching(years, look)},
            "hovertemplate": f"%{{x:d}}<br>{look.label(self.value)}: %{{y}}<extra></extra>",
        }

    def _axes(self, shape: dict, facet: str, place: int, panels: int, scale: tuple[list[int], float], look: Look) -> None:
        number = "" if place == 0 else str(place + 1)
        row, column = divmod(place, _COLUMNS)
        column = _COLUMNS - 1 - column if look.mirrored else column
        left, right = column * 0.53, column * 0.53 + 0.47
        top, bottom = 1 - row / panels, 1 - (row + 1) / panels + _TITLE / panels / 2
        ceiling = top - _TITLE / panels
        years, tallest = scale
        shape[f"xaxis{number}"] = year_axis(
            years, look, domain=[left, right], anchor=f"y{number}", showticklabels=row == panels - 1 or place + _COLUMNS >= 0
        )
        shape[f"xaxis{number}"]["tickfont"] = {"size": 10, "color": look.tones.quiet}
        shape[f"yaxis{number}"] = measured_axis(look, domain=[bottom, ceiling], anchor=f"x{number}", range=[0, tallest * 1.05], nticks=3)
        name = {"text": look.category(self.facet, facet, 40), "font": {"size": 12, "color": look.tones.ink}, "showarrow": False}
        edge = {"x": right, "xanchor": "right"} if look.mirrored else {"x": left, "xanchor": "left"}
        shape["annotations"].append({**name, **edge, "xref": "paper", "yref": "paper", "y": top - 0.02 / panels, "yanchor": "top"})
