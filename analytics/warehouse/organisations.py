"""The organisations a version knows: their ids and names."""

from functools import cache, lru_cache

from analytics.proper_names import proper_names
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question


@cache
def organisation_names(version: str) -> dict[str, str]:
    """Return the name of every organisation of `version` by id, in the order of names."""
    sql = "SELECT organisation_id, name FROM organisations ORDER BY lower(name), organisation_id"
    _, rows = rows_of(Question(sql, {}), version)
    return dict(rows)


@cache
def organisation_ids(version: str) -> frozenset[str]:
    """Return the ids of all organisations of `version`."""
    return frozenset(organisation_names(version))


@cache
def group_ids(version: str) -> frozenset[str]:
    """Return the ids of the names in `version` that stand for several organisations and are none."""
    _, rows = rows_of(Question("SELECT organisation_id FROM organisations WHERE is_group", {}), version)
    return frozenset(identifier for (identifier,) in rows)


@lru_cache(maxsize=32)
def unlisted_since(before: str, version: str) -> dict[str, int]:
    """Return how many records each organisation takes part in that `version` names, `before` did not, and no list has; the most first."""
    listed = {one.key for one in proper_names("organisations")} | organisation_ids(before)
    sql = (
        "SELECT organisation_id, count(*) FROM (SELECT organisation_id FROM project_organisations UNION ALL SELECT organisation_id "
        "FROM event_organisations) GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id"
    )
    _, rows = rows_of(Question(sql, {}), version)
    return {name: count for name, count in rows if name not in listed}
