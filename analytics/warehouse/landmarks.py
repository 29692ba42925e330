"""Landmarks: projects and events that are laid over the charts of years, with their date and public source."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analytics.view import MILESTONES, View, printable
from analytics.vocabulary import vocabularies
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question

OFFERED = 1_000  # of each register; a list of a million titles is no choice

# A project and an event of the same id are the same happening, and the event knows its day.
_DATED = """
SELECT event_id AS id, title, coalesce(start_date, year::VARCHAR) AS date, coalesce(source_url, '') FROM events WHERE event_id = ANY($ids::VARCHAR[])
UNION ALL
SELECT project_id, title, coalesce(start_date, year::VARCHAR), coalesce(source_url, '') FROM projects
WHERE project_id = ANY($ids::VARCHAR[]) AND NOT EXISTS (FROM events WHERE event_id = project_id)
ORDER BY date NULLS LAST, id"""
_OFFERED = {
    "events": "SELECT event_id AS id, title, left(coalesce(start_date, year::VARCHAR), 4) AS named_year FROM events "
    "WHERE named_year IS NOT NULL AND title IS NOT NULL ORDER BY lower(title), id LIMIT $most",
    "projects": "SELECT project_id AS id, title, left(coalesce(start_date, year::VARCHAR), 4) AS named_year FROM projects "
    "WHERE named_year IS NOT NULL AND title IS NOT NULL ORDER BY lower(title), id LIMIT $most",
}


@dataclass(frozen=True)
class DatedRecord:
    """A record of a version: its date as YYYY, YYYY-MM or YYYY-MM-DD where it has one, and its public source."""

    id: str
    title: str
    date: str | None
    source: str


def milestones() -> tuple[str, ...]:
    """Return the ids of the policy milestones, in their order; none where the data folder lists none."""
    listed = vocabularies().get(MILESTONES)
    return listed.codes if listed else ()


def landmarks_over(view: View, version: str) -> tuple[DatedRecord, ...]:
    """Return what `view` lays over its charts, by date, the undated last; a milestone `version` does not know is none of them."""
    named = [*view.over, *(milestones() if MILESTONES in view.over else ())]
    return _landmarks(tuple(sorted(set(named) - {MILESTONES})), version)


def record_ids(typed: Iterable[str], version: str) -> frozenset[str]:
    """Return those of the typed ids that are projects or events of `version`."""
    asked = tuple(sorted({printable(one) for one in typed} - {MILESTONES}))
    return frozenset(one.id for one in _landmarks(asked, version))


def offered(view: View, version: str) -> dict[str, tuple[str, str | None]]:
    """Return (title, year) by id of what can be laid over: the milestones, then the events and projects of the view's registers."""
    first = {one.id: (one.title, None) for one in landmarks_over(View(over=(MILESTONES,)), version)}
    registers = [register for register in _OFFERED if register in (view.registers or _OFFERED)]
    listed = [row for register in registers for row in _listed(register, version)]
    return {**first, **{id_: (title, year) for id_, title, year in listed if id_ not in first}}


@lru_cache(maxsize=256)
def _landmarks(ids: tuple[str, ...], version: str) -> tuple[DatedRecord, ...]:
    if not ids:
        return ()
    _, rows = rows_of(Question(_DATED, {"ids": list(ids)}), version)
    return tuple(DatedRecord(*row) for row in rows)


@lru_cache(maxsize=16)
def _listed(register: str, version: str) -> tuple[tuple[str, str, str], ...]:
    _, rows = rows_of(Question(_OFFERED[register], {"most": OFFERED}), version)
    return tuple(rows)
