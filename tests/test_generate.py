"""The generator of the bench still makes a version that is whole, answers as any other, and is the same each time."""

import numpy
import pyarrow
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


def test_rows_drawn_in_parts_are_numbered_through_and_have_parents_listed_before(monkeypatch):
    monkeypatch.setattr(generate, "AT_ONCE", 30)
    parts = list(generate.drawn("projects", 100, numpy.random.default_rng(1)))
    assert [len(part) for part in parts] == [30, 30, 30, 10]
    rows = pyarrow.concat_tables(parts)
    assert rows["line"].to_pylist() == list(range(2, 102))
    identifiers = rows["project_id"].to_pylist()
    assert identifiers == [f"project-{number:08d}" for number in range(100)]
    parents = [(identifiers.index(parent), place) for place, parent in enumerate(rows["parent_project_id"].to_pylist()) if parent]
    assert parents
    assert all(before < place for before, place in parents)
