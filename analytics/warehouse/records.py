"""Lists of records and single records: everything known of a project, an event, an organisation or a target."""

from analytics.view import View
from analytics.warehouse.coverage import Basis
from analytics.warehouse.held_back import told_in
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked

KEYS = {"projects": "project_id", "events": "event_id", "organisations": "organisation_id", "targets": "target_id"}

MOST_LISTED = 10_000  # rows; a page that held millions would take the memory of all its readers

_LISTS = {
    "projects": "SELECT project_id, title, kind, axis, sector, year, region, status, lead_organisation FROM selected_projects "
    "ORDER BY year DESC NULLS LAST, project_id",
    "events": "SELECT event_id, title, event_type, axis, sector, year, region, attendees_observed, organiser FROM selected_events "
    "ORDER BY year DESC NULLS LAST, event_id",
    "organisations": "WITH taking AS (SELECT organisation_id, 1 AS projects, 0 AS events FROM project_organisations "
    "JOIN selected_projects USING (project_id) UNION ALL SELECT organisation_id, 0, 1 FROM event_organisations "
    "JOIN selected_events USING (event_id)) "
    "SELECT organisation_id, any_value(name) AS name, any_value(organisation_type) AS organisation_type, any_value(country) AS country, "
    "sum(projects)::BIGINT AS projects, sum(events)::BIGINT AS events FROM taking JOIN organisations USING (organisation_id) "
    "GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id",
    "targets": "SELECT target_id, indicator AS title, strategy, target_value, unit, target_year, baseline_value, baseline_year "
    "FROM selected_targets ORDER BY target_year DESC NULLS LAST, target_id",
}
_ONE = {
    "projects": "FROM projects WHERE project_id = $id",
    "events": "FROM events WHERE event_id = $id",
    "organisations": "FROM organisations WHERE organisation_id = $id",
    "targets": "SELECT indicator AS title, * EXCLUDE (indicator) FROM targets WHERE target_id = $id",
}


def listed(register: str, view: View, version: str, basis: Basis | None = None) -> list[dict]:
    """Return the short rows of projects, events, organisations or targets in `view`, newest or most active first, `MOST_LISTED` at most.

    With a `basis` that stands on `register`, only the records behind it. None of a register of which only groups are told.
    """
    if register in told_in(version):
        return []
    question = _list(register, view, basis)
    return dicts_of(Question(f"{question.sql} LIMIT $most", {**question.values, "most": MOST_LISTED}), version)


def count_listed(register: str, view: View, version: str, basis: Basis | None = None) -> int:
    """Return how many rows there are in all."""
    if register in told_in(version):
        return 0
    question = _list(register, view, basis)
    _, [(count,)] = rows_of(Question(f"SELECT count(*) FROM ({question.sql})", question.values), version)
    return count


def _list(register: str, view: View, basis: Basis | None) -> Question:
    sql = _LISTS[register]
    if basis and register in basis.registers:
        known = "".join(f" AND {name} IS NOT NULL" for name in basis.needs if name not in basis.shown)
        sql = sql.replace(" ORDER BY", f" WHERE ({basis.part_of(register)}){known} ORDER BY")
        view = view.without("year_from", "year_to") if basis.all_years else view
    return asked(sql, view.question)


def record(register: str, identifier: str, version: str) -> dict | None:
    """Return everything known of one record, None where there is no such record, or only groups of its register are told."""
    if register in told_in(version):
        return None
    found = dicts_of(Question(_ONE[register], {"id": identifier}), version)
    return {name: value for name, value in found[0].items() if name != "search_text"} if found else None


def dicts_of(question: Question, version: str) -> list[dict]:
    """Return the rows of a question, each by the names of its columns."""
    columns, rows = rows_of(question, version)
    return [dict(zip(columns, row, strict=True)) for row in rows]
