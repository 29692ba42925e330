"""The choice: a reader's own question as one frozen value, and its plain address form."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.exploring.offered import breakdowns_of, charts_of, scales_of, seconds_of
from analytics.exploring.vocabulary import BREAKDOWNS, Breakdown, Measure, measures
from analytics.view import FIRST_YEAR, LAST_YEAR, Ignored, printable

KEYS = ("measure", "by", "then", "scale", "base", "chart")


@dataclass(frozen=True)
class Choice:
    """What to measure, how to split it, on which scale and chart; `base` is the year of an index, None for the first that can bear it."""

    measure: str = "projects"
    by: str = "year"
    then: str | None = None
    scale: str = "absolute"
    base: int | None = None
    chart: str = "columns"

    @property
    def measured(self) -> Measure:
        """Return the measure itself."""
        return measures()[self.measure]

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Return the breakdowns, one or two."""
        return tuple(BREAKDOWNS[key] for key in (self.by, self.then) if key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of the breakdowns."""
        return tuple(breakdown.column for breakdown in self.breakdowns)

    def query(self) -> dict[str, list[str]]:
        """Return the choice as address parameters; what goes without saying is not written."""
        plain = {"scale": "absolute", "chart": charts_of(self.measured, self.by, self.then, self.scale)[0]}
        said = {key: getattr(self, key) for key in KEYS}
        return {key: [str(value)] for key, value in said.items() if value is not None and value != plain.get(key)}


def choice_of(parameters: Mapping[str, list[str]]) -> tuple[Choice, tuple[Ignored, ...]]:
    """Return the choice that address parameters say, and what of them could not be used.

    Each key is read in the light of those before it: a chart that does not fit the breakdown is dropped and named.
    """
    reading = _Reading(parameters)
    measure = measures()[reading.one("measure", tuple(measures())) or "projects"]
    by = reading.one("by", breakdowns_of(measure)) or "year"
    then = reading.one("then", seconds_of(measure, by))
    scale = reading.one("scale", scales_of(measure, by, then)) or "absolute"
    base = reading.one("base", tuple(map(str, range(FIRST_YEAR, LAST_YEAR + 1))) if scale == "index" else ())
    charts = charts_of(measure, by, then, scale)
    chart = reading.one("chart", charts) or charts[0]
    return Choice(measure.key, by, then, scale, int(base) if base else None, chart), tuple(reading.ignored)


class _Reading:
    """Reads typed-in parameters and remembers what could not be used."""

    def __init__(self, parameters: Mapping[str, list[str]]):
        self.parameters = parameters
        self.ignored: list[Ignored] = []

    def one(self, key: str, offered: tuple[str, ...]) -> str | None:
        typed = printable((self.parameters.get(key) or [""])[-1])
        if typed and typed not in offered:
            self.ignored.append(Ignored(key, typed))
        return typed if typed in offered else None
