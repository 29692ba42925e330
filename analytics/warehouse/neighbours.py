"""What stands beside a record: its organisations, projects, events, or targets; beside an organisation, also its partners."""

from analytics.warehouse.records import dicts_of
from analytics.warehouse.relations import Question

MOST_BESIDE = 200  # of a list; an organisation of a large register may take part in more events than a page can hold

_PROJECTS = "SELECT 'projects' AS list, project_id AS id, title AS name, year, NULL AS shared, "
_EVENTS = "SELECT 'events' AS list, event_id AS id, title AS name, year, NULL AS shared, "
_ORGANISATIONS = (
    "SELECT 'organisations' AS list, organisation_id AS id, name, NULL AS year, NULL AS shared, role::VARCHAR AS role FROM organisations "
)
# An event that is the same thing as a project is that project: one record. Groups («banks») are nobody's partners.
_PARTNERS = """
SELECT 'organisations' AS list, organisation_id AS id, name, NULL AS year, count(DISTINCT record) AS shared, 'partner' AS role
FROM (
    WITH same AS (SELECT event_id, min(project_id) AS project_id FROM project_event_links WHERE relation = 'same_thing' GROUP BY event_id),
    named AS (
        SELECT 'project ' || project_id AS record, organisation_id FROM project_organisations
        UNION ALL
        SELECT coalesce('project ' || same.project_id, 'event ' || event_id), organisation_id
        FROM event_organisations LEFT JOIN same USING (event_id)
    )
    FROM named WHERE organisation_id <> $id AND record IN (SELECT record FROM named WHERE organisation_id = $id)
)
JOIN organisations USING (organisation_id) WHERE NOT is_group GROUP BY organisation_id, name
"""
_BESIDE = {
    "projects": f"{_ORGANISATIONS} JOIN project_organisations USING (organisation_id) WHERE project_id = $id "
    f"UNION ALL {_PROJECTS} 'child' FROM projects WHERE parent_project_id = $id "
    f"UNION ALL {_PROJECTS} 'parent' FROM projects WHERE project_id = (SELECT parent_project_id FROM projects WHERE project_id = $id) "
    f"UNION ALL {_EVENTS} relation FROM project_event_links JOIN events USING (event_id) WHERE project_id = $id",
    "events": f"{_ORGANISATIONS} JOIN event_organisations USING (organisation_id) WHERE event_id = $id "
    f"UNION ALL {_PROJECTS} relation FROM project_event_links JOIN projects USING (project_id) WHERE event_id = $id",
    "organisations": f"{_PROJECTS} role::VARCHAR AS role FROM project_organisations JOIN projects USING (project_id) "
    f"WHERE organisation_id = $id UNION ALL {_EVENTS} role::VARCHAR FROM event_organisations JOIN events USING (event_id) "
    f"WHERE organisation_id = $id UNION ALL {_PARTNERS}",
    "targets": "SELECT 'targets' AS list, other.target_id AS id, other.indicator AS name, other.target_year AS year, NULL AS shared, "
    "'same_indicator' AS role FROM targets AS own JOIN targets AS other "
    "ON other.indicator_key = own.indicator_key AND other.target_id <> own.target_id WHERE own.target_id = $id",
}
_ORDER = "shared DESC NULLS LAST, year DESC NULLS LAST, role, name, id"


def neighbours(register: str, identifier: str, version: str) -> list[dict]:
    """Return the records beside one record, those that share most or are newest first, `MOST_BESIDE` of a list at most.

    Each has its list, id, name, year, role (lead, partner, parent, child, same_thing ...) and how many its list has `in_all`;
    a partner of an organisation has the number of records they have in common, `shared`.
    """
    sql = (
        f"SELECT *, count(*) OVER (PARTITION BY list) AS in_all FROM ({_BESIDE[register]}) "
        f"QUALIFY row_number() OVER (PARTITION BY list ORDER BY {_ORDER}) <= $most ORDER BY list, {_ORDER}"
    )
    return dicts_of(Question(sql, {"id": identifier, "most": MOST_BESIDE}), version)
