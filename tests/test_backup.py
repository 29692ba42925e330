"""A backup holds all that cannot be built again; a restore puts it back whole, refuses what is not, and is never half done."""

import multiprocessing
import os
import shutil
from pathlib import Path

import pytest

from analytics.errors import BadVersion
from analytics.indicators.answers import answer
from analytics.locks import locked
from analytics.publishing.archive import write_backup
from analytics.publishing.keeping import folder as imported
from analytics.publishing.restore import restore
from analytics.view import View
from analytics.warehouse import restoring, versions
from analytics.warehouse.audit_log import log_file
from analytics.warehouse.build import build
from analytics.warehouse.wholeness import faults
from tests.conftest import forget_versions
from tests.shelf import Shelf, contents, copied_shelf, drawn_shelf  # noqa: F401  (fixtures)


def axes() -> list[tuple]:
    return [(row["axis"], row["projects"]) for row in answer("projects_by_axis", View()).rows]


def test_a_lost_data_folder_comes_back_to_the_byte_with_its_older_versions(shelf: Shelf):
    before, figures, version = contents(shelf.data), axes(), versions.current()
    shutil.rmtree(shelf.data)
    forget_versions()
    restore(shelf.backup)
    assert contents(shelf.data) == before
    assert (versions.current(), axes()) == (version, figures)
    assert shelf.first in versions.listed()
    assert list(faults()) == []
    assert build().version == version


def test_what_was_there_stays_and_other_inputs_move_aside(shelf: Shelf):
    data, backed_up = shelf.data, versions.current()
    (data / "studies" / "one" / "text.fr.md").write_text("# Plus tard\n", encoding="utf-8")
    (data / "registry" / "cities.csv").write_text((data / "registry" / "cities.csv").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    shelf.offers("project_id | title | axis\nP7 | Plus tard | ai")
    later = versions.current()
    assert later != backed_up
    restore(shelf.backup)
    forget_versions()
    assert versions.current() == backed_up == build().version
    assert {shelf.first, later, backed_up} <= set(versions.listed())
    assert (data / "studies" / "one" / "text.fr.md").read_text(encoding="utf-8") == "# Une étude\n"
    aside = next(data.glob("before-restore-*"))
    assert (aside / "studies" / "one" / "text.fr.md").read_text(encoding="utf-8") == "# Plus tard\n"
    assert sorted(path.name for path in aside.iterdir()) == ["registry", "studies"]
    assert not restoring.working(data).exists()


def test_restoring_what_is_there_already_changes_nothing(shelf: Shelf):
    before = contents(shelf.data)
    restore(shelf.backup)
    assert contents(shelf.data) == before


def test_a_damaged_version_and_a_damaged_import_are_put_back(shelf: Shelf):
    before = contents(shelf.data)
    versions.database(shelf.first).write_bytes(b"nothing")
    register = next((imported() / "registers").rglob("projects.csv"))
    register.write_bytes(b"nothing")
    forget_versions()
    restore(shelf.backup)
    assert contents(shelf.data) == before


def test_the_commands_write_and_restore_a_backup(shelf: Shelf, run, tmp_path):
    code, out, _ = run("backup", str(tmp_path / "new" / "other.zip"))
    assert (code, out.decode().strip()) == (0, str(tmp_path / "new" / "other.zip"))
    code, out, _ = run("restore", str(tmp_path / "new" / "other.zip"))
    assert (code, out.decode().strip()) == (0, versions.current())


def test_a_backup_is_written_whole_or_not_at_all(shelf: Shelf, tmp_path):
    place = tmp_path / "kept.zip"
    place.write_bytes(b"the one of yesterday")
    versions.database(versions.current()).write_bytes(b"nothing")
    with pytest.raises(BadVersion):
        write_backup(place)
    assert place.read_bytes() == b"the one of yesterday"
    assert [path.name for path in tmp_path.iterdir() if "writing" in path.name] == []


def test_an_older_version_that_is_damaged_is_left_out(shelf: Shelf, tmp_path):
    versions.database(shelf.first).write_bytes(b"nothing")
    listed = write_backup(tmp_path / "kept.zip")
    assert not any(shelf.first in name for name in listed.files)
    assert any(versions.current() in name for name in listed.files)


def test_neither_runs_beside_an_import(shelf: Shelf, tmp_path):
    with locked(imported() / "lock"):
        for work in (lambda: write_backup(tmp_path / "second.zip"), lambda: restore(shelf.backup)):
            with pytest.raises(BadVersion, match="at work"):
                work()
    assert not (tmp_path / "second.zip").exists()


def test_a_disk_without_room_is_said_before_anything_is_written(shelf: Shelf, monkeypatch):
    before = contents(shelf.data)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(BadVersion, match="no room"):
        restore(shelf.backup)
    assert contents(shelf.data) == before


def test_the_log_of_the_data_folder_stays_and_a_lost_one_comes_back(shelf: Shelf, tmp_path):
    write_backup(tmp_path / "kept.zip")
    before = log_file().read_bytes()
    restore(tmp_path / "kept.zip")
    assert log_file().read_bytes().startswith(before)
    log_file().unlink()
    restore(tmp_path / "kept.zip")
    assert log_file().read_bytes().startswith(before)


def killed_after(steps: int, file: Path) -> None:
    """Restore in a process that dies, as by kill -9, at its so-manieth step on the disk."""
    left, real = [steps], os.replace

    def step(source, target) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        real(source, target)

    os.replace = step
    restore(file)
    os._exit(0)


def test_a_restore_that_is_killed_at_any_step_is_not_begun_or_is_ended_by_the_next_build(shelf: Shelf):
    data, backed_up = shelf.data, versions.current()
    wanted = contents(data)
    (data / "studies" / "one" / "text.fr.md").write_text("# Plus tard\n", encoding="utf-8")
    (data / "registry" / "cities.csv").write_text((data / "registry" / "cities.csv").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    versions.point_to(shelf.first)
    versions.database(backed_up).unlink()
    harmed, outcomes, steps = contents(data), [], 0
    while not outcomes or outcomes[-1] != 0:
        dying = multiprocessing.get_context("fork").Process(target=killed_after, args=(steps, shelf.backup))
        dying.start()
        dying.join(60)
        outcomes.append(dying.exitcode)
        was_ready = restoring.is_ready(data)
        forget_versions()
        restoring.finish(data)
        found = {name: content for name, content in contents(data).items() if not name.startswith(("before-restore-", ".restoring"))}
        assert found == (wanted if was_ready or outcomes[-1] == 0 else harmed), f"killed at step {steps}"
        steps += 1
        for aside in data.glob("before-restore-*"):
            shutil.rmtree(aside)
        for name in [*found, *contents(data)]:  # harmed again, for the next one
            (data / name).unlink(missing_ok=True)
        for name, content in harmed.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(content)
    assert outcomes.count(9) >= 5
