"""Records asked for by where their rows lie: spans of a table in the order of its key hold each selected row once."""

from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.downloads import as_csv
from analytics.downloads.records import long_records_of, records_of
from analytics.errors import TooSlow
from analytics.view import View
from analytics.warehouse import row_spans, versions
from analytics.warehouse.manifest import read_manifest, sha256_of
from analytics.warehouse.questions import walked_rows_of
from analytics.warehouse.row_spans import is_in_order, records_in_spans
from tests.conftest import World, forget_versions
from tests.generated import with_generated_projects

COUNTS = st.dictionaries(st.integers(0, 50), st.integers(1, row_spans.PART), max_size=12).map(lambda found: sorted(found.items()))


@given(selected=COUNTS)
def test_spans_hold_each_part_once_and_few_rows(selected):
    spans = list(row_spans._spans(selected))
    held = [[rows for part, rows in selected if first <= part < following] for first, following in spans]
    assert [rows for some in held for rows in some] == [rows for _, rows in selected]
    assert all(sum(some) <= row_spans.PART for some in held)
    assert all(sum(one) + some[0] > row_spans.PART for one, some in zip(held, held[1:], strict=False)), "two spans would be one"


@pytest.fixture
def many(world: World, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setattr(row_spans, "PART", 500)
    is_in_order.cache_clear()
    with_generated_projects(world, 3_000)
    return world.view()


@pytest.mark.parametrize("narrowed", [{}, {"axes": ("ai",)}, {"year_from": 2020}, {"words": "nosuchwordanywhere"}], ids=str)
def test_spans_hold_the_records_of_a_view_in_order(narrowed, many, world):
    view = many.with_(**narrowed)
    found = [walked_rows_of(question, world.version) for question in records_in_spans("projects", view, world.version)]
    keys = [row[0] for rows in found for row in sorted(rows)]
    assert keys == [row[0] for row in records_of("projects", view).rows]
    assert all(len(rows) <= 500 for rows in found)


def test_a_built_register_lies_in_order(many, world):
    assert is_in_order("projects", world.version)


def test_what_took_too_long_once_is_asked_again(many, world, monkeypatch):
    def too_slow(*_):
        raise TooSlow("the question was cut")

    with monkeypatch.context() as once:
        once.setattr(row_spans, "walked_rows_of", too_slow)
        table = long_records_of("projects", many)
        assert as_csv.write(table) == as_csv.write(replace(table, in_columns=None))
    assert is_in_order("projects", world.version)


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO projects SELECT * REPLACE ('A' || project_id AS project_id) FROM projects",
        "ALTER TABLE projects RENAME TO lying; CREATE VIEW projects AS FROM lying",
    ],
    ids=["another order", "no table"],
)
def test_a_register_without_its_order_is_cut_by_its_keys(change, many, world):
    version = changed(world, change)
    assert not is_in_order("projects", version)
    table = long_records_of("projects", many)
    assert as_csv.write(table) == as_csv.write(replace(table, in_columns=None))


def changed(world: World, change: str) -> str:
    """Return the version of `world` with a change made to its database, as another build might have left it."""
    version = world.version
    with duckdb.connect(str(versions.database(version))) as database:
        for order in (*change.split(";"), "CHECKPOINT"):
            database.execute(order)
    manifest = versions.manifest_file(version)
    said = replace(read_manifest(manifest), sha256=sha256_of(versions.database(version)))
    manifest.write_text(said.to_json(), encoding="utf-8")
    forget_versions()
    return version
