"""What stands in both registers counts once: an event that is a project changes no figure in which both are added."""

import random
import shutil

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import Answer, answer
from analytics.view import View
from tests.conftest import REAL, World, forget_versions

BOTH = [name for name, one in indicators().items() if len(one.basis.registers) > 1]
# Those that show the registers apart: the columns beside which nothing changes, where they add anything at all.
APART = {
    "activity_by_year": ("year", "projects", "events_only"),
    "confidence_by_register": (),
    "events_in_all": (),  # the thing itself: how often the two registers meet
    "partnership_by_axis": ("axis", "total"),
    "partnership_partners": ("organisation_id", "total"),
    "partnership_roles": ("organisation", "projects_led", "projects_joined"),
    "place_known": (),
    "region_ranking": ("region", "total"),
    "started_by_quarter": ("quarter", "projects"),
    "year_so_far": (),  # a register a row
}
AXES, SECTORS = ("ai", "training", "financing", "studies"), ("education", "health", "finance", "agriculture")
ADD, MNC = "Agence de Développement du Digital", "Maroc Numeric Cluster"
WHO = [ADD, MNC, *(f"Firm {place}" for place in range(25))]


def generated(seed: int = 5) -> list[dict]:
    """Return 150 generated records that may stand in either register."""
    drawn, rows = random.Random(seed), []
    for place in range(150):
        year, month = drawn.randint(2012, 2026), drawn.randint(1, 4)
        lead, partner = drawn.sample(WHO, 2)
        rows.append(
            {
                "id": f"R{place}", "title": f"Record {place}", "axis": drawn.choice(AXES), "sector": drawn.choice(SECTORS),
                "year": str(year), "start_date": f"{year}-{month:02}", "source_date": f"{year}-{month + drawn.choice([0, 0, 0, 1, 3]):02}",
                "region": drawn.choice(["MA-04", "MA-06", "MA-07"]), "scope": drawn.choice(["national", "international"]),
                "confidence": "high", "lead": lead, "partners": partner,
            }
        )  # fmt: skip
    return rows


def known_organisations() -> list[tuple[str, str, str]]:
    ours = [("agence-de-developpement-du-digital-add", ADD, "Morocco"), ("maroc-numeric-cluster-mnc", MNC, "Morocco")]
    return [*ours, *((name, name, "France" if name.endswith("1") else "Morocco") for name in WHO[2:])]


def drawn(rows: list[dict], register: str) -> str:
    own = {
        "projects": ("project_id", "lead_organisation", "kind", "event_project"),
        "events": ("event_id", "organiser", "event_type", "conference"),
    }
    key, lead, kind, value = own[register]
    lines = [{key: row["id"], lead: row["lead"], kind: value, **{k: v for k, v in row.items() if k not in ("id", "lead")}} for row in rows]
    return "\n".join([" | ".join(lines[0]), *(" | ".join(line.values()) for line in lines)])


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, tuple[Answer, Answer]]:
    """Return the answer of each indicator over both registers, before and after thirty projects get an event that is the same thing."""
    with pytest.MonkeyPatch.context() as patch:
        data = tmp_path_factory.mktemp("once") / "data"
        patch.setenv("MARSAD_DATA", str(data))
        world, rows = World(data), generated()
        world.has("organisations", "\n".join(["organisation_id | name | country", *map(" | ".join, known_organisations())]))
        with_the_shipped_functions(world)
        projects, others, twins = rows[:90], rows[90:], [{**row, "id": f"T{row['id']}"} for row in rows[:30]]
        world.has("projects", drawn(projects, "projects")).has("events", drawn(others, "events")).build()
        before = {name: answer(name, View()) for name in BOTH}
        links = "\n".join(f"{row['id']} | T{row['id']} | same_thing" for row in rows[:30])
        world.has("events", drawn([*others, *twins], "events")).has(
            "project_event_links", f"project_id | event_id | relation\n{links}"
        ).build()
        after = {name: answer(name, View()) for name in BOTH}
        forget_versions()
    return {name: (before[name], after[name]) for name in BOTH}


def with_the_shipped_functions(world: World) -> None:
    shutil.copy(REAL / "registry" / "function_codes.csv", world.data / "registry" / "function_codes.csv")


def test_indicators_over_both_registers_are_really_asked():
    assert len(BOTH) > 20
    assert set(APART) <= set(BOTH)


@pytest.mark.parametrize("name", [name for name in BOTH if name not in APART])
def test_an_event_that_is_a_project_changes_nothing_that_adds_both(answers, name):
    before, after = answers[name]
    assert (after.rows, after.refusal) == (before.rows, before.refusal)


@pytest.mark.parametrize("name", [name for name, columns in APART.items() if columns])
def test_what_is_shown_apart_is_added_once(answers, name):
    before, after = (sorted(tuple(row[column] for column in APART[name]) for row in one.rows) for one in answers[name])
    assert after == before
    assert after


def test_both_worlds_are_told_apart_where_the_registers_are(answers):
    before, after = ({row["register"]: row["records"] for row in one.rows} for one in answers["confidence_by_register"])
    assert (before, after) == ({"projects": 90, "events": 60}, {"projects": 90, "events": 90})
