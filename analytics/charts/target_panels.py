"""Readings of several indicators, one small chart each in its own unit: a line a publisher, beside baselines and targets."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.head import head
from analytics.charts.look import Look, bare_axis, layout, measured_axis, safe, spaced
from analytics.charts.scales import ends, ticks
from analytics.vocabulary import word_of
from analytics.words.columns import shown

_COLUMNS, _GUTTER = 2, 0.17
_PLOT, _BELOW, _NAME, _LINE = 96, 44, 18, 16
_WIDTH = 17  # letters of a name on a phone
_LONGEST = 24  # letters of a publisher
_SIGNS = (("●", "circle"), ("■", "square"), ("◆", "diamond"), ("▲", "triangle-up"))


@dataclass(frozen=True)
class _Panel:
    """One indicator: its rows, its publishers in the order of their symbols, and where it stands, as shares of the figure."""

    number: str
    rows: list[dict]
    left: float
    right: float
    bottom: float
    ceiling: float

    @property
    def publishers(self) -> list[str]:
        """Return who reads the indicator, the most frequent first."""
        told = [row["publisher"] for row in self.rows if row["mark"] == "reading"]
        return sorted(dict.fromkeys(told), key=lambda one: (-told.count(one), one))


@dataclass(frozen=True)
class TargetPanels:
    """Rows of indicator_key, unit, mark (reading, repeated, baseline, target), publisher, year and figure_value."""

    is_wide: ClassVar[bool] = True

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`; the indicator with most readings comes first."""
        groups = self._groups(rows)
        marks = [look.line(f"{sign} {safe(word_of('target_marks', mark, look.lang))}") for sign, mark in self._marks(rows)]
        above = head(marks, look)
        panels, height = self._placed(groups, look)
        shape = layout(look, height + above["margin"]["t"] + above["margin"]["b"], **above)
        shape["annotations"] = [self._title(panel, look) for panel in panels]
        for panel in panels:
            shape |= self._axes(panel, look)
        return {"data": [trace for panel in panels for trace in self._traces(panel, look)], "layout": shape}

    def _marks(self, rows: list[dict]) -> list[tuple[str, str]]:
        """Return the signs that no publisher has, with what each marks; that of repeated figures where there is one."""
        repeated = [("✗", "repeated")] if any(row["mark"] == "repeated" for row in rows) else []
        return [("○", "baseline"), ("▬", "target"), *repeated]

    def _groups(self, rows: list[dict]) -> list[list[dict]]:
        found: dict[tuple, list[dict]] = {}
        for row in rows:
            if row["year"] is not None:
                found.setdefault((row["indicator_key"], row["unit"]), []).append(row)
        read = [own for own in found.values() if any(row["mark"] == "reading" for row in own)]
        return sorted(read, key=lambda own: (-sum(row["mark"] == "reading" for row in own), own[0]["indicator_key"]))

    def _placed(self, groups: list[list[dict]], look: Look) -> tuple[list[_Panel], int]:
        """Return the panels, two a row, and the height of all in pixels; a row is as high as its longest title."""
        lines = [groups[start : start + _COLUMNS] for start in range(0, len(groups), _COLUMNS)] or [[]]
        rooms = [max((self._room(own, look) for own in line), default=0) + _PLOT + _BELOW for line in lines]
        height, panels, down = sum(rooms), [], 0
        for line, room in zip(lines, rooms, strict=True):
            down += room
            bottom, ceiling = (height - down + _BELOW) / height, (height - down + _BELOW + _PLOT) / height
            panels += [_panel(len(panels) + place, own, (bottom, ceiling), look) for place, own in enumerate(line)]
        return panels, height

    def _room(self, rows: list[dict], look: Look) -> int:
        return _NAME * (self._name(rows, look).count("<br>") + 1) + _LINE * (1 + len(_publishers(rows))) + 6

    def _name(self, rows: list[dict], look: Look) -> str:
        return look.category("indicator_key", rows[0]["indicator_key"], _WIDTH)

    def _title(self, panel: _Panel, look: Look) -> dict:
        unit = look.line(safe(word_of("units", panel.rows[0]["unit"], look.lang)))
        told = [
            look.line(f"{_of(_SIGNS, place)[0]} {safe(shown('publisher', name, look.lang)[:_LONGEST])}")
            for place, name in enumerate(panel.publishers)
        ]
        small = f'<span style="font-size:12px;color:{look.tones.quiet}">{"<br>".join([unit, *told])}</span>'
        side, x = ("right", panel.right) if look.mirrored else ("left", panel.left)
        words = {"text": f"<b>{self._name(panel.rows, look)}</b><br>{small}", "font": {"size": 13, "color": look.tones.ink}}
        place = {"x": x, "xanchor": side, "align": side, "y": panel.ceiling, "yanchor": "bottom", "yshift": 4}
        return {**words, **place, "xref": "paper", "yref": "paper", "showarrow": False}

    def _axes(self, panel: _Panel, look: Look) -> dict:
        small = {"size": 11, "color": look.tones.quiet}
        years = [row["year"] for row in panel.rows]
        span = max(years) - min(years)
        room = max(0.1 * span, 0.5)
        step = next(step for most, step in ((3, 1), (6, 2), (10, 4), (10_000, 10)) if span <= most)
        range_ = [min(years) - room, max(years) + room]
        across = bare_axis(
            look, domain=[panel.left, panel.right], anchor=f"y{panel.number}", range=range_, dtick=step, tickformat="d", **spaced(4)
        )
        low, high = ends(row["figure_value"] for row in panel.rows)
        marks = ticks(low, high * 2, "figure_value", look)  # half as many: the panel is low
        turned = [high, low] if panel.rows[0]["unit"] == "rank" else [low, high]  # the first rank stands on top
        up = measured_axis(look, domain=[panel.bottom, panel.ceiling], anchor=f"x{panel.number}", **{**marks, "range": turned})
        return {f"xaxis{panel.number}": {**across, "tickfont": small}, f"yaxis{panel.number}": {**up, "tickfont": small}}

    def _traces(self, panel: _Panel, look: Look) -> list[dict]:
        tones = look.tones
        open_ = {"symbol": "circle-open", "size": 11, "color": tones.quiet, "line": {"width": 2}}
        bar = {"symbol": "line-ew", "size": 16, "line": {"width": 4, "color": tones.ink}}
        stated = [self._points(panel, "baseline", look) | {"marker": open_}, self._points(panel, "target", look) | {"marker": bar}]
        cross = {"symbol": "x", "size": 9, "color": tones.quiet}
        stated.append(self._points(panel, "repeated", look) | {"marker": cross})
        return stated + [self._series(panel, place, look) for place in range(len(panel.publishers))]

    def _series(self, panel: _Panel, place: int, look: Look) -> dict:
        colour = _of(look.tones.series, place)
        points = self._points(panel, "reading", look, panel.publishers[place])
        marker = {"symbol": _of(_SIGNS, place)[1], "size": 7, "color": colour}
        return points | {"mode": "lines+markers", "line": {"color": colour, "width": 2}, "marker": marker}

    def _points(self, panel: _Panel, mark: str, look: Look, publisher: str | None = None) -> dict:
        own = [row for row in panel.rows if row["mark"] == mark and publisher in (None, row["publisher"])]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [row["year"] for row in own],
            "y": [row["figure_value"] for row in own],
            "xaxis": f"x{panel.number}",
            "yaxis": f"y{panel.number}",
            "cliponaxis": False,
            "customdata": [self._hover(row, look) for row in own],
            "hovertemplate": "%{x:d}<br>%{customdata}<extra></extra>",
        }

    def _hover(self, row: dict, look: Look) -> str:
        said_by = "publisher" if row["mark"] in ("reading", "repeated") else "strategy"
        return "<br>".join(look.fact(name, look.shown(name, row[name])) for name in ("mark", "figure_value", said_by))


def _publishers(rows: list[dict]) -> set[str]:
    return {row["publisher"] for row in rows if row["mark"] == "reading"}


def _of(several: tuple, place: int):
    return several[place % len(several)]


def _panel(index: int, rows: list[dict], heights: tuple[float, float], look: Look) -> _Panel:
    column = index % _COLUMNS
    column = _COLUMNS - 1 - column if look.mirrored else column
    width = (1 - _GUTTER) / _COLUMNS
    left = column * (width + _GUTTER)
    return _Panel(str(index + 1) if index else "", rows, left, left + width, *heights)
