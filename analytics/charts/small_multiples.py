"""Small multiples: one small chart over years for each category, all on one scale."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.head import head
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.palette import colour_of
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable
from analytics.charts.years import column_width, hatching, landmark_room, landmarks_over, partial_note, year_axis

_LETTERS, _PLOT, _BELOW = 18, 74, 40
_COLUMNS, _GUTTER = 2, 0.08
_NARROWEST = 110  # width of a panel on a phone


@dataclass(frozen=True)
class _Place:
    """Where one panel stands, as shares of the figure, and the suffix of its axes."""

    number: str
    left: float
    right: float
    bottom: float
    ceiling: float


def _places(facets: list[str], above: int, mirrored: bool) -> dict[str, _Place]:
    """Return where the panel of each facet stands; `above` are the pixels over it for its name and numbers."""
    rows = max(1, -(-len(facets) // _COLUMNS))
    return {facet: _place(index, (rows, above), mirrored) for index, facet in enumerate(facets)}


def _place(index: int, size: tuple[int, int], mirrored: bool) -> _Place:
    rows, above = size
    row, column = divmod(index, _COLUMNS)
    column = _COLUMNS - 1 - column if mirrored else column
    width = (1 - _GUTTER) / _COLUMNS
    left, ceiling = column * (width + _GUTTER), 1 - (row + above / _height(above)) / rows
    return _Place(str(index + 1) if index else "", left, left + width, ceiling - _PLOT / _height(above) / rows, ceiling)


def _height(above: int) -> int:
    return above + _PLOT + _BELOW


@dataclass(frozen=True)
class SmallMultiples:
    """Columns by year, one panel a `facet`, two panels a row so that a phone can show them."""

    facet: str
    value: str
    year: str = "year"
    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the facet with the largest total comes first."""
        dated = self._dated(rows)
        facets, years = self._facets(dated), [row[self.year] for row in dated]
        names = max((look.category(self.facet, facet, 21).count("<br>") + 1 for facet in facets), default=1)
        over_panel = _LETTERS * names + landmark_room(years, look, _NARROWEST)
        panels = _places(facets, over_panel, look.mirrored)
        above = head([look.label(self.value), *partial_note(years, look)], look)
        shape = layout(look, _height(over_panel) * max(1, -(-len(facets) // _COLUMNS)) + above["margin"]["t"] + 8, **above)
        shape |= self._over(years, panels, look)
        for place in panels.values():
            shape |= self._axes(place, dated, look)
        broad = {"width": column_width(years)}  # of all panels: one with few years would draw broad bars
        bars = [self._panel([row for row in dated if row[self.facet] == facet], place, look) | broad for facet, place in panels.items()]
        return {"data": bars, "layout": shape}

    def _over(self, years: list[int], panels: dict[str, _Place], look: Look) -> dict:
        """Return the layout keys of the names of the panels and of the landmarks laid over each."""
        room = landmark_room(years, look, _NARROWEST)
        names = [{**self._name(facet, place, look), "yshift": room} for facet, place in panels.items()]
        if not look.landmarks:
            return {"annotations": names}
        over = landmarks_over(years, look, [place.number for place in panels.values()], _NARROWEST)
        return {**over, "annotations": [*names, *over["annotations"]]}

    def _dated(self, rows: list[dict]) -> list[dict]:
        return [row for row in rows if row[self.year] is not None and row[self.facet] is not None]

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
            "customdata": [look.shown(self.value, row[self.value]) for row in rows],
            "hovertemplate": f"{look.name(self.facet, rows[0][self.facet])}<br>%{{x:d}}<br>"
            f"{look.fact(self.value, '%{customdata}')}<extra></extra>",
            **selectable(rows, self.facet, self.year),
        }

    def _axes(self, place: _Place, rows: list[dict], look: Look) -> dict:
        small = {"size": 11, "color": look.tones.quiet}
        years, (low, high) = [row[self.year] for row in rows], ends(row[self.value] for row in rows)
        across = year_axis(years, look, domain=[place.left, place.right], anchor=f"y{place.number}", tickfont=small)
        written = {**ticks(low, high * 2, self.value, look), "range": [low, high]}  # half as many ticks: the panel is low
        up = measured_axis(look, domain=[place.bottom, place.ceiling], anchor=f"x{place.number}", **{**written, "tickfont": small})
        return {f"xaxis{place.number}": across, f"yaxis{place.number}": up}

    def _name(self, facet: str, place: _Place, look: Look) -> dict:
        edge = (
            {"x": place.right, "xanchor": "right", "align": "right"}
            if look.mirrored
            else {"x": place.left, "xanchor": "left", "align": "left"}
        )
        words = {"text": look.category(self.facet, facet, 21), "font": {"size": 13, "color": look.tones.ink}, "showarrow": False}
        return {**words, **edge, "xref": "paper", "yref": "paper", "y": place.ceiling, "yanchor": "bottom"}
