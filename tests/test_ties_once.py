"""Ties across borders where projects and events are one thing: n is what is drawn, whoever names whom, and the year is the project's."""

import pytest

from tests.conftest import World

ORGANISATIONS = """
    organisation_id | name  | country | is_group
    a               | Alpha | Morocco | no
    b               | Beta  | France  | no
    c               | Gamma | Morocco | no
    g               | Banks |         | yes
"""
CASES = {
    "the project names nobody": ("p1 | 2020 | |", "e1 | 2020 | Alpha | Beta", "p1 | e1", {2020: 1}),
    "the project names a group": ("p1 | 2020 | Banks |", "e1 | 2020 | Alpha | Beta", "p1 | e1", {2020: 1}),
    "the project has no year": ("p1 | | Alpha | Beta\np2 | 2020 | Alpha | Beta", "e1 | 2019 | Alpha | Beta", "p1 | e1", {2020: 1}),
    "one event is two projects": ("p1 | 2020 | Alpha |\np2 | 2020 | Gamma |", "e1 | 2020 | Alpha | Beta", "p1 | e1\np2 | e1", {2020: 1}),
    "two events are one project": (
        "p1 | 2020 | Alpha |\np2 | 2020 | Gamma | Beta", "e1 | 2020 | Alpha | Beta\ne2 | 2021 | Gamma | Beta", "p1 | e1\np1 | e2", {2020: 2},
    ),
    "nothing is the same": ("p1 | 2020 | Alpha | Beta", "e1 | 2021 | Alpha | Gamma", "", {2020: 1, 2021: 1}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_n_is_what_is_drawn(world: World, case):
    projects, events, same, expected = CASES[case]
    world.has("organisations", ORGANISATIONS)
    world.has("projects", f"project_id | year | lead_organisation | partners\n{projects}")
    world.has("events", f"event_id | year | organiser | partners\n{events}")
    if same:
        rows = "\n".join(f"{line} | same_thing" for line in same.splitlines())
        world.has("project_event_links", f"project_id | event_id | relation\n{rows}")
    answered = world.answer("ties_by_scope_and_year")
    assert {row["year"]: row["linked"] for row in answered.rows if row["linked"]} == expected
    assert answered.coverage.n == sum(expected.values())


@pytest.mark.parametrize("name", ["recent_records", "reporting_lag"])
def test_an_event_whose_project_tells_no_lag_is_counted_itself(world: World, name):
    world.has("projects", "project_id | start_date | source_date\np1 | 2026-03 | 2026-12\np2 | 2026-02 | 2026-03\np3 | 2026-02 | 2027")
    world.has("events", "event_id | start_date | source_date\ne1 | 2026-03 | 2026-04\ne2 | 2026-02 | 2026-03\ne3 | 2026-02 | 2026-03")
    world.has("project_event_links", "project_id | event_id | relation\np1 | e1 | same_thing\np2 | e2 | same_thing\np3 | e3 | same_thing")
    coverage = world.answer(name).coverage
    assert (coverage.n, coverage.outside) == (3, {"projects": 2, "events": 1})
