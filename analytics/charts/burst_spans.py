"""Bursts over years: for each class a thin line while it has records, and a bar in the years of its heaviest burst."""

from dataclasses import dataclass

from analytics.charts.head import head, swatch
from analytics.charts.look import Look, layout, named_axis, pitch
from analytics.charts.selectable import selectable
from analytics.charts.years import with_landmarks, year_axis


@dataclass(frozen=True)
class BurstSpans:
    """Rows of `category`; a burst heavier than its bar is in the accent, one that chance may have made is grey.

    The labels of an indicator bring the words of the key: `clear` and `by_chance`.
    """

    category: str

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`."""
        thin = {"width": 0.06, "marker": {"color": look.tones.data}}
        spans = [self._spans(rows, ("since_year", "until_year"), look) | thin, self._bursts(rows, look)]
        return {"data": spans, "layout": self._layout(rows, look)}

    def _spans(self, rows: list[dict], ends: tuple[str, str], look: Look) -> dict:
        first, last = ends
        return {
            "type": "bar",
            "orientation": "h",
            "y": list(range(len(rows))),
            "base": [None if row[first] is None else row[first] - 0.5 for row in rows],
            "x": [None if row[first] is None else row[last] - row[first] + 1 for row in rows],
            "customdata": [self._hover(row, look) for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
            **selectable(rows, self.category),
        }

    def _bursts(self, rows: list[dict], look: Look) -> dict:
        colours = [look.tones.accent if (row["weight"] or 0) > row["bar"] else look.tones.data for row in rows]
        return self._spans(rows, ("first_year", "last_year"), look) | {"width": 0.5, "marker": {"color": colours}}

    def _hover(self, row: dict, look: Look) -> str:
        named = ("in_burst", "expected", "weight", "bar", "power_pct")
        facts = [look.fact(name, look.shown(name, row[name])) for name in named if row[name] is not None]
        return "<br>".join([look.name(self.category, row[self.category]), *facts])

    def _layout(self, rows: list[dict], look: Look) -> dict:
        years = [year for row in rows for year in (row["since_year"], row["until_year"])]
        names = [look.category(self.category, row[self.category]) for row in rows]
        above = head([swatch(look.tones.accent, look.label("clear")), swatch(look.tones.data, look.label("by_chance"))], look)
        height = pitch(names) * max(len(rows), 2) + 40 + above["margin"]["t"]
        shape = layout(look, height=height, barmode="overlay", xaxis=year_axis(years, look), yaxis=named_axis(names, look), **above)
        shape = with_landmarks(shape, years, look)
        return {**shape, "annotations": [*shape.get("annotations", []), *_named(rows, look)]}


def _named(rows: list[dict], look: Look) -> list[dict]:
    """Return the years of each burst, beside its bar on the side with room, on a ground that hides the thin line."""
    first, last = min(row["since_year"] for row in rows), max(row["until_year"] for row in rows)
    found = [(place, row) for place, row in enumerate(rows) if row["first_year"] is not None]
    return [{**_beside(row, (first + last) / 2, look), "y": place, "text": _years(row)} for place, row in found]


def _beside(row: dict, middle: float, look: Look) -> dict:
    shape = {"showarrow": False, "borderpad": 2, "bgcolor": look.tones.raised, "font": {"size": 12}}
    if row["last_year"] > middle:
        return {**shape, "x": row["first_year"] - 0.5, "xanchor": "right", "xshift": -3}
    return {**shape, "x": row["last_year"] + 0.5, "xanchor": "left", "xshift": 3}


def _years(row: dict) -> str:
    first, last = row["first_year"], row["last_year"]
    return f"{first}" if first == last else f"{first}–{last}"
