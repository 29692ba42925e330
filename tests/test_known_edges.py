"""Records that stand twice, and those on the edge of a rule: known answers that the shipped registers do not hold."""

from dataclasses import replace

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import computed
from analytics.warehouse.calendar import year_span
from tests.conftest import World

PROJECTS = """
    project_id | year | kind      | start_date | status    | end_date | source_date | lead_organisation | partners | parent_project_id
    P1         | 2019 | programme | 2019-03    | running   |          | 2017-01     | Alpha             | Beta     |
    P2         | 2019 | programme | 2019-04    | completed | 2026     | 2020-01     | Alpha             |          |
    P3         | 2019 | programme | 2019-05    | running   |          | 2021-01     | Gamma             |          | P2
    P4         | 2021 | programme | 2021-05    | running   |          | 2021-06     | Gamma             |          |
    P5         |      | programme |            |           |          |             |                   |          |
    P6         |      | programme |            |           |          |             |                   |          | P2
"""
AMOUNT = {"P2": "MAD", "P4": "MAD", "P5": "USD", "P6": "USD"}  # a year that is not known has no rate
EVENTS = """
    event_id | year | event_type | start_date | organiser | partners
    E1       | 2020 | conference | 2020-02    | Alpha     | Beta
    E2       | 2021 | conference | 2021-05    | Gamma     |
    E3       | 2018 | conference | 2018-06    |           |
"""
LINKS = "project_id | event_id | relation\nP1 | E1 | same_thing\nP2 | E1 | same_thing\nP5 | E3 | same_thing"
ORGANISATIONS = """
    organisation_id | name  | country | is_group
    alpha           | Alpha | Morocco | no
    beta            | Beta  | France  | no
    gamma           | Gamma | Morocco | no
"""


@pytest.fixture
def edges(world: World) -> World:
    head, *rows = PROJECTS.strip().splitlines()
    amounts = (AMOUNT.get(row.split()[0]) for row in rows)
    money = (f"| 5 | {currency} | programme_budget" if currency else "| | |" for currency in amounts)
    projects = [f"{head} | budget_amount | budget_currency | amount_kind", *map(" ".join, zip(rows, money, strict=True))]
    world.has("organisations", ORGANISATIONS).has("projects", "\n".join(projects)).has("events", EVENTS).has("project_event_links", LINKS)
    world.has("function_codes", "rule_id | event_type | function | second_function\nR1 | conference | diffusion | diffusion")
    return world


def found(world: World, name: str) -> list[dict]:
    """Return the rows of an indicator's own question, which its statistic may refuse."""
    return list(computed(name, replace(indicators()[name], statistic=None), world.view(), world.version).rows)


def test_an_event_that_is_two_projects_is_left_out_once(edges):
    rows = {row["year"]: (row["projects"], row["events_only"], row["same_thing"]) for row in found(edges, "activity_by_year")}
    assert rows == {2018: (0, 1, 0), 2019: (3, 0, 0), 2020: (0, 0, 1), 2021: (1, 1, 0)}


def test_the_years_to_choose_from_are_those_of_both_registers(edges):
    assert year_span(edges.version) == (2018, 2021)


def test_who_leads_twice_in_one_year_has_not_led_again(edges):
    steps = {row["step"]: row["organisations"] for row in found(edges, "organisation_funnel")}
    assert steps == {"seen": 3, "in_project": 3, "leads": 2, "leads_again": 1, "with_amount": 1}


def test_in_a_year_with_both_an_organisation_comes_back_in_a_project(edges):
    back = {(row["waited_years"], row["back_in"]): row["organisations"] for row in found(edges, "organisation_return")}
    assert back == {(1, "event"): 2, (2, "project"): 1}


def test_what_is_one_thing_stands_in_the_year_of_its_project(edges):
    assert [(row["year"], row["across"]) for row in found(edges, "ties_by_scope_and_year")] == [(2019, 1)]


def test_a_project_runs_in_its_first_year_whatever_its_source_says(edges):
    running = {row["year"]: row["running"] for row in found(edges, "projects_running_by_year")}
    assert running == {2019: 3, 2020: 2, 2021: 3, **dict.fromkeys(range(2022, 2027), 1)}


def test_a_project_that_ends_in_the_year_of_the_register_has_ended(edges):
    assert {"lasted_years": 7, "state": "ended", "projects": 1} in found(edges, "project_duration")


def test_a_project_that_is_an_event_does_not_follow_it(edges):
    rows = {row["quarter"]: (row["events"], row["projects"]) for row in found(edges, "events_before_projects")}
    assert rows == {4 * 2018 + 1: (1, 0), 4 * 2019 + 1: (0, 1), 4 * 2020: (1, 0), 4 * 2021 + 1: (1, 1)}


def test_an_event_whose_project_has_no_year_keeps_its_place_among_the_functions(edges):
    for name in ("function_change", "function_by_year"):
        assert sum(row["records"] for row in found(edges, name) if row["year"] == 2018) == 1, name


def test_an_amount_under_a_parent_is_told_as_that_alone(edges):
    [row] = found(edges, "total_amount_by_amount_kind")
    assert (row["amounts"], row["under_parent"], row["without_rate"]) == (2, 1, 1)


LATE = """
    project_id | start_date | source_date
    L1         | 2026-03    | 2026-06
    L2         | 2026-03    | 2026-04
"""


def test_what_was_written_down_after_the_closing_is_not_among_the_recent(world):
    assert [(row["lag_months"], row["records"]) for row in found(world.has("projects", LATE), "recent_records")] == [(1, 1)]


def test_a_quarter_that_a_register_covers_to_its_last_day_is_whole(world):
    for name in ("projects", "events"):
        described = world.data / "registry" / f"{name}.toml"
        described.write_text(described.read_text(encoding="utf-8").replace("as_of = 2026-04-30", "as_of = 2026-03-31"), encoding="utf-8")
    rows = found(world.has("projects", LATE), "started_by_quarter")
    assert (len(rows), rows[-1]["quarter"], rows[-1]["projects"]) == (8, "2026-Q1", 2)
