"""What a reader may choose from: measures and breakdowns, each a closed list."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from analytics.vocabulary import vocabularies

PROJECTS, EVENTS = ("projects",), ("events",)
BOTH = (*PROJECTS, *EVENTS)


@dataclass(frozen=True)
class Measure:
    """What is measured: records counted, organisations counted once each, or the median of one column.

    `column` names the numbers in the rows, `noun` what one unit of them is called. A median takes the values of `value`.
    """

    key: str
    kind: Literal["records", "organisations", "median"]
    registers: tuple[str, ...]
    column: str
    noun: str
    value: str | None = None
    amount_kind: str | None = None


@dataclass(frozen=True)
class Breakdown:
    """A column that splits a measure; `registers` have it."""

    key: str
    column: str
    registers: tuple[str, ...]
    vocabulary: str | None = None


_MEASURES = (
    Measure("projects", "records", PROJECTS, "projects", "projects"),
    Measure("events", "records", EVENTS, "events", "events"),
    Measure("organisations", "organisations", BOTH, "organisations", "organisations"),
    Measure("projects_with_amount", "records", PROJECTS, "with_amount", "projects"),
    Measure("events_with_attendance", "records", EVENTS, "with_attendance", "events"),
    Measure("attendance", "median", EVENTS, "median_attendees", "events", "attendees_observed"),
)
_BREAKDOWNS = (
    Breakdown("year", "year", BOTH),
    Breakdown("axis", "axis", BOTH, "axes"),
    Breakdown("sector", "sector", BOTH, "sectors"),
    Breakdown("region", "region", BOTH, "regions"),
    Breakdown("actor", "actor_type", PROJECTS, "actor_types"),
    Breakdown("kind", "kind", PROJECTS, "project_kinds"),
    Breakdown("type", "event_type", EVENTS, "event_types"),
    Breakdown("format", "format", EVENTS, "formats"),
    Breakdown("status", "status", PROJECTS, "statuses"),
    Breakdown("scope", "scope", BOTH, "scopes"),
    Breakdown("city", "city", BOTH),
    Breakdown("org", "organisation", BOTH),
    Breakdown("member", "organisation_type", (), "actor_types"),
)
BREAKDOWNS = {breakdown.key: breakdown for breakdown in _BREAKDOWNS}


@cache
def measures() -> dict[str, Measure]:
    """Return every measure by key; amounts of different kinds never mix, so each kind is a measure of its own."""
    kinds = vocabularies()["amount_kinds"].codes
    amounts = [Measure(f"amount_{kind}", "median", PROJECTS, "median_amount_mad", "amounts", "amount_mad", kind) for kind in kinds]
    return {measure.key: measure for measure in (*_MEASURES, *amounts)}
