"""The comparison: what is set side by side as one frozen value, and its plain address form."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analytics.errors import UnknownName
from analytics.view import FIRST_YEAR, LAST_YEAR, Ignored, View, printable
from analytics.vocabulary import UNKNOWN, vocabularies

KEYS = ("compare", "with")
FEWEST, MOST, MOST_PERIODS = 2, 4, 2
PROJECTS, EVENTS = ("projects",), ("events",)
BOTH = (*PROJECTS, *EVENTS)
_PERIOD = re.compile(r"[0-9]{4}-[0-9]{4}")


@dataclass(frozen=True)
class Dimension:
    """What may be compared: `column` tells the sides apart in the rows, `field` is the filter of the view that each side replaces.

    `registers` have the column; `vocabulary` lists its codes, None for organisations and periods.
    """

    key: str
    column: str
    registers: tuple[str, ...]
    field: str | None = None
    vocabulary: str | None = None

    @property
    def identifier(self) -> str:
        """Return the column whose value is the code of a side."""
        return "organisation_id" if self.key == "org" else self.column

    @property
    def replaced(self) -> frozenset[str]:
        """Return the parameters of a view that the sides replace."""
        return frozenset(("from", "to", "undated") if self.key == "period" else (self.key,))

    @property
    def most(self) -> int:
        """Return how many sides there may be."""
        return MOST_PERIODS if self.key == "period" else MOST


_DIMENSIONS = (
    Dimension("axis", "axis", BOTH, "axes", "axes"),
    Dimension("sector", "sector", BOTH, "sectors", "sectors"),
    Dimension("region", "region", BOTH, "regions", "regions"),
    Dimension("actor", "actor_type", PROJECTS, "actors", "actor_types"),
    Dimension("kind", "kind", PROJECTS, "kinds", "project_kinds"),
    Dimension("type", "event_type", EVENTS, "types", "event_types"),
    Dimension("org", "organisation", BOTH, "organisations"),
    Dimension("period", "period", BOTH),
)
DIMENSIONS = {dimension.key: dimension for dimension in _DIMENSIONS}


@dataclass(frozen=True)
class Comparison:
    """Sides of one dimension, in the reader's order: the first is the one the others are held against."""

    key: str = "axis"
    sides: tuple[str, ...] = ()

    @property
    def dimension(self) -> Dimension:
        """Return the dimension itself."""
        return DIMENSIONS[self.key]

    @property
    def is_complete(self) -> bool:
        """Return whether there are sides enough to compare."""
        return FEWEST <= len(self.sides) <= self.dimension.most

    @property
    def periods(self) -> tuple[tuple[int, int], ...]:
        """Return the first and last year of each side that is a period."""
        return tuple(years_of(side) for side in self.sides)

    def query(self) -> dict[str, list[str]]:
        """Return the comparison as address parameters."""
        return {"compare": [self.key], **({"with": list(self.sides)} if self.sides else {})}


def parameters_replaced(beside: Iterable[tuple[str, object]]) -> frozenset[str]:
    """Return the parameters of a view that the sides of an answer replace; none where it is no comparison."""
    return frozenset().union(*(DIMENSIONS[str(value)].replaced for key, value in beside if key == "compare"))


def years_of(period: str) -> tuple[int, int]:
    """Return the first and last year of «2015-2019»."""
    first, last = period.split("-")
    return int(first), int(last)


def comparison_of(parameters: Mapping[str, list[str]], organisations: frozenset[str]) -> tuple[Comparison | None, tuple[Ignored, ...]]:
    """Return the comparison that address parameters say, None where they name none, and what of them could not be used."""
    typed = printable((parameters.get("compare") or [""])[-1])
    named = list(dict.fromkeys(printable(value) for value in parameters.get("with") or []))
    if typed not in DIMENSIONS:
        dropped = [Ignored("compare", typed)] if typed else []
        return None, (*dropped, *(Ignored("with", value) for value in named if value))
    accepts = _accepted(DIMENSIONS[typed], organisations)
    sides = [value for value in named if accepts(value)][: DIMENSIONS[typed].most]
    return Comparison(typed, tuple(sides)), tuple(Ignored("with", value) for value in named if value and value not in sides)


def complete_comparison_of(parameters: Mapping[str, list[str]], organisations: frozenset[str]) -> tuple[Comparison, tuple[Ignored, ...]]:
    """Return the same, but raise `UnknownName` where the parameters name no comparison with sides enough."""
    comparison, ignored = comparison_of(parameters, organisations)
    if comparison is None or not comparison.is_complete:
        said = "A comparison names what it compares and at least two sides, as compare=axis, with=ai and with=training."
        raise UnknownName(said, ["compare=axis&with=ai&with=training"], "comparison")
    return comparison, ignored


def _accepted(dimension: Dimension, organisations: frozenset[str]) -> Callable[[str], bool]:
    if dimension.key == "period":
        return _is_period
    codes = vocabularies()[dimension.vocabulary].codes if dimension.vocabulary else organisations
    return {*codes, UNKNOWN}.__contains__


def _is_period(typed: str) -> bool:
    return bool(_PERIOD.fullmatch(typed)) and FIRST_YEAR <= years_of(typed)[0] <= years_of(typed)[1] <= LAST_YEAR


def suggested(key: str, view: View, offered: tuple[str, ...]) -> Comparison:
    """Return a first comparison of a dimension: the codes the view keeps, and the first that are offered where those are too few."""
    field = DIMENSIONS[key].field
    kept = tuple(code for code in offered if field and code in getattr(view, field))
    return Comparison(key, kept[:MOST] if len(kept) >= FEWEST else tuple(dict.fromkeys((*kept, *offered)))[:FEWEST])


def view_of_sides(comparison: Comparison, view: View) -> View:
    """Return `view` with all the sides in place of what it keeps of their dimension."""
    field = comparison.dimension.field
    if field:
        return view.with_(**{field: comparison.sides})
    years = [year for period in comparison.periods for year in period]
    return view.with_(year_from=min(years), year_to=max(years), undated="drop")
