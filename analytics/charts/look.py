"""How every figure looks: the reader's language and theme, the few layout keys we set, safe text."""

import html
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from analytics.charts.landmarks import Landmark
from analytics.charts.palette import TONES, Tones
from analytics.vocabulary import vocabularies, word_of
from analytics.words import book, written
from analytics.words.columns import format_of, label, shown, vocabulary_of
from analytics.words.money import money

FAMILY = "IBM Plex Sans, sans-serif"
CONFIG = {"displayModeBar": False, "showSendToCloud": False, "doubleClick": False, "scrollZoom": False}


@dataclass(frozen=True)
class Look:
    """Who reads the figure: language, theme, the last whole year of the register, an indicator's own labels.

    `chosen` are the codes the view keeps, by vocabulary; a vocabulary that is not filtered is not in it. `landmarks` are laid over
    every chart of years, in the order of their dates.
    """

    lang: str
    theme: str = "light"
    last_whole_year: int = 9999
    own: dict[str, dict] = field(default_factory=dict)
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    landmarks: tuple[Landmark, ...] = ()

    @property
    def tones(self) -> Tones:
        """Return the colours of the theme."""
        return TONES[self.theme]

    @property
    def mirrored(self) -> bool:
        """Return whether categories are read from the right."""
        return self.lang == "ar"

    def line(self, words: str) -> str:
        """Return one line of safe words in the direction of its own letters: a figure knows only one, from left to right."""
        return f"\u2068{words}\u2069" if self.mirrored else words

    def sentence(self, words: str) -> str:
        """Return one line of safe words in the direction of the language, whatever stands first in it."""
        return f"\u2067{words}\u2069" if self.mirrored else words

    def label(self, column: str) -> str:
        """Return a column's label, safe to draw."""
        return self.line(safe(label(column, self.lang, self.own)))

    def shown(self, column: str, value: object) -> str:
        """Return one value as it is read, safe to draw."""
        if isinstance(value, int | float) and format_of(column, self.own) == "mad":
            return self.line(safe(money(value, self.lang)))  # a figure beside a bar has no room for nine digits
        return self.line(safe(shown(column, value, self.lang, self.own)))

    def years(self, column: str) -> Callable[[dict], tuple[int, int]] | None:
        """Return what tells of a row the first and the last year a column counts, None where that is of no years of its own."""
        return self.own.get(column, {}).get("years")

    def fact(self, column: str, value: str) -> str:
        """Return one line of a hover: the column's label and a safe value, or the place of one in a template."""
        return self.sentence(written(book("interface")["named"], self.lang).format(name=self.label(column), words=value))

    def category(self, column: str, value: Any, width: int = 26) -> str:
        """Return a category's short name in two lines of at most `width` characters; the unknown is named."""
        return self._lines(self._word(column, value, short=True), width, max_lines=2, placeholder=" …")

    def name(self, column: str, value: Any) -> str:
        """Return a category's whole name in lines of at most 60 characters, for a hover; the unknown is named."""
        return self._lines(self._word(column, value, short=False), 60)

    def _word(self, column: str, value: Any, short: bool) -> str:
        if value is None:
            return written(self.own.get(column, {}).get("held") or book("interface")["unknown"], self.lang)
        vocabulary = vocabulary_of(column)
        return word_of(vocabulary, value, self.lang, short) if vocabulary else shown(column, value, self.lang, self.own)

    def _lines(self, words: str, width: int, **more: Any) -> str:
        return "<br>".join(self.line(safe(line)) for line in textwrap.wrap(words, width, **more))

    def title(self, column: str, *more: str) -> dict:
        """Return the title of an axis: what it measures and `more` words, in lines a phone can hold."""
        words = " · ".join([label(column, self.lang, self.own), *more])
        even = len(words) // -(-len(words) // 30) + 6  # no last line of one short word
        return {"text": self._lines(words, even), "font": {"size": 12, "color": self.tones.quiet}, "standoff": 10}

    def categories(self, column: str, present: list[str]) -> list[str]:
        """Return the codes a table by `column` shows: all the view keeps, in their order, also those without a record."""
        vocabulary = vocabulary_of(column)
        terms = vocabularies()[vocabulary].terms if vocabulary else ()
        places = [term.code for term in terms if term.extra.get("kind") != "scope"]
        kept = [code for code in places if code in self.chosen.get(vocabulary or "", places)]
        return kept + [code for code in dict.fromkeys(present) if code not in kept]


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
        "hoverlabel": {**hover_label(look), "align": "right" if look.mirrored else "left"},
        "separators": {"fr": ",\u202f", "ar": ",.", "en": ".,"}[look.lang],
        "showlegend": False,
        "dragmode": False,
        **more,
    }


def hover_label(look: Look) -> dict:
    """Return the colours and type of what is shown on hover."""
    return {"bgcolor": look.tones.raised, "bordercolor": look.tones.line, "font": {"family": FAMILY, "size": 13, "color": look.tones.ink}}


def bare_axis(look: Look, **more: object) -> dict:
    """Return an axis without line, grid or zero line."""
    quiet = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "automargin": True, "fixedrange": True}
    return {**quiet, "tickfont": {"color": look.tones.ink}, **more}


def spaced(length: int) -> dict:
    """Return the axis keys that keep tick labels `length` pixels from the plot."""
    return {"ticks": "outside", "ticklen": length, "tickcolor": "rgba(0,0,0,0)"}


def named_axis(names: list[str], look: Look) -> dict:
    """Return the axis of category names, first at the top, on the side where reading starts."""
    places = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names, "range": [len(names) - 0.5, -0.5]}
    fits = {"ticklabeloverflow": "allow"}  # the margin makes room for names: no need to measure each, which takes as long as the bars
    return bare_axis(look, **places, **spaced(8), **fits, side="right" if look.mirrored else "left")


def pitch(names: list[str]) -> int:
    """Return the height of a row, in pixels, that holds the longest of `names` with room around it."""
    return 42 if any("<br>" in name for name in names) else 34


def measured_axis(look: Look, **more: object) -> dict:
    """Return an axis of numbers with one light grid, starting at zero."""
    grid = {"showgrid": True, "gridcolor": look.tones.line, "gridwidth": 1, "rangemode": "tozero", **spaced(4)}
    return bare_axis(look, **{**grid, "tickfont": {"color": look.tones.quiet, "size": 12}, **more})


def read_from_start(low: float, high: float, look: Look) -> list[float]:
    """Return the range of a horizontal axis of numbers, which grows from the side where reading starts."""
    return [high, low] if look.mirrored else [low, high]


def beside_bars(texts: list[str], look: Look) -> dict:
    """Return the margins that hold the longest of the figures beside bars, whatever the width of the card."""
    letters = max((len(line.strip("\u2066\u2068\u2069")) for text in texts for line in text.split("<br>")), default=0)
    return {"l" if look.mirrored else "r": 12 + round(7.3 * letters)}
