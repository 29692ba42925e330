"""Columns by year, one or several stacked series; partial years hatched and named."""

from dataclasses import dataclass

from analytics.charts.look import Look, layout, measured_axis
from analytics.charts.years import hatching, partial_note, year_axis


@dataclass(frozen=True)
class YearColumns:
    """One column a year; `values` names the series, the first at the bottom in the accent."""

    values: tuple[str, ...]
    year: str = "year"

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows` (undated rows are counted by the card, not drawn)."""
        dated = [row for row in rows if row[self.year] is not None]
        years = [row[self.year] for row in dated]
        data = [self._series(value, place, dated, look) for place, value in enumerate(self.values)]
        several = len(self.values) > 1
        shape = layout(
            look,
            height=320 if several else 290,
            barmode="stack",
            bargap=0.25,
            margin={"l": 8, "r": 8, "t": 26, "b": 8},
            xaxis=year_axis(years, look),
            yaxis=measured_axis(
                look, title={"text": look.label(self.values[0]) if not several else "", "font": {"size": 12, "color": look.tones.quiet}}
            ),
            annotations=partial_note(years, look),
            showlegend=several,
            legend={"orientation": "h", "y": -0.14, "x": 0, "itemclick": False, "itemdoubleclick": False},
        )
        return {"data": data, "layout": shape}

    def _series(self, value: str, place: int, rows: list[dict], look: Look) -> dict:
        tones = look.tones
        years = [row[self.year] for row in rows]
        colour = (tones.accent, tones.data, tones.line)[place % 3]
        return {
            "type": "bar",
            "name": look.label(value),
            "x": years,
            "y": [row[value] for row in rows],
            "customdata": [[look.shown(value, row[value])] for row in rows],
            "marker": {"color": colour, "pattern": hatching(years, look)},
            "hovertemplate": f"%{{x:d}}<br>{look.label(value)}: %{{customdata[0]}}<extra></extra>",
        }
