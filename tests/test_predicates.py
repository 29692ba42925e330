"""A view selects what it says: against an independent reading of the same rows in pandas."""

import shutil

import duckdb
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.view import DIMENSIONS, View
from analytics.vocabulary import UNKNOWN, vocabularies
from analytics.warehouse import versions
from analytics.warehouse.coverage import both, coverage_of, left_out
from analytics.warehouse.predicates import inapplicable
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked, literal
from tests.conftest import World
from tests.examples import examples
from tests.found_by_words import holds_word, telling

REGISTERS = ("projects", "events")
COLUMN_OF = {
    "axes": "axis", "sectors": "sector", "actors": "actor_type", "kinds": "kind", "types": "event_type",
    "regions": "region", "scopes": "scope", "statuses": "status",
}  # fmt: skip
SOME_ORGANISATIONS = ["technopark", "um6p", "O'Nobody", "maroc-numeric-cluster"]
RECORDS = {name: f"SELECT {name[:-1]}_id FROM selected_{name} ORDER BY 1" for name in REGISTERS}


def lists(dimension):
    codes = list(vocabularies()[dimension.vocabulary].codes) if dimension.vocabulary else SOME_ORGANISATIONS
    return st.lists(st.sampled_from(codes + ([UNKNOWN] if dimension.key != "register" else [])), max_size=4)


def rarely(strategy):
    return st.one_of(st.just(()), st.just(()), strategy)


YEAR = st.one_of(st.none(), st.integers(2005, 2027))
VIEWS = st.builds(
    View,
    **{dimension.field: rarely(lists(dimension)).map(tuple) for dimension in DIMENSIONS},
    year_from=YEAR,
    year_to=YEAR,
    undated=st.sampled_from(["keep", "drop"]),
    words=st.sampled_from(
        [
            "",
            "",
            "",
            "startup",
            "École 1337",
            "ministère",
            "الرباط",
            "bank",
            "Maroc Numeric",
            "o'brien",
            "100 %",
            "الدار",
            "$axis",
            "'; DROP TABLE projects; --",
        ]
    ),
)


@pytest.fixture(scope="module")
def copy(version, tmp_path_factory):
    """A fresh DuckDB on a copy of the version, opened as a reader would open a downloaded one."""
    path = tmp_path_factory.mktemp("pasted") / "copy.duckdb"
    shutil.copy(versions.database(version), path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def tables(copy) -> dict[str, pandas.DataFrame]:
    return {
        name: copy.sql(f"FROM {name}").df().astype(object)
        for name in ("projects", "events", "project_organisations", "event_organisations")
    }


def outcomes_of(register: str, view: View, tables: dict) -> dict[str, tuple[pandas.Series, pandas.Series]]:
    """Return, by filter, (rows that pass it, rows that fail it only because they have no value)."""
    rows, key = tables[register], f"{register[:-1]}_id"
    none = pandas.Series(False, index=rows.index)
    found = {}
    if view.registers:
        found["registers"] = (none | (register in view.registers), none)
    for field, column in COLUMN_OF.items():
        codes = getattr(view, field)
        if codes and column in rows:
            empty = rows[column].isna()
            found[field] = (rows[column].isin(set(codes) - {UNKNOWN}) | (empty & (UNKNOWN in codes)), empty & (UNKNOWN not in codes))
    if view.organisations:
        part = tables[f"{register[:-1]}_organisations"]
        alone = ~rows[key].isin(part[key])
        with_them = rows[key].isin(part[key][part["organisation_id"].isin(view.organisations)])
        found["organisations"] = (with_them | (alone & (UNKNOWN in view.organisations)), alone & (UNKNOWN not in view.organisations))
    year, undated = pandas.to_numeric(rows["year"]), rows["year"].isna()
    inside = (year >= (view.year_from or 0)) & (year <= (view.year_to or 9999))
    found["years"] = (inside | (undated & (view.undated == "keep")), undated & (view.undated == "drop"))
    for word in telling(view.words):
        passes, _ = found.get("words", (~none, none))
        found["words"] = (passes & holds_word(rows, tables[f"{register[:-1]}_organisations"], key, word), none)
    return found


def expected_rows(register: str, view: View, tables: dict) -> list[str]:
    keep = pandas.Series(True, index=tables[register].index)
    for passes, _ in outcomes_of(register, view, tables).values():
        keep &= passes
    return sorted(tables[register][f"{register[:-1]}_id"][keep])


def expected_left_out(register: str, view: View, tables: dict) -> dict[str, int]:
    found, counts = outcomes_of(register, view, tables), {}
    for field, (_, lacking) in found.items():
        others = [passes for name, (passes, _) in found.items() if name != field]
        counts[field] = int(pandas.concat([lacking, *others], axis=1).all(axis=1).sum())
    return {field: count for field, count in counts.items() if count}


@pytest.mark.parametrize("register", REGISTERS)
@settings(max_examples=examples(120), deadline=None)
@given(view=VIEWS)
def test_a_view_selects_the_rows_pandas_selects_and_counts_those_it_left_out(register, version, tables, view):
    _, rows = rows_of(asked(RECORDS[register], view), version)
    assert [key for (key,) in rows] == expected_rows(register, view, tables)
    assert left_out(register, "true", view, version) == expected_left_out(register, view, tables)


@pytest.mark.parametrize("register", REGISTERS)
@settings(max_examples=examples(80), deadline=None)
@given(view=VIEWS)
def test_the_sql_on_the_page_pasted_elsewhere_returns_the_same_rows(register, version, copy, view):
    question = asked(RECORDS[register], view)
    assert copy.execute(literal(question)).fetchall() == rows_of(question, version)[1]


FOUR = """
    project_id | axis     | sector | year
    P1         | ai       | health | 2018
    P2         | ai       |        | 2020
    P3         | training | health |
    P4         | training |        |
"""


def selected(world: World, **view: object) -> list[str]:
    seen = world.view(**view)
    return [key for (key,) in rows_of(asked(RECORDS["projects"], seen), world.version)[1]]


def left(world: World, **view: object) -> dict[str, int]:
    return left_out("projects", "true", world.view(**view), world.version)


def test_what_a_filter_left_out_is_counted_in_the_part_that_an_answer_stands_on(world: World):
    view = world.has("projects", FOUR).view(sectors=["health"])
    assert [left_out("projects", where, view, world.version) for where in ("true", "axis = 'ai'", "year = 2018")] == [
        {"sectors": 2},
        {"sectors": 1},
        {},
    ]


def test_years_keep_the_undated_unless_told_otherwise_and_every_dimension_has_an_unknown(world: World):
    world.has("projects", FOUR)
    assert selected(world, year_from=2019) == ["P2", "P3", "P4"]
    assert selected(world, year_to=2019) == ["P1", "P3", "P4"]
    assert selected(world, year_from=2019, undated="drop") == ["P2"]
    assert selected(world, undated="drop") == ["P1", "P2"]
    assert selected(world, sectors=["health"]) == ["P1", "P3"]
    assert selected(world, sectors=[UNKNOWN]) == ["P2", "P4"]
    assert selected(world, sectors=["health", UNKNOWN]) == ["P1", "P2", "P3", "P4"]
    assert left(world, sectors=["health"]) == {"sectors": 1 + 1}
    assert left(world, sectors=["health"], axes=["ai"]) == {"sectors": 1}
    assert left(world, sectors=["health"], year_from=2019, undated="drop") == {"sectors": 1, "years": 1}
    assert left(world, sectors=["health", UNKNOWN]) == {}


def test_history_forgets_the_years_and_reference_the_breakdown(world: World):
    world.has("projects", FOUR)
    view = world.view(axes=["ai"], year_from=2019)
    assert rows_of(asked("SELECT count(*) FROM history_projects", view), world.version)[1] == [(2,)]
    assert rows_of(asked("SELECT count(*) FROM reference_projects", view, ("axis",)), world.version)[1] == [(1 + 2,)]


def test_a_filter_without_a_column_is_named(world: World):
    assert inapplicable("events", View(kinds=("call",), statuses=("running",), axes=("ai",))) == ("kind", "status")
    assert inapplicable("projects", View(types=("fair",))) == ("type",)
    for years in ({"undated": "drop"}, {"year_from": 2020}, {"year_to": 2020}):
        assert inapplicable("targets", View(**years)) == ("years_filter",)
        assert inapplicable("projects", View(**years)) == ()


@pytest.mark.parametrize(
    ("registers", "nowhere", "on_one"),
    [((), (), {"type": "projects", "kind": "events"}), (("projects",), ("type",), {}), (("events",), ("kind",), {})],
)
def test_a_filter_that_bounds_one_register_of_two_is_named_with_the_other(world: World, registers, nowhere, on_one):
    seen = coverage_of(both(), world.view(kinds=["strategy"], types=["conference"], registers=registers), world.version)
    assert (seen.inapplicable, seen.inapplicable_to) == (nowhere, on_one)


def test_an_organisation_selects_what_it_leads_or_joins(world: World):
    world.has("organisations", "organisation_id | name | aliases\nadd | Agence du Digital | ADD; ADD Maroc")
    world.has(
        "projects",
        """
        project_id | lead_organisation | partners
        P1         | ADD Maroc         |
        P2         | Someone           | someone else; agence du digital
        P3         | Someone           |
        P4         |                   |
    """,
    )
    assert selected(world, organisations=["add"]) == ["P1", "P2"]
    assert selected(world, organisations=["Someone"]) == ["P2", "P3"]
    assert selected(world, organisations=[UNKNOWN]) == ["P4"]
