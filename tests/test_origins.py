"""Each record knows its file, line, day and version, keeps them through later imports, and keeps what changed."""

import csv
import datetime

import pytest

from analytics.errors import BadRegister
from analytics.places import HOUSE
from analytics.publishing.keeping import folder
from analytics.registry.held import register_files
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.manifest import sha256_of
from analytics.warehouse.origins import history_of, imports_of, origin_of
from analytics.warehouse.quarantine import quarantined_in
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question
from tests.conftest import World, forget_versions
from tests.steward import Desk


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


def today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def published(desk: Desk, table: str, *options: str) -> str:
    return desk.offers(table, *options)[1]["published"]["version"]


@pytest.mark.parametrize(("register", "key"), [("projects", "project_id"), ("events", "event_id")])
def test_every_shipped_record_stands_on_the_line_it_names(version, register, key):
    file = HOUSE / "data" / "registry" / f"{register}.csv"
    _, rows = rows_of(Question("FROM record_origins WHERE register = $register ORDER BY record_id", {"register": register}), version)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert len(rows) == versions.manifest_of(version).registers[register].loaded
    for _, identifier, name, line, sha256, day, first, number in rows:
        assert lines[line - 1].startswith(f"{identifier},"), identifier
        assert (name, sha256, first, number) == (file.name, sha256_of(file), None, 0)
        assert day == "2026-04-30"
    assert origin_of(register, rows[0][1], version).version in versions.listed()
    assert key in lines[0]


def test_a_row_of_an_import_names_its_file_and_line_and_the_others_keep_theirs(desk):
    before = {one: origin_of("projects", one, desk.first) for one in ("P1", "P5")}
    begun = today()
    later = published(desk, "project_id | title | axis\nP2 | Un autre | ai\nP1 | Renommé | ai\nP9 | Nouveau | ai")
    file = desk.world.data.parent / "offered.csv"
    for identifier, line in (("P1", 3), ("P9", 4)):
        found = origin_of("projects", identifier, later)
        assert (found.file, found.line, found.sha256) == ("offered.csv", line, sha256_of(file))
        assert found.version == later
        assert begun <= found.day <= today()  # midnight may pass between them
    for identifier in ("P2", "P5"):  # one that the file repeats, one that it does not name
        assert origin_of("projects", identifier, later).file == "projects.csv"
    assert origin_of("projects", "P5", later) == before["P5"]
    assert origin_of("projects", "P1", desk.first) == before["P1"]


def test_a_later_import_and_a_retired_row_leave_the_origin_of_the_others(desk):
    first = published(desk, "project_id | title | axis\nP9 | Nouveau | ai")
    rows = "\n".join(f"{one} | {title} | {axis}" for one, title, axis in NAMED)
    later = published(desk, f"project_id | title | axis\n{rows}", "--replace")
    assert desk.ids() == ["P2", "P3", "P4", "P5", "P9"]
    assert origin_of("projects", "P9", later) == origin_of("projects", "P9", first)
    assert origin_of("projects", "P5", later) == origin_of("projects", "P5", desk.first)
    assert origin_of("projects", "P1", later) is None
    assert [(one["way"], one["retired"], one["version"]) for one in imports_of(later)] == [("replace", 1, later), ("update", 0, first)]


NAMED = [
    ("P2", "Un autre", "ai"),
    ("P3", "Un dernier", "training"),
    ("P4", "Le suivant", "training"),
    ("P5", "Et encore", "training"),
    ("P9", "Nouveau", "ai"),
]


def test_a_changed_record_keeps_what_it_said_and_in_which_version(desk):
    first = published(desk, "project_id | title | axis | status\nP1 | Renommé | training | running")
    second = published(desk, "project_id | title | axis | status\nP1 | Renommé | training | completed")
    steps = [(one.version, one.change, one.column, one.before, one.after) for one in history_of("projects", "P1", second)]
    assert steps == [
        (desk.first, "added", "", "", ""),
        (first, "changed", "title", "Un projet", "Renommé"),
        (first, "changed", "axis", "ai", "training"),
        (second, "changed", "status", "running", "completed"),
    ]
    assert history_of("projects", "P2", second) == ()
    assert len(history_of("projects", "P1", first)) == 3


def test_a_record_that_goes_and_comes_back_tells_both(desk):
    rest = "\n".join(f"P{one} | Un projet | ai" for one in range(2, 6))
    published(desk, f"project_id | title | axis\n{rest}", "--replace")
    later = published(desk, "project_id | title | axis\nP1 | De retour | ai")
    assert [one.change for one in history_of("projects", "P1", later)] == ["added", "removed", "added"]
    assert origin_of("projects", "P1", later).version == later


def test_going_back_brings_back_origins_imports_and_quarantine(desk):
    first = published(desk, "project_id | title | axis\nP1 | Renommé | ai\nP8 | Faux | magic")
    second = published(desk, "project_id | title | axis\nP1 | Encore | ai")
    assert quarantined_in(second) == ()
    desk.says("rollback", first)
    current = build().version
    assert current == first
    assert [one.value for one in quarantined_in(current)] == ["magic"]
    assert (origin_of("projects", "P1", current).line, len(imports_of(current))) == (2, 1)
    third = published(desk, "project_id | title | axis\nP2 | Autre suite | ai")
    assert [one["version"] for one in imports_of(third)] == [third, first]


def test_a_version_built_again_tells_the_same_origins(desk):
    later = published(desk, "project_id | title | axis\nP1 | Renommé | ai\nP8 | Faux | magic")
    told = (origin_of("projects", "P1", later), history_of("projects", "P1", later), quarantined_in(later))
    for file in versions.folder().iterdir():
        file.unlink()
    forget_versions()
    assert build().version == later
    assert (origin_of("projects", "P1", later), history_of("projects", "P1", later)[1:], quarantined_in(later)) == (
        told[0],
        told[1][1:],
        told[2],
    )


def test_what_lies_beside_a_register_is_checked_before_it_is_believed(desk):
    published(desk, "project_id | title | axis\nP1 | Renommé | ai")
    [kept] = register_files()["projects"].parent.glob("projects.origins.*.csv")
    kept.write_bytes(kept.read_bytes().replace(b"P1,1,2", b"P1,1,3"))
    for file in versions.folder().glob("*.duckdb"):
        file.unlink()
    with pytest.raises(BadRegister, match=r"projects\.csv: what is kept beside it of its origins has been changed or damaged"):
        build()


def test_what_is_private_is_masked_wherever_a_finding_goes(desk):
    row = "P8 | Écrire à jean.dupont@example.org | magic\nP9 | Tél. 0661 23 45 67 | ai\nP1 | Renommé | ai\nP7 | Ici | a.b@example.org"
    _, report, told = desk.offers(f"project_id | title | axis\n{row}")
    text = desk.says("check", str(desk.world.data.parent / "offered.csv"), "--as", "projects", "--lang", "en")
    kept = "".join(file.read_text(encoding="utf-8") for file in (folder() / "reports").iterdir())
    beside = "".join(file.read_text(encoding="utf-8") for file in (folder() / "registers").rglob("*.csv"))
    for said in (str(report), told, *map(str, text), kept, beside, str(quarantined_in(versions.current()))):
        assert "example.org" not in said
        assert "0661" not in said
    values = {(one.line, one.column): one.value for one in quarantined_in(versions.current())}
    assert values[2, "title"] == "Écrire à j••• (20–29)"
    assert values[5, "axis"] == "a••• (10–19)"


def test_a_reason_in_the_quarantine_is_not_lost_by_what_its_cell_holds(desk):
    table = desk.world.data.parent / "hard.csv"
    with table.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([["project_id", "title", "axis"], ["P8", "Faux", 'NULL "x",\ny'], ["P9", "Bon", "ai"]])
    desk.says("import", str(table), "--as", "projects")
    [one] = quarantined_in(versions.current())
    assert (one.file, one.line, one.column, one.rule) == ("hard.csv", 2, "axis", "not_in_list")
    assert " ".join(one.value.split()) == 'NULL "x", y'
