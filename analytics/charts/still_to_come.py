"""What is written down and what is still to come: a column a period, an estimate on top of it with its interval, thin periods shaded."""

from dataclasses import dataclass

from analytics.charts.colours import faded
from analytics.charts.head import head, swatch
from analytics.charts.look import Look, bare_axis, layout, measured_axis, spaced
from analytics.charts.scales import ends, ticks

_TICKS = 4  # names of months that a phone has room for


@dataclass(frozen=True)
class StillToCome:
    """`seen` by `period` (YYYY-MM), the estimate `whole` with `low` and `high`; periods with a `share` under `enough` percent are shaded.

    The labels of an indicator bring the words of the key: `coming` and `thin`.
    """

    period: str
    seen: str
    whole: str
    low: str
    high: str
    share: str
    enough: float

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, the earliest first."""
        more = [None if row[self.whole] is None else row[self.whole] - row[self.seen] for row in rows]
        solid = self._bars(rows, [row[self.seen] for row in rows], look) | {"marker": {"color": look.tones.accent}}
        open_ = {"color": faded(look.tones.accent, 0.25), "line": {"color": look.tones.accent, "width": 1}}
        coming = self._bars(rows, more, look) | {"marker": open_}
        return {"data": [solid, coming, *self._intervals(rows, look)], "layout": self._layout(rows, look)}

    def _bars(self, rows: list[dict], heights: list, look: Look) -> dict:
        names = (self.period, self.seen, self.share, self.whole, self.low, self.high)
        facts = ["<br>".join(look.fact(name, look.shown(name, row[name])) for name in names) for row in rows]
        bars = {"type": "bar", "x": list(range(len(rows))), "y": heights, "width": 0.7}
        return {**bars, "customdata": facts, "hovertemplate": "%{customdata}<extra></extra>"}

    def _intervals(self, rows: list[dict], look: Look) -> list[dict]:
        known = [(place, row) for place, row in enumerate(rows) if row[self.low] is not None]
        thin = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"width": 2, "color": look.tones.ink}}
        return [{**thin, "x": [place, place], "y": [row[self.low], row[self.high]]} for place, row in known]

    def _layout(self, rows: list[dict], look: Look) -> dict:
        low, high = ends(row[name] for row in rows for name in (self.seen, self.whole, self.high))
        up = measured_axis(look, range=[low, high], **ticks(low, high, self.seen, look))
        shade = faded(look.tones.data, 0.16)
        above = head(
            [
                swatch(look.tones.accent, look.label(self.seen)),
                swatch(faded(look.tones.accent, 0.35), look.label("coming")),
                swatch(faded(look.tones.data, 0.4), look.label("thin")),
            ],
            look,
        )
        across = {**bare_axis(look, range=[-0.6, len(rows) - 0.4], **spaced(5)), **self._months(rows, look)}
        bands = [_band(place, shade) for place, row in enumerate(rows) if row[self.share] < self.enough]
        return layout(look, height=290 + above["margin"]["t"], barmode="stack", shapes=bands, xaxis=across, yaxis=up, **above)

    def _months(self, rows: list[dict], look: Look) -> dict:
        """Return the axis keys that name every second or third period, always the last."""
        step = max(1, len(rows) // _TICKS)
        places = range(len(rows) - 1, -1, -step)
        names = [look.shown(self.period, rows[place][self.period]).replace("\u00a0", "<br>") for place in places]
        title = {"text": look.label(self.period), "font": {"size": 12, "color": look.tones.quiet}, "standoff": 10}
        return {"tickmode": "array", "tickvals": list(places), "ticktext": names, "tickangle": 0, "title": title}


def _band(place: int, colour: str) -> dict:
    over = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}, "fillcolor": colour}
    return {**over, "x0": place - 0.5, "x1": place + 0.5}
