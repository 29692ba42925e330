"""Tracks from a baseline to a target, one a row on one scale: how far the last reading is, and where it should stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from analytics.charts.head import head
from analytics.charts.look import Look, bare_axis, layout, read_from_start, safe
from analytics.statistics.of_targets import SAME_TARGET
from analytics.vocabulary import word_of

SIGNS = {
    "achieved": "★", "on_track": "●", "reached_late": "☆", "acceleration_needed": "◆", "limited": "▲", "deterioration": "✗", "missed": "■",
    "within_rounding": "◇",
}  # fmt: skip
_SYMBOLS = {
    "achieved": "star", "on_track": "circle", "reached_late": "star-open", "acceleration_needed": "diamond", "limited": "triangle-up",
    "deterioration": "x", "missed": "square", "within_rounding": "diamond-open",
}  # fmt: skip
_UNREAD = {"due_unread": "□", "no_reading": "▽"}
_UNJUDGED = "○"
_ROW = 104
_BEYOND = 101  # where a reading past either end stands, in percent of the way
_HOVER = (
    "strategy", "target_status", "best_status", "worst_status", "start_mark", "baseline_value", "pace_pct", "required_pct", "pace_ratio_pct",
    "required_from_reading_pct", "chances_in_ten",
)  # fmt: skip
_BOUNDS = ("best_status", "worst_status")
_PACES = {"required_pct": "baseline_year", "required_from_reading_pct": "reading_year"}  # and the year each begins with
_COMMA = {"fr": ", ", "ar": "، ", "en": ", "}
CHANCES = {
    "first": {"fr": "au plus 1 chance sur 10", "ar": "فرصة واحدة من عشر على الأكثر", "en": "at most 1 chance in 10"},
    "between": {"fr": "environ {count} chances sur 10", "ar": "نحو {count} فرص من 10", "en": "about {count} chances in 10"},
    "last": {"fr": "au moins 9 chances sur 10", "ar": "تسع فرص من عشر على الأقل", "en": "at least 9 chances in 10"},
}
ASSUMED = {
    "fr": "chances\u00a0: si l’avenir ressemble au passé",
    "ar": "الفرص: إذا أشبه المستقبل الماضي",
    "en": "chances: if the future is like the past",
}
REQUIRED = {"fr": "requis par an\u00a0: {paces}", "ar": "المطلوب سنويا: {paces}", "en": "needed a year: {paces}"}
SINCE = {"fr": "{pace} dès {year}", "ar": "{pace} من {year}", "en": "{pace} from {year}"}
READ = {"fr": "relevé", "ar": "قراءة", "en": "as read"}  # of a start that the publisher reads and the target does not state
LEFT = {"fr": "reste à parcourir depuis le relevé", "ar": "ما بقي منذ القراءة", "en": "left to cover since the reading"}
EXPECTED = {"fr": "attendu fin {year}", "ar": "المنتظر نهاية {year}", "en": "expected by the end of {year}"}

DRAWN = {
    "fr": "tracés\u00a0: {drawn} sur {targets}, avec départ et échéance",
    "ar": "المرسوم: {drawn} من {targets}، بانطلاق وأجل",
    "en": "drawn: {drawn} of {targets}, with baseline and year",
}


@dataclass(frozen=True)
class TargetTracks:
    """Rows of target_status, way_pct and expected_pct, with the values and years of baseline, reading and target.

    Drawn are targets that state a baseline: each once, whatever baselines its sources state, and a line more for each further publisher
    whose readings tell a pace.
    """

    is_wide: ClassVar[bool] = True
    limit: int = 24

    def figure(self, rows: list[dict], look: Look) -> dict:
        """Return the figure of `rows`, in their order."""
        shown = self.drawn(rows)
        places = list(enumerate(shown))
        parts = [*self._tracks(places, look), self._covered(places, look), self._left(places, look), *self._marks(places, look)]
        above = head(self._key(rows, look), look)
        shape = layout(look, height=_ROW * max(len(shown), 1) + above["margin"]["t"] + 8, **above)
        across = bare_axis(look, range=read_from_start(98.5 - _BEYOND, _BEYOND + 1.5, look), showticklabels=False)
        up = bare_axis(look, range=[max(len(shown), 1) - 0.42, -0.58], showticklabels=False)
        words = [one for place, row in places for one in self._words(place, row, look)]
        return {"data": parts, "layout": {**shape, "xaxis": across, "yaxis": up, "annotations": words, "meta": {"row": _ROW}}}

    def drawn(self, rows: list[dict]) -> list[dict]:
        """Return the rows that are drawn."""
        open_ = [row for row in rows if row["baseline_value"] is not None and row["target_year"] is not None]
        once: dict[tuple, dict] = {}
        for row in sorted(open_, key=_is_dated, reverse=True):
            once.setdefault(_kept(row), row)
        judged = {_target(row) for row in once.values() if row["target_status"] in SIGNS}
        kept = [row for row in once.values() if row["target_status"] in SIGNS or _target(row) not in judged]
        return [row for row in open_ if any(row is one for one in kept)][: self.limit]

    def _key(self, rows: list[dict], look: Look) -> list[str]:
        shown, year = self.drawn(rows), next((row["last_year"] for row in rows), None)
        chances = [ASSUMED[look.lang]] if any(row["chances_in_ten"] for row in shown) else []
        left = [f"┄ {LEFT[look.lang]}"] if any(_is_short(row) for row in shown) else []
        counts = DRAWN[look.lang].format(drawn=_different(shown), targets=_different(rows))
        return [look.line(words) for words in (f"│ {EXPECTED[look.lang].format(year=year)}", *left, *chances, counts)]

    def _tracks(self, places: list[tuple[int, dict]], look: Look) -> list[dict]:
        """Return the tracks, dotted where nothing on them was read."""
        read = [(place, 0, 100) for place, row in places if row["way_pct"] is not None]
        others = [(place, 0, 100) for place, row in places if row["way_pct"] is None]
        solid, dotted = {"width": 4, "color": look.tones.line}, {"width": 2, "color": look.tones.data, "dash": "dot"}
        return [{**_line(read), "line": solid}, {**_line(others), "line": dotted}]

    def _covered(self, places: list[tuple[int, dict]], look: Look) -> dict:
        known = [(place, 0, _within(row["way_pct"])) for place, row in places if row["way_pct"] is not None]
        return {**_line(known), "line": {"width": 4, "color": look.tones.accent}}

    def _left(self, places: list[tuple[int, dict]], look: Look) -> dict:
        """Return the stretches from the last reading to the target, which the pace required since the reading must cover."""
        short = [(place, _within(row["way_pct"]), 100) for place, row in places if _is_short(row)]
        return {**_line(short), "line": {"width": 2, "color": look.tones.accent, "dash": "dash"}}

    def _marks(self, places: list[tuple[int, dict]], look: Look) -> list[dict]:
        """Return the goal at the end of each track, the tick of what is expected, and the last reading."""
        tones = look.tones
        expected = [(place, row, _within(row["expected_pct"])) for place, row in places if row["expected_pct"] is not None]
        read = [(place, row, _within(row["way_pct"])) for place, row in places if row["way_pct"] is not None]
        symbols = [_SYMBOLS.get(row["target_status"], "circle-open") for _, row, _ in read]
        return [
            self._dots(
                [(place, row, 100) for place, row in places],
                {"symbol": "line-ns", "size": 9, "line": {"width": 3, "color": tones.ink}},
                look,
            ),
            self._dots(expected, {"symbol": "line-ns", "size": 8, "line": {"width": 2, "color": tones.ink}}, look),
            self._dots(read, {"symbol": symbols, "size": 13, "color": tones.accent, "line": {"width": 0}}, look),
        ]

    def _dots(self, points: list[tuple[int, dict, float]], marker: dict[str, Any], look: Look) -> dict:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [way for *_, way in points],
            "y": [place for place, *_ in points],
            "marker": marker,
            "cliponaxis": False,
            "customdata": [self._hover(row, look) for _, row, _ in points],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _hover(self, row: dict, look: Look) -> str:
        named = [name for name in _HOVER if row[name] is not None and (name not in _BOUNDS or row["target_status"] == "within_rounding")]
        facts = [look.fact(name, look.shown(name, row[name])) for name in named]
        return "<br>".join([look.name("indicator_key", row["indicator_key"]), *facts])

    def _words(self, place: int, row: dict, look: Look) -> list[dict]:
        tones, small = look.tones, 12
        goal = f"{_dated('target_value', row, look)} {safe(word_of('units', row['unit'], look.lang))}"
        start = _dated("start_value" if row["start_value"] is not None else "baseline_value", row, look)
        name = look.line(safe(word_of("target_indicators", row["indicator_key"], look.lang)))
        first = {"text": f"<b>{name}</b>", "yshift": 36, "font": {"size": 14, "color": tones.ink}}
        second = {"text": _standing(row, look), "yshift": 17, "font": {"size": small, "color": tones.ink}}
        chances = {"text": _chances(row, look), "yshift": -16, "font": {"size": small, "color": tones.ink}, "x": 44, "xanchor": "center"}
        from_ = {"text": look.line(start), "yshift": -16, "font": {"size": small, "color": tones.quiet}}
        to = {"text": look.line(goal), "yshift": -16, "font": {"size": small, "color": tones.quiet}}
        at_start, at_end = ("right", "left") if look.mirrored else ("left", "right")
        pace = {"text": _required(row, look), "yshift": -33, "font": {"size": small, "color": tones.ink}}
        lefts = [{**one, "x": 0, "xanchor": at_start, "align": at_start} for one in (first, second, from_, pace)]
        beside = [{**to, "x": 100, "xanchor": at_end, "align": at_end}, chances]
        return [{**one, "y": place, "showarrow": False} for one in (*lefts, *beside) if one["text"]]


def sign_of(standing: str) -> str:
    """Return the sign of a standing: one for each verdict, one each for what fell due unread and what nobody read, one for all others."""
    return (SIGNS | _UNREAD).get(standing, _UNJUDGED)


def _different(rows: list[dict]) -> int:
    return len(set(map(_target, rows)))


def _target(row: dict) -> tuple:
    return tuple(row[name] for name in SAME_TARGET)


def _is_short(row: dict) -> bool:
    """Return whether a reading on the track lies short of the target."""
    return row["way_pct"] is not None and row["way_pct"] < 100


def _kept(row: dict) -> tuple:
    """Return what is drawn once: a value of a year, for each publisher that tells a pace."""
    return *_target(row), row["publisher"] if row["target_status"] in SIGNS else None


def _is_dated(row: dict) -> bool:
    return row["expected_pct"] is not None


def _within(way: float) -> float:
    return min(max(way, 100 - _BEYOND), _BEYOND)


def _line(parts: Sequence[tuple[int, float, float]]) -> dict:
    """Return a trace of level strokes: (row, from, to)."""
    ends = [(x, place) for place, low, high in parts for x in (low, high, None)]
    return {"type": "scatter", "mode": "lines", "x": [x for x, _ in ends], "y": [place for _, place in ends], "hoverinfo": "skip"}


def _dated(value: str, row: dict, look: Look) -> str:
    """Return a value with its year: «380 (2022)»."""
    year = row["target_year" if value == "target_value" else "baseline_year"]
    read = f"{_COMMA[look.lang]}{READ[look.lang]}" if value == "start_value" and row["start_mark"] == "reading" else ""
    return look.shown(value, row[value]) + (f" ({year}{read})" if year else "")


def _standing(row: dict, look: Look) -> str:
    """Return the standing as a sign and words, with the reading it comes from where there is one."""
    words = safe(word_of("target_statuses", row["target_status"], look.lang, short=True))
    read = "" if row["reading_value"] is None else f" · {look.line(_reading(row, look))}"
    return look.sentence(f"{sign_of(row['target_status'])} {words}{read}")


def _chances(row: dict, look: Look) -> str:
    count = row["chances_in_ten"]
    if count is None:
        return ""
    words = CHANCES["first" if count == 1 else "last" if count == 9 else "between"][look.lang]
    return look.sentence(words.format(count=count))


def _required(row: dict, look: Look) -> str:
    """Return the pace it takes from the baseline and from the last reading, as far as each can be told."""
    known = [(look.shown(pace, row[pace]), row[year]) for pace, year in _PACES.items() if row[pace] is not None]
    paces = _COMMA[look.lang].join(SINCE[look.lang].format(pace=pace, year=year) for pace, year in known)
    return look.sentence(REQUIRED[look.lang].format(paces=paces)) if known and row["target_year"] > row["last_year"] else ""


def _reading(row: dict, look: Look) -> str:
    return f"{look.shown('reading_value', row['reading_value'])} ({look.shown('publisher', row['publisher'])} {row['reading_year']})"
