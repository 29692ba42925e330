"""Import: a file joins its register and becomes a version; nothing changes where it must not."""

import csv
import json
import sys

import pytest

from analytics.errors import BadRegister
from analytics.publishing.keeping import folder
from analytics.registry.held import register_files
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.quarantine import set_aside_in
from tests.conftest import World
from tests.steward import Desk, changed


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


def test_rows_are_added_and_updated_by_their_identifier(desk):
    code, report, told = desk.offers("project_id | title | axis\np1 | Renommé | ai\nP2 | Un autre | ai\nP9 | Nouveau | 7")
    assert (code, changed(report)) == (0, (1, 1, 1, 0))
    assert versions.current() == report["published"]["version"] != desk.first
    assert desk.projects()[0] == ("P1", "Renommé", "ai", "running")  # the file has no column of statuses
    assert desk.ids() == ["P1", "P2", "P3", "P4", "P5", "P9"]
    assert "projects: 6 rows in, 6 loaded, 0 quarantined, 0 merged (as imported" in told


def test_an_empty_cell_empties_and_a_column_that_is_not_there_does_not(desk):
    desk.offers("project_id | title | axis | status\nP1 | Un projet | ai |")
    assert desk.projects("project_id, year, sector::VARCHAR, status::VARCHAR")[0][1:] == (2019, "public_administration", None)


def test_the_shipped_file_stays_as_it_is_and_the_build_takes_the_imported_one(desk):
    shipped = desk.world.data / "registry" / "projects.csv"
    before = shipped.read_bytes()
    _, report, _ = desk.offers("project_id | title | axis\nP9 | Nouveau | ai")
    assert shipped.read_bytes() == before
    assert build().version == report["published"]["version"]
    for file in versions.folder().iterdir():
        file.unlink()
    assert build().version == report["published"]["version"]


def test_the_same_import_twice_is_the_same_version(desk):
    table = "project_id | title | axis | budget_amount | budget_currency\nP9 | Nouveau | ai | 1 500,50 | MAD"
    _, first, _ = desk.offers(table)
    _, second, _ = desk.offers(table)
    assert second["published"] == {"version": first["published"]["version"], "added": 0, "updated": 0, "unchanged": 1, "retired": 0}
    assert len(versions.listed()) == 1 + 1


def test_a_file_that_says_what_the_register_says_leaves_the_version_and_nothing_else(desk):
    code, report, _ = desk.offers("project_id | title | axis\nP1 | Un projet | ai")
    assert (code, changed(report), report["published"]["version"]) == (0, (0, 0, 1, 0), desk.first)
    assert [path.name for path in folder().iterdir()] == ["lock"]


def test_a_file_that_is_refused_or_has_no_good_row_changes_nothing(desk):
    before = sorted(versions.folder().iterdir())
    code, report, _ = desk.offers("project_id | title\nP9 | Nouveau")
    assert (code, report["published"]) == (2, None)
    code, report, _ = desk.offers("project_id | title | axis\nP9 | Nouveau | magic")
    assert (code, report["published"], report["quarantined"]) == (1, None, 1)
    assert sorted(versions.folder().iterdir()) == before
    assert versions.current() == desk.first


def test_rows_set_aside_are_kept_with_their_reasons_and_the_file_as_it_came(desk):
    code, report, _ = desk.offers("project_id | title | axis\nP8 | Faux | magic\nP9 | Nouveau | ai")
    assert (code, changed(report)) == (1, (1, 0, 0, 0))
    [kept] = (folder() / "reports").glob("*.quarantine.csv")
    [row] = csv.DictReader(kept.open(encoding="utf-8", newline=""))
    assert (row["line"], row["column"], row["rule"], row["value"]) == ("2", "axis", "not_in_list", "magic")
    offered = desk.world.data.parent / "offered.csv"
    assert (folder() / "originals" / report["sha256"]).read_bytes() == offered.read_bytes()
    said = json.loads(kept.with_name(kept.name.replace("quarantine.csv", "json")).read_text(encoding="utf-8"))
    assert (said["version"], said["file"], said["quarantined"]) == (versions.current(), "offered.csv", 1)


def test_replacing_retires_what_the_file_lacks(desk):
    rows = "\n".join(f"{one} | Un projet | ai" for one in ("P2", "P3", "P4", "P5"))
    code, report, _ = desk.offers(f"project_id | title | axis\n{rows}", "--replace")
    assert (code, changed(report)[3]) == (0, 1)
    assert desk.ids() == ["P2", "P3", "P4", "P5"]


def test_replacing_more_than_a_fifth_takes_a_yes(desk):
    table = "project_id | title | axis\nP1 | Un projet | ai\nP2 | Un projet | ai\nP3 | Un projet | ai"
    code, report, told = desk.offers(table, "--replace")
    assert (code, report) == (2, {})
    assert "2 of 5 rows of projects are not in the file (P4, P5 …)" in told
    assert versions.current() == desk.first
    assert changed(desk.offers(table, "--replace", "--yes")[1])[3] == 2
    assert desk.ids() == ["P1", "P2", "P3"]


def test_a_row_set_aside_does_not_retire_the_record_it_names(desk):
    rows = "\n".join(f"P{one} | Un projet | {'magic' if one == 1 else 'ai'}" for one in range(1, 6))
    _, report, _ = desk.offers(f"project_id | title | axis\n{rows}", "--replace")
    assert (report["quarantined"], changed(report)[3]) == (1, 0)
    assert desk.ids() == ["P1", "P2", "P3", "P4", "P5"]


def test_a_child_of_a_retired_parent_is_set_aside(desk):
    rows = "\n".join(f"P{one} | Un projet | ai | {'P1' if one == 5 else ''}" for one in range(2, 6))
    code, report, _ = desk.offers(f"project_id | title | axis | parent_project_id\n{rows}", "--replace")
    assert (code, report["findings"][0]["rule"], report["quarantined"]) == (1, "unknown_reference", 1)
    assert desk.ids() == ["P2", "P3", "P4", "P5"]


def test_parents_of_the_register_are_known_in_any_case_and_make_no_circle(desk):
    desk.offers("project_id | title | axis | parent_project_id\nP9 | Nouveau | ai | p1")
    assert desk.projects("parent_project_id")[-1] == ("P1",)
    code, report, _ = desk.offers("project_id | title | axis | parent_project_id\nP1 | Un projet | ai | P9")
    assert (code, report["published"], report["findings"][0]["rule"]) == (1, None, "circle")


def test_a_row_that_does_not_fit_what_the_register_says_is_set_aside(desk):
    desk.offers("project_id | title | axis | start_date\nP9 | Nouveau | ai | 2024-05-01")
    code, report, _ = desk.offers("project_id | title | axis | end_date\nP9 | Nouveau | ai | 2023-01-01\nP8 | Un autre | ai | 2023-01-01")
    assert (code, [finding["rule"] for finding in report["findings"]]) == (1, ["end_before_start"])
    assert desk.projects("project_id, end_date")[-2:] == [("P8", "2023-01-01"), ("P9", None)]


def test_an_amount_that_is_taken_away_takes_its_currency_and_kind_along(desk):
    desk.offers("project_id | title | axis | budget_amount | budget_currency | amount_kind\nP9 | Nouveau | ai | 5 | EUR | round")
    assert desk.projects("project_id, budget_amount, budget_currency::VARCHAR, amount_kind::VARCHAR")[-1] == ("P9", 5.0, "EUR", "round")
    desk.offers("project_id | title | axis | budget_mad\nP9 | Nouveau | ai |")
    assert desk.projects("project_id, budget_amount, budget_currency::VARCHAR, amount_kind::VARCHAR")[-1] == ("P9", None, None, None)


def test_what_check_accepts_the_build_accepts(desk):
    bare = "project_id | title | axis | year | budget_amount | budget_currency | source_url\nP9 | Ancien | ai | 1990 | 0 | MAD |"
    assert desk.offers(bare)[0] == 0
    path = desk.world.data.parent / "events.csv"
    path.write_text("event_id,title,axis,year,attendees,exhibitors,startups\nE1,Salon,6,1990,0,0,0\n", encoding="utf-8")
    assert desk.says("import", str(path), "--as", "events")[0] == 0
    assert set_aside_in(versions.current()) == {}
    assert desk.projects("project_id, year, budget_amount, source_url")[-1] == ("P9", 1990, 0.0, None)


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_an_imported_register_that_is_lost_is_said_and_never_passed_over(desk, damage):
    desk.offers("project_id | title | axis\nP9 | Nouveau | ai")
    file = register_files()["projects"]
    file.unlink() if damage == "gone" else file.write_bytes(file.read_bytes() + b"\r\n")
    with pytest.raises(BadRegister, match=r"projects\.csv: the file that was imported"):
        build()


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked otherwise there")
def test_two_imports_do_not_work_at_once(desk):
    import fcntl

    folder().mkdir()
    with (folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, _, told = desk.offers("project_id | title | axis\nP9 | Nouveau | ai")
    assert (code, versions.current()) == (2, desk.first)
    assert "Another import is at work" in told
    assert desk.offers("project_id | title | axis\nP9 | Nouveau | ai")[0] == 0
