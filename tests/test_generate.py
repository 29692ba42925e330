"""The generator of the bench still makes a version that is whole, answers as any other, and is the same each time."""

import pytest

from analytics.indicators.answers import answer
from analytics.view import View
from analytics.warehouse import versions
from benchmarks import generate
from tests.conftest import forget_versions


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A version of 400 generated events, in a folder of its own."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path))  # so that the generator's own choice is undone after the test
    monkeypatch.setattr(generate, "WORK", tmp_path)
    yield generate.generated(400)
    forget_versions()


def test_generated_registers_are_a_whole_version_with_the_rows_that_were_asked_for(made):
    version = versions.current()
    manifest = versions.verified(version)
    counts = {name: manifest.registers[name].loaded for name in ("events", "projects")}
    assert counts["events"] == made.events == 400
    assert counts["projects"] == 400 * 367 // 246
    for name, register in (("events_by_axis", "events"), ("projects_by_axis", "projects")):
        answered = answer(name, View(version=version))
        assert answered.coverage.selected == counts[register]
        assert sum(row[register] for row in answered.rows) == answered.coverage.n
    assert made.parquet.exists()


def test_the_same_number_of_rows_is_not_made_twice_and_is_the_same_again(made):
    first, sha256 = versions.current(), versions.verified(versions.current()).sha256
    rows = answer("projects_by_axis", View(version=first)).rows
    generate.generated(400)
    assert versions.verified(first).sha256 == sha256
    versions.database(first).unlink()
    forget_versions()
    generate.generated(400)
    assert answer("projects_by_axis", View(version=versions.current())).rows == rows
