"""A question that names what is not there is known without being asked, whatever values it waits for."""

import pytest

from analytics.engines.local import binds
from analytics.warehouse import versions

ASKED = (
    "SELECT title FROM projects",
    "SELECT {name} FROM projects WHERE year >= $first_year",
    "SELECT {name} FROM projects WHERE axis = ANY($axes)",
    "SELECT {name} FROM projects WHERE axis = ANY($axes::VARCHAR[])",
    "SELECT $given, {name} FROM projects",
    "SELECT project_id FROM projects WHERE {name} = 'x' AND project_id IN (SELECT project_id FROM project_organisations WHERE organisation_id = ANY($org))",
)


@pytest.mark.parametrize("sql", ASKED)
def test_a_question_on_what_is_there_is_good(version, sql):
    assert binds(versions.connection_to(version), sql.format(name="title"))


@pytest.mark.parametrize(
    "sql", [*ASKED[1:], "FROM nowhere", "FROM nowhere WHERE axis = ANY($axes)", "SELECT nothing_of(title) FROM projects"]
)
def test_a_name_that_nothing_bears_is_found_also_where_the_type_of_a_value_is_open(version, sql):
    assert not binds(versions.connection_to(version), sql.format(name="nothing"))
