"""The organisations a version knows: their ids and names."""

from functools import cache

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
