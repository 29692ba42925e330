"""What differs between two versions, and the way back to an earlier one."""

import json

import pytest

from analytics.places import data_folder
from analytics.registry.held import note_is_true
from analytics.warehouse import versions
from analytics.warehouse.build import build
from tests.conftest import World
from tests.steward import Desk


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


def test_a_difference_names_what_was_added_removed_and_changed(desk):
    rows = "\n".join(f"P{one} | Un projet | {'studies' if one == 2 else 'ai'}" for one in (1, 2, 3, 4, 9))
    _, report, _ = desk.offers(f"project_id | title | axis\n{rows}", "--replace")
    code, out, _ = desk.says("diff", desk.first, report["published"]["version"], "--format", "json")
    found = json.loads(out)["registers"]["projects"]
    assert (code, found["added"], found["removed"], found["changed"]) == (0, 1, 1, 3)
    before_after = {one["id"]: one.get("columns") for one in found["records"]}
    assert before_after["P4"] == {
        "title": {"before": "Le suivant", "after": "Un projet"},
        "axis": {"before": "training", "after": "ai"},
    }
    assert before_after["P9"] is before_after["P5"] is None


@pytest.mark.parametrize(
    ("lang", "line"), [("fr", "Projets\tajout\tIntelligence artificielle"), ("en", "Projects\tadded\tArtificial intelligence")]
)
def test_the_table_of_a_difference_counts_by_axis_and_sector(desk, lang, line):
    _, report, _ = desk.offers("project_id | title | axis | sector\nP8 | Nouveau | ai | 1\nP9 | Nouveau | ai | 1")
    _, out, _ = desk.says("diff", desk.first, report["published"]["version"], "--lang", lang)
    assert [row.split("\t")[-1] for row in out.splitlines()[1:]] == ["2"]
    assert out.splitlines()[1].startswith(line)


def test_a_version_does_not_differ_from_itself_and_an_unknown_one_is_named(desk):
    assert desk.says("diff", desk.first, desk.first, "--lang", "en")[1] == "No difference.\n"
    code, _, told = desk.says("diff", desk.first, "1999-nothing")
    assert code == 2
    assert desk.first in told


def test_one_can_go_back_and_a_build_stays_there(desk):
    _, report, _ = desk.offers("project_id | title | axis\nP9 | Nouveau | ai")
    later = report["published"]["version"]
    assert desk.says("rollback", desk.first)[:2] == (0, f"{desk.first}\n")
    assert note_is_true(data_folder())
    assert versions.current() == desk.first == build().version
    assert desk.says("rollback", later)[0] == 0
    assert note_is_true(data_folder())
    assert versions.current() == later == build().version


def test_one_does_not_go_back_to_a_damaged_or_unknown_version(desk):
    _, report, _ = desk.offers("project_id | title | axis\nP9 | Nouveau | ai")
    file = versions.database(desk.first)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert desk.says("rollback", desk.first)[0] == 2
    assert desk.says("rollback", "1999-nothing")[0] == 2
    assert versions.current() == report["published"]["version"]
