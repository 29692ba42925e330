"""The audit log: who changed what is published, and when; one line each, which no text of data can break; never who looked."""

import datetime
import json
from hashlib import sha256

import pytest

from analytics.errors import BadFile
from analytics.indicators.answers import answer
from analytics.publishing import audit
from analytics.publishing.audit import audited, before_import
from analytics.publishing.keeping import keep_original
from analytics.ui.stewards.last import version_before
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.audit_log import log_file
from tests.conftest import World
from tests.steward import Desk

NEWER = "project_id | title | axis\nP1 | Un autre titre | ai"


def lines() -> list[dict]:
    return [json.loads(line) for line in log_file().read_text(encoding="ascii").splitlines()]


@pytest.fixture
def steward(world: World, capfdbinary):
    return Desk(world, capfdbinary)


def test_an_import_a_step_back_a_restore_and_a_build_are_noted_with_the_versions_around_them(steward: Desk, world: World, tmp_path):
    steward.offers(NEWER)
    second = versions.current()
    assert steward.says("backup", str(tmp_path / "kept.zip"))[0] == 0
    steward.says("rollback", steward.first)
    steward.says("restore", str(tmp_path / "kept.zip"))
    text = world.data / "registry" / "projects.toml"
    text.write_text(text.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    steward.says("build")
    moved = [(line["what"], line["before"], line["after"]) for line in lines()]
    assert moved == [
        ("import", steward.first, second),
        ("rollback", second, steward.first),
        ("restore", steward.first, second),
        ("build", second, versions.current()),
    ]
    assert (lines()[0]["register"], lines()[0]["file"], lines()[0]["way"]) == ("projects", "offered.csv", "update")
    assert lines()[2]["file"] == "kept.zip"
    for line in lines():
        assert datetime.datetime.fromisoformat(line["at"]).utcoffset() == datetime.timedelta(0)
        assert line["who"]


def test_what_an_import_took_the_place_of_is_told_after_a_step_back_too(steward: Desk):
    steward.offers(NEWER)
    second = versions.current()
    steward.offers(NEWER)  # the same again
    assert before_import(second) == steward.first
    steward.says("rollback", steward.first)
    steward.offers("project_id | title | axis\nP1 | Encore un titre | ai")
    third = versions.current()
    assert versions.listed() == [steward.first, second, third]
    assert (before_import(second), before_import(third), before_import(steward.first)) == (steward.first, steward.first, None)
    assert version_before(third) == steward.first
    with log_file().open("a", encoding="ascii") as log:
        log.write('{"what": "imp')  # broken off
    assert before_import(third) == steward.first
    log_file().unlink()
    assert (before_import(third), version_before(third)) == (None, second)


def test_what_changes_nothing_and_what_is_only_looked_at_is_not_noted(steward: Desk):
    steward.says("build")
    steward.says("versions")
    steward.says("answer", "projects_by_axis")
    answer("projects_by_axis", View(axes=("ai",)))
    assert not log_file().exists()


def test_what_failed_is_not_noted_as_done(steward: Desk):
    assert steward.says("rollback", "2026-04-30-nothing")[0] == 2
    assert steward.offers("project_id | title | axis\nP9 | Un titre | magie")[0] in (1, 2)
    assert [line for line in lines() if line["before"] != line["after"]] == [] if log_file().exists() else True


def test_a_server_for_stewards_is_named(world: World, monkeypatch):
    monkeypatch.setenv("MARSAD_STEWARD", "1")
    with audited("import"):
        pass
    assert lines()[0]["who"].endswith("(server for stewards)")


def test_an_account_without_a_name_is_noted_by_its_number(world: World, monkeypatch):
    def nameless() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(audit.getpass, "getuser", nameless)
    with audited("import"):
        pass
    assert lines()[0]["who"].startswith("account ")


HOSTILE = 'a\n{"what": "forged"}\r\u2028\u202e\x1b[2J' + "x" * 5_000


def test_a_hostile_name_stays_on_its_line(world: World):
    with audited("import", {"file": HOSTILE}):
        pass
    with audited("import"):
        pass
    assert [line["what"] for line in lines()] == ["import", "import"]
    assert lines()[0]["file"] == HOSTILE[: audit.LONGEST]
    assert all(letter.isprintable() for line in log_file().read_text().splitlines() for letter in line)


def test_lines_are_only_added(world: World):
    with audited("import"):
        pass
    first = log_file().read_bytes()
    with audited("rollback"):
        pass
    assert log_file().read_bytes().startswith(first)
    assert len(lines()) == 1 + 1


def test_what_was_published_stays_published_where_the_log_cannot_be_written(world: World, caplog):
    log_file().mkdir()  # something else has its name
    with audited("import", {"file": "x.csv"}):
        pass
    assert "x.csv" in caplog.text


def test_a_file_that_was_changed_while_it_was_read_is_not_kept(world: World, tmp_path):
    file = tmp_path / "offered.csv"
    file.write_text("other bytes", encoding="utf-8")
    with pytest.raises(BadFile, match="changed while it was read"):
        keep_original(file, sha256(b"the bytes that were read").hexdigest())
    assert not [path for path in world.data.rglob("*") if path.is_file() and path.read_bytes() == b"other bytes"]
