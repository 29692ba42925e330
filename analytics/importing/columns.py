"""The columns that a file from outside may have: those of the register, and an amount that is in dirhams by its name."""

from dataclasses import dataclass, replace
from functools import cache

from analytics.registry.description import Column, descriptions

DATASETS = ("projects", "events", "organisations")
SERIES = "series"  # readings of statistics, which importers of public sources alone write
KEYS = {"projects": "project_id", "events": "event_id", "organisations": "organisation_id", SERIES: "reading_id"}
_OWN_TYPES = {
    "project_id": "identifier",
    "event_id": "identifier",
    "organisation_id": "identifier",
    "parent_project_id": "identifier",
    "reading_id": "identifier",
    "period": "period",
    "value": "reading",
    "title": "title",
    "name": "title",
    "country": "country",
    "year": "year",
    "budget_amount": "amount",
}
_MADE_WHERE_EMPTY = {"organisation_id", "is_group"}  # the register must have them, a file need not
_IN_DIRHAMS = Column("budget_mad", "amount_in_dirhams")


@cache
def columns_of(dataset: str) -> tuple[Column, ...]:
    """Return the columns of a dataset, in the order of its register."""
    named = [_own(column) for column in descriptions()[dataset].columns]
    return (*named, _IN_DIRHAMS) if dataset == "projects" else tuple(named)


def _own(column: Column) -> Column:
    is_made = column.name in _MADE_WHERE_EMPTY
    return replace(column, type=_OWN_TYPES.get(column.name, column.type), required=column.required and not is_made)


@dataclass(frozen=True)
class Manner:
    """How a file writes what can be read in two ways, and the year its register speaks of.

    `dates` is dmy or mdy, `decimal` is comma or point; None where nobody said and the file does not show it. `suggests` says whether the
    nearest known word is sought for one that nobody knows.
    """

    as_of_year: int
    dates: str | None = None
    decimal: str | None = None
    epoch1904: bool = False
    suggests: bool = True

    @property
    def years(self) -> range:
        """Return the plausible years: 1990 to ten years after the date of the register."""
        return range(1990, self.as_of_year + 11)
