"""Single records and their neighbours: everything known of a project, an event, an organisation or a target."""

from analytics.view import View
from analytics.warehouse.coverage import Basis
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked

KEYS = {"projects": "project_id", "events": "event_id", "organisations": "organisation_id", "targets": "target_id"}

MOST_LISTED = 10_000  # rows; a page that held millions would take the memory of all its readers

_LISTS = {
    "projects": "SELECT project_id, title, kind, axis, sector, year, region, status, lead_organisation FROM selected_projects "
    "ORDER BY year DESC NULLS LAST, project_id",
    "events": "SELECT event_id, title, event_type, axis, sector, year, region, attendees, organiser FROM selected_events "
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
_NEIGHBOURS = {
    "projects": "SELECT 'organisations' AS list, organisation_id AS id, name, role::VARCHAR AS role FROM project_organisations "
    "JOIN organisations USING (organisation_id) WHERE project_id = $id "
    "UNION ALL SELECT 'projects', project_id, title, 'child' FROM projects WHERE parent_project_id = $id "
    "UNION ALL SELECT 'projects', project_id, title, 'parent' FROM projects "
    "WHERE project_id = (SELECT parent_project_id FROM projects WHERE project_id = $id) "
    "UNION ALL SELECT 'events', event_id, title, relation FROM project_event_links JOIN events USING (event_id) WHERE project_id = $id",
    "events": "SELECT 'organisations' AS list, organisation_id AS id, name, role::VARCHAR AS role FROM event_organisations "
    "JOIN organisations USING (organisation_id) WHERE event_id = $id "
    "UNION ALL SELECT 'projects', project_id, title, relation FROM project_event_links JOIN projects USING (project_id) WHERE event_id = $id",
    "organisations": "SELECT 'projects' AS list, project_id AS id, title AS name, role::VARCHAR AS role FROM project_organisations "
    "JOIN projects USING (project_id) WHERE organisation_id = $id "
    "UNION ALL SELECT 'events', event_id, title, role::VARCHAR FROM event_organisations JOIN events USING (event_id) WHERE organisation_id = $id",
    "targets": "SELECT 'targets' AS list, other.target_id AS id, other.indicator AS name, 'same_indicator' AS role "
    "FROM targets AS own JOIN targets AS other ON other.indicator_key = own.indicator_key AND other.target_id <> own.target_id "
    "WHERE own.target_id = $id",
}


def listed(register: str, view: View, version: str, basis: Basis | None = None) -> list[dict]:
    """Return the short rows of projects, events, organisations or targets in `view`, newest or most active first, `MOST_LISTED` at most.

    With a `basis` that stands on `register`, only the records behind it.
    """
    question = _list(register, view, basis)
    return _dicts(Question(f"{question.sql} LIMIT $most", {**question.values, "most": MOST_LISTED}), version)


def count_listed(register: str, view: View, version: str, basis: Basis | None = None) -> int:
    """Return how many rows there are in all."""
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
    """Return everything known of one record, None where there is no such record."""
    found = _dicts(Question(_ONE[register], {"id": identifier}), version)
    return {name: value for name, value in found[0].items() if name != "search_text"} if found else None


def neighbours(register: str, identifier: str, version: str) -> list[dict]:
    """Return the records beside one record: its list, id, name and role (lead, partner, parent, child, same_thing ...)."""
    return _dicts(Question(f"FROM ({_NEIGHBOURS[register]}) ORDER BY list, role, name, id", {"id": identifier}), version)


def _dicts(question: Question, version: str) -> list[dict]:
    columns, rows = rows_of(question, version)
    return [dict(zip(columns, row, strict=True)) for row in rows]
