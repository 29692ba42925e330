"""Generated events that the bench keeps as Parquet are a register like any that an import leaves, drawn once."""

import pytest
from pyarrow import parquet

from analytics.indicators.answers import answer
from analytics.registry.held import register_files
from analytics.view import View
from analytics.warehouse import versions
from benchmarks import generate, kept, sizes
from tests.conftest import forget_versions

EVENTS = 700


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A register of 700 generated events and a version of it, in a folder of its own, drawn some hundreds at a time."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path))  # so that the generator's own choice is undone after the test
    monkeypatch.setattr(generate, "WORK", tmp_path)
    for name, value in {"WORK": tmp_path, "ROW_GROUP": 100, "KEPT_FROM": EVENTS}.items():
        monkeypatch.setattr(kept, name, value)
    monkeypatch.setattr(sizes, "WORK", tmp_path)
    yield kept.kept(EVENTS)
    forget_versions()


def test_the_version_has_the_events_that_were_asked_for_and_none_is_set_aside(made):
    manifest = versions.verified(versions.current())
    count = manifest.registers["events"]
    assert (count.loaded, count.quarantined, count.imported) == (EVENTS, 0, True)
    assert manifest.registers["projects"].imported is False
    assert sum(row["events"] for row in answer("events_by_axis", View(version=manifest.version)).rows) == EVENTS


def test_the_register_has_the_real_events_then_drawn_ones_under_names_of_their_own(made):
    rows = parquet.read_table(made.parquet)
    assert made.parquet == register_files()["events"]
    identifiers = rows["event_id"].to_pylist()
    real = generate.real_rows("events")["event_id"].to_pylist()
    assert identifiers[: len(real)] == real
    assert len(set(identifiers)) == len(identifiers) == EVENTS
    assert rows["line_in_file"].to_pylist() == list(range(2, EVENTS + 2))


def test_what_is_drawn_and_built_is_not_made_again(made):
    drawn, built = made.parquet.stat().st_mtime_ns, versions.database(versions.current()).stat().st_mtime_ns
    assert sizes.is_made(EVENTS)
    assert kept.kept(EVENTS) == made
    assert made.parquet.stat().st_mtime_ns == drawn
    assert versions.database(versions.current()).stat().st_mtime_ns == built


def test_rows_that_other_code_drew_are_drawn_anew(made):
    stamp = made.data / "made_by"
    drawn = made.parquet.read_bytes()
    stamp.write_text("another")
    made.parquet.write_bytes(b"other rows")
    assert not sizes.is_made(EVENTS)
    assert kept.kept(EVENTS).parquet.read_bytes() == drawn
