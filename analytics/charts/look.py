"""How every figure looks: the reader's language and theme, the few layout keys we set, safe text."""

import html
import textwrap
from dataclasses import dataclass, field
from typing import Any

from analytics.charts.palette import TONES, Tones
from analytics.vocabulary import word_of
from analytics.words import say
from analytics.words.columns import format_of, label, shown, vocabulary_of
from analytics.words.numbers import money

FAMILY = "IBM Plex Sans, sans-serif"
CONFIG = {"displayModeBar": False, "showSendToCloud": False, "doubleClick": False, "scrollZoom": False}


@dataclass(frozen=True)
class Look:
    """Who reads the figure: language, theme, the last whole year of the register, an indicator's own labels."""

    lang: str
    theme: str = "light"
    last_whole_year: int = 9999
    own: dict[str, dict] = field(default_factory=dict)

    @property
    def tones(self) -> Tones:
        """Return the colours of the theme."""
        return TONES[self.theme]

    @property
    def mirrored(self) -> bool:
        """Return whether categories are read from the right."""
        return self.lang == "ar"

    def label(self, column: str) -> str:
        """Return a column's label, safe to draw."""
        return safe(label(column, self.lang, self.own))

    def shown(self, column: str, value: object) -> str:
        """Return one value as it is read, safe to draw."""
        if isinstance(value, int | float) and format_of(column, self.own) == "mad":
            return safe(money(value, self.lang))  # a figure beside a bar has no room for nine digits
        return safe(shown(column, value, self.lang, self.own))

    def category(self, column: str, value: Any, width: int = 26) -> str:
        """Return a category name in two lines of at most `width` characters; the unknown is named."""
        if value is None:
            return safe(say("unknown", self.lang))
        vocabulary = vocabulary_of(column)
        words = word_of(vocabulary, value, self.lang, short=True) if vocabulary else shown(column, value, self.lang, self.own)
        return "<br>".join(safe(line) for line in textwrap.wrap(words, width, max_lines=2, placeholder=" …"))


def safe(text: str) -> str:
    """Return text that Plotly shows as it is: it reads tags and entities in every string."""
    return html.escape(text, quote=False)


def layout(look: Look, height: int, **more: object) -> dict:
    """Return the layout keys every figure shares, with `more` on top."""
    tones = look.tones
    return {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FAMILY, "size": 13, "color": tones.ink},
        "hoverlabel": {"bgcolor": tones.raised, "bordercolor": tones.line, "font": {"family": FAMILY, "size": 13, "color": tones.ink}},
        "separators": {"fr": ",\u202f", "ar": ",.", "en": ".,"}[look.lang],
        "showlegend": False,
        "dragmode": False,
        **more,
    }


def bare_axis(look: Look, **more: object) -> dict:
    """Return an axis without line, grid or zero line."""
    quiet = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "automargin": True, "fixedrange": True}
    return {**quiet, "tickfont": {"color": look.tones.ink}, **more}


def named_axis(names: list[str], look: Look) -> dict:
    """Return the axis of category names, first at the top, on the side where reading starts."""
    places = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names, "range": [len(names) - 0.5, -0.5]}
    gap = {"ticks": "outside", "ticklen": 8, "tickcolor": "rgba(0,0,0,0)"}
    return bare_axis(look, **places, **gap, side="right" if look.mirrored else "left")


def measured_axis(look: Look, **more: object) -> dict:
    """Return an axis of numbers with one light grid, starting at zero."""
    grid = {"showgrid": True, "gridcolor": look.tones.line, "gridwidth": 1, "nticks": 5, "rangemode": "tozero"}
    return bare_axis(look, **{**grid, "separatethousands": True, "tickfont": {"color": look.tones.quiet, "size": 12}, **more})
