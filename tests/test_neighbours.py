"""What stands beside an organisation: its projects, its events and its partners."""

import pandas
import pytest

from analytics.indicators.answers import answer
from analytics.view import View
from analytics.warehouse import neighbours as beside
from analytics.warehouse.neighbours import neighbours
from analytics.warehouse.records import listed

PROJECTS = """
    project_id | axis | year | lead_organisation | partners
    P1         | ai   | 2018 | Alpha             | Beta; Gamma; banks
    P2         | ai   | 2020 | Beta              | Alpha
    P3         | ai   |      | Alpha             |
    P4         | ai   | 2021 | Delta             | Beta
"""
EVENTS = """
    event_id | axis | year | organiser | partners
    E1       | ai   | 2020 | Alpha     | Beta
    E2       | ai   | 2022 | Delta     | Alpha
    E3       | ai   | 2019 | Gamma     | Alpha; Delta
    E4       | ai   | 2019 | Delta     | Alpha
"""
ORGANISATIONS = """
    organisation_id | name  | organisation_type | is_group
    alpha           | Alpha | government        | no
    beta            | Beta  | company           | no
    gamma           | Gamma | company           | no
    delta           | Delta | company           | no
    banks           | banks | finance           | yes
"""


@pytest.fixture
def drawn(world):
    world.has("organisations", ORGANISATIONS).has("projects", PROJECTS).has("events", EVENTS)
    world.has("project_event_links", "project_id | event_id | relation\nP2 | E1 | same_thing").build()
    return world


def of(rows: list[dict], name: str, *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in rows if row["list"] == name]


def test_partners_share_a_project_or_an_event_and_the_closest_comes_first(drawn):
    """E1 is P2, so Beta shares two records with Alpha and not three; the banks are a group and nobody's partner."""
    found = of(neighbours("organisations", "alpha", drawn.version), "organisations", "name", "shared", "role", "in_all")
    assert found == [("Delta", 3, "partner", 3), ("Beta", 2, "partner", 3), ("Gamma", 2, "partner", 3)]


def test_projects_and_events_of_an_organisation_have_their_year_the_newest_first(drawn):
    rows = neighbours("organisations", "alpha", drawn.version)
    assert of(rows, "projects", "id", "year", "role") == [("P2", 2020, "partner"), ("P1", 2018, "lead"), ("P3", None, "lead")]
    assert of(rows, "events", "id", "year") == [("E2", 2022), ("E1", 2020), ("E3", 2019), ("E4", 2019)]


def test_an_organisation_alone_has_no_partner(world):
    world.has("organisations", ORGANISATIONS).has("projects", "project_id | axis | lead_organisation\nP1 | ai | Alpha").build()
    assert of(neighbours("organisations", "alpha", world.version), "organisations", "id") == []


def test_a_list_that_is_cut_says_how_many_it_has_in_all(drawn, monkeypatch):
    monkeypatch.setattr(beside, "MOST_BESIDE", 1)
    rows = neighbours("organisations", "alpha", drawn.version)
    assert {row["list"]: (row["id"], row["in_all"]) for row in rows} == {
        "projects": ("P2", 3),
        "events": ("E2", 4),
        "organisations": ("delta", 3),
    }


def test_partners_are_the_ties_of_the_network(version):
    """Another question of the house counts the same pairs."""
    ties = pandas.DataFrame(answer("organisation_ties", View(lang="en", version=version)).rows)
    for organisation in listed("organisations", View(), version)[:5]:
        name = organisation["name"]
        both = [
            ties[ties[one] == name].set_index(other)["records"] for one, other in (("organisation", "partner"), ("partner", "organisation"))
        ]
        found = of(neighbours("organisations", organisation["organisation_id"], version), "organisations", "name", "shared")
        assert sorted(found) == sorted(pandas.concat(both).items())
