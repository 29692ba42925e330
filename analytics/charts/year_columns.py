"""Columns by year, one or several stacked series; partial years hatched and named."""

from dataclasses import dataclass

from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.scales import ends, ticks
from analytics.charts.selectable import selectable, series_of_view
from analytics.charts.years import column_width, hatching, partial_note, with_landmarks, year_axis


@dataclass(frozen=True)
class YearColumns:
    """One column a year; `values` names the series, at most four, the first at the bottom in the accent."""

    values: tuple[str, ...]
    year: str = "year"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows` (undated rows are counted by the card, not drawn)."""
        dated = [row for row in rows if row[self.year] is not None]
        data = [self._series(value, colour, dated, look) for value, colour in zip(self.values, look.tones.series, strict=False)]
        return {"data": data, "layout": self._layout(dated, look)}

    def _layout(self, rows: list[dict], look: Look) -> dict:
        years = [row[self.year] for row in rows]
        low, high = ends(sum(row[value] or 0 for value in self.values) for row in rows)
        up = measured_axis(look, range=[low, high], **ticks(low, high, self.values[0], look))
        above = head([*self._key(look), *partial_note(years, look)], look)
        shape = layout(look, height=270 + above["margin"]["t"], barmode="stack", xaxis=year_axis(years, look), yaxis=up, **above)
        return with_landmarks(shape, years, look)

    def _key(self, look: Look) -> list[str]:
        labels = [look.label(value) for value in self.values]
        return (
            labels
            if len(labels) == 1
            else [swatch(*three) for three in zip(look.tones.series, labels, map(series_of_view, self.values), strict=False)]
        )

    def _series(self, value: str, colour: str, rows: list[dict], look: Look) -> dict:
        years = [row[self.year] for row in rows]
        edge = {"color": look.tones.raised, "width": 1 if len(self.values) > 1 else 0}
        return {
            "type": "bar",
            "name": look.label(value),
            "x": years,
            "y": [row[value] for row in rows],
            "width": column_width(years),
            "customdata": [[look.shown(value, row[value])] for row in rows],
            "marker": {"color": colour, "pattern": hatching(years, look), "line": edge},
            "hovertemplate": f"%{{x:d}}<br>{look.fact(value, '%{customdata[0]}')}<extra></extra>",
            **selectable(rows, self.year),
            **self._held(value, rows, look),
        }

    def _held(self, value: str, rows: list[dict], look: Look) -> dict:
        """Return what names the years whose number is held back, where there are any; a bar of no height carries the word."""
        if "held" not in look.own.get(value, {}):
            return {}
        texts = [look.shown(value, None) if row[value] is None else "" for row in rows]
        small = {"size": 11, "color": look.tones.quiet}
        return {"y": [row[value] or 0 for row in rows], "text": texts, "textposition": "outside", "textfont": small, "cliponaxis": False}
