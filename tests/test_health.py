"""Health says that the process answers; readiness says that a version opens and answers, or why not, in one sentence."""

import asyncio
import json

import pytest

from analytics.serving import health
from analytics.warehouse import versions
from tests.awaited import awaited
from tests.conftest import World

ONE = "project_id | axis | year\nP1 | ai | 2019"


def ready() -> tuple[int, dict]:
    answered = awaited(health.ready(None))
    assert answered.headers["cache-control"] == "no-store"
    return answered.status_code, json.loads(answered.body)


def test_the_process_answers_whatever_becomes_of_the_data(world: World):
    answered = awaited(health.healthy(None))
    assert (answered.status_code, answered.body) == (200, b"ok\n")


def test_a_server_is_ready_when_its_version_answers(world: World):
    version = world.has("projects", ONE).version
    assert ready() == (200, {"ready": True, "version": version, "as_of": "2026-04-30"})


def test_a_server_without_a_version_is_not_ready_and_says_no_path(world: World):
    status, said = ready()
    assert (status, said["ready"]) == (503, False)
    assert str(world.data) not in said["error"]


@pytest.mark.parametrize("harm", ["database", "manifest", "pointer", "gone"])
def test_a_server_whose_version_is_damaged_is_not_ready(world: World, harm):
    file = versions.database(world.has("projects", ONE).version)
    if harm == "database":
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    elif harm == "manifest":
        versions.manifest_file(world.version).write_text("{", encoding="utf-8")
    elif harm == "pointer":
        (versions.folder() / "current").write_bytes(b"\xff../..")
    else:
        file.unlink()
    assert ready()[0] == 503


def test_a_fault_nobody_foresaw_is_a_code_that_the_log_has(world: World, monkeypatch, caplog):
    def breaks() -> str:
        raise ZeroDivisionError("/secret")

    monkeypatch.setattr(versions, "current", breaks)
    status, said = ready()
    assert status == 503
    assert "secret" not in said["error"]
    assert said["error"].rstrip(".").split()[-1] in caplog.text


def test_readiness_is_asked_beside_the_event_loop(world: World, monkeypatch):
    world.has("projects", ONE).build()

    async def beside() -> bool:
        asked = asyncio.ensure_future(health.ready(None))
        await asyncio.sleep(0)
        return not asked.done() and (await asked).status_code == 200

    assert awaited(beside())
