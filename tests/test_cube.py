"""Cubes: whatever they are asked, they answer what the rows answer; the shipped registers are given cubes here, though they are small."""

from dataclasses import replace

import duckdb
import pytest

from analytics.comparing.queries import values_of
from analytics.exploring.queries import query_of
from analytics.warehouse import cube
from analytics.warehouse.coverage import OFTEN_NEEDED, lacking, left_out
from analytics.warehouse.cube_texts import summed
from analytics.warehouse.middle_texts import of_counted_values
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked
from benchmarks.questions import CHARTS, asked_by_page
from tests.compared import every_comparison, id_of
from tests.cubed import QUESTIONS, cubed_version, forget_cubes, is_cubed, of_rows  # noqa: F401  (a fixture)
from tests.examples import examples
from tests.explored import every_choice
from tests.random_views import random_views

VIEWS = 8
ADDED_UP = 35  # indicators that a cube answers, at least
MEDIANS = ("attendance_median_by_type", "attendance_median_by_year", "funding_round_median_by_year", "median_amount_by_amount_kind")
ASKED_FOR_MEDIANS = [choice for choice in every_choice() if choice.measured.kind == "median"]


def test_small_registers_have_no_cube(version):
    question = asked("SELECT axis, count(*) AS n FROM selected_events GROUP BY axis", random_views(1, version)[0])
    assert not is_cubed(question.sql, version)
    _, found = rows_of(asked("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE '%cube%'", random_views(1, version)[0]), version)
    assert found == [(0,)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_indicator_has_the_same_rows_from_a_cube_over_random_views(cubed, name):
    sql, needs = QUESTIONS[name]
    for view in random_views(examples(VIEWS), cubed, seed=len(name)):
        question = asked(sql, view.question, needs)
        assert rows_of(question, cubed)[1] == of_rows(question, cubed), view


def test_most_counts_are_asked_of_a_cube(cubed):
    [view] = random_views(1, cubed, seed=3)
    answered = [name for name, (sql, needs) in QUESTIONS.items() if is_cubed(asked(sql, view.with_(words=""), needs).sql, cubed)]
    assert len(answered) >= ADDED_UP
    assert {"events_by_year", "projects_by_axis", "axes_by_sector", "events_by_format_and_year"} <= set(answered)
    assert "attendance_coverage_by_year" in answered
    assert set(MEDIANS) <= set(answered)
    assert not {"attendance_claims_range", "leading_organisations", "events_by_city"} & set(answered)


def test_a_version_built_before_there_were_counted_values_is_asked_of_its_rows(cubed, monkeypatch):
    monkeypatch.setattr(cube, "VALUES", {"events": (cube.Cube("of_a_later_recipe", ()),)})
    sql = asked(QUESTIONS["attendance_median_by_year"][0], random_views(1, cubed, seed=3)[0].with_(words="")).sql
    cube.of_cube.cache_clear()
    assert not is_cubed(sql, cubed)
    cube.of_cube.cache_clear()


def test_the_bench_asks_of_duckdb_what_a_page_asks(cubed):
    raw, placed = asked_by_page(("ai", "training"), cubed)
    assert len(raw) == len(placed) > len(CHARTS)
    assert ["FROM events" in sql for sql, _ in raw] == ["FROM events_cube_" in sql for sql, _ in placed]
    for (as_it_reads, values), (as_asked, same) in zip(raw, placed, strict=True):
        assert sorted(of_rows(Question(as_it_reads, values), cubed), key=str) == sorted(of_rows(Question(as_asked, same), cubed), key=str)


@pytest.mark.parametrize("choice", [*every_choice()[::7], *ASKED_FOR_MEDIANS], ids=str)
def test_a_readers_own_question_has_the_same_rows_from_a_cube(cubed, choice):
    for view in random_views(3, cubed, seed=5):
        question = asked(query_of(choice), view.question, choice.columns)
        assert rows_of(question, cubed)[1] == of_rows(question, cubed), view


@pytest.mark.parametrize("comparison", every_comparison(), ids=id_of)
def test_medians_of_sides_have_the_same_rows_from_a_cube(cubed, comparison):
    for register in comparison.dimension.registers:
        for view in random_views(2, cubed, seed=11):
            question = asked(values_of(comparison, register), view.with_(words="").question, (comparison.dimension.column,))
            values = {**question.values, "org": list(comparison.sides)} if "$org" in question.sql else question.values
            question = replace(question, values=values)
            assert rows_of(question, cubed)[1] == of_rows(question, cubed), view
            assert is_cubed(question.sql, cubed) == (comparison.dimension.field not in (None, "organisations"))


DRAWN = """
SELECT * FROM (VALUES
    (2020, 'a', 10, 3), (2020, 'b', 20, 1), (2020, 'a', 30, 2),
    (2021, 'a', 5, 1), (2021, 'b', 7, 1), (2022, 'a', NULL, 4), (2023, 'a', 8, 1), (2023, 'b', NULL, 2), (NULL, 'b', 1, 1000)
) AS counted(year, axis, attendees_observed, records_behind)
"""
EACH = "SELECT year, axis, attendees_observed, 'e-' || unnest(range(records_behind)) AS event_id FROM events_cube_drawn"
BY_YEAR = """WITH selected_events AS (SELECT * FROM events WHERE axis <> 'c')
SELECT year, count(*) AS known, median(attendees_observed) AS middle FROM selected_events WHERE true GROUP BY year ORDER BY year"""
BY_PLACE = """WITH selected_events AS (SELECT * FROM events WHERE axis <> 'c')
SELECT year, known, place, attendees_observed
FROM (
    SELECT year, attendees_observed, count(*) OVER (PARTITION BY year) AS known,
           row_number() OVER (PARTITION BY year ORDER BY attendees_observed, event_id) AS place
    FROM selected_events
    WHERE true
) AS ranked
WHERE abs(2 * place - known - 1) <= 2 * sqrt(known) + 3
ORDER BY known DESC, year, place"""


@pytest.fixture(scope="module")
def drawn():
    """A database with one small table of counted values, and the records it counts."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE events_cube_drawn AS {DRAWN}")
        connection.execute(f"CREATE VIEW events AS {EACH}")
        yield connection


def from_counts(connection, sql):
    """Return the rows of a question asked of counted values."""
    return connection.execute(of_counted_values(sql).replace("FROM events ", "FROM events_cube_drawn ")).fetchall()


def test_a_median_of_counted_values_is_the_one_in_the_middle_of_all_records(drawn):
    assert from_counts(drawn, BY_YEAR) == [(2020, 6, 15.0), (2021, 2, 6.0), (2022, 4, None), (2023, 3, 8.0), (None, 1000, 1.0)]


def test_the_values_around_the_middle_have_the_places_that_the_records_have(drawn):
    found = from_counts(drawn, BY_PLACE)
    assert found == drawn.execute(BY_PLACE).fetchall()
    assert [row for row in found if row[0] == 2020] == [(2020, 6, place, value) for place, value in enumerate((10, 10, 10, 20, 30, 30), 1)]
    assert len([row for row in found if row[0] is None]) == 66


@pytest.mark.parametrize(
    "told",
    [
        BY_YEAR.replace("count(*)", "sum(attendees_observed)"),
        BY_YEAR.replace("median(attendees_observed)", "median(attendees_observed) + median(year)"),
        BY_YEAR.replace("median(attendees_observed)", "median(attendees_observed) FILTER (WHERE axis = 'ai')"),
        BY_YEAR.replace("GROUP BY year", "GROUP BY year, axis"),
        BY_YEAR.replace("FROM selected_events WHERE", "FROM selected_events JOIN selected_events AS other USING (year) WHERE"),
        BY_YEAR.replace("ORDER BY year", "HAVING count(*) > 5 ORDER BY year"),
        BY_PLACE.replace("2 * sqrt(known)", "3 * sqrt(known)"),
        BY_PLACE.replace("ORDER BY attendees_observed, event_id", "ORDER BY axis, event_id"),
        BY_PLACE.replace("ORDER BY known DESC, year, place", "AND place > (SELECT count(*) FROM selected_events)"),
    ],
)
def test_what_counted_values_cannot_tell_is_not_asked_of_them(told):
    assert of_counted_values(told) is None
    assert of_counted_values(BY_YEAR)
    assert of_counted_values(BY_PLACE)


@pytest.mark.parametrize("register", ["projects", "events"])
def test_what_is_missing_and_left_out_is_the_same_from_a_cube(cubed, register, monkeypatch):
    for view in random_views(VIEWS, cubed, seed=7):
        seen = (register, OFTEN_NEEDED[register], "true", view.question, cubed), (register, "true", view.question, cubed)
        of_cubes = sorted(lacking(*seen[0]), key=str), left_out(*seen[1])
        forget_cubes()
        with monkeypatch.context() as patched:
            patched.setattr(cube, "_cubed", lambda version: set())
            patched.setattr("analytics.warehouse.questions.of_cube", lambda sql, version: sql)
            assert (sorted(lacking(*seen[0]), key=str), left_out(*seen[1])) == of_cubes, view
        lacking.cache_clear(), left_out.cache_clear()


def test_coverage_is_asked_of_a_cube(cubed):
    [view] = random_views(1, cubed, seed=3)
    for register, names in OFTEN_NEEDED.items():
        if register in cube.CUBES:
            flags = ", ".join(f"{name} IS NULL" for name in names)
            sql = asked(f"SELECT count(*), {flags} FROM selected_{register} WHERE true GROUP BY ALL", view.with_(words="")).sql
            assert is_cubed(sql, cubed), register


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT axis, 1 AS events FROM selected_events",
        "SELECT axis, sum(year) AS years, count(*) AS n FROM selected_events GROUP BY axis",
        "SELECT city, count(*) AS n FROM selected_events GROUP BY city",
        "SELECT count(DISTINCT city) AS cities FROM selected_events",
        "SELECT median(attendees) AS middle, count(*) AS n FROM selected_events",
        "SELECT axis, median(attendees) AS middle FROM selected_events WHERE true GROUP BY axis ORDER BY axis",
        "SELECT city, median(attendees_observed) AS middle FROM selected_events WHERE true GROUP BY city ORDER BY city",
        "SELECT axis, count(*) OVER () AS n FROM selected_events",
        "SELECT axis, year FROM selected_events",
        "SELECT count(*) FILTER (WHERE city = 'Rabat') AS n FROM selected_events",
        "SELECT event_id, count(*) AS n FROM selected_events GROUP BY event_id",
        "SELECT count(city) FILTER (WHERE axis = 'ai') AS n FROM selected_events",
        "SELECT count(*) AS n FROM (SELECT DISTINCT axis FROM selected_events)",
    ],
)
def test_what_does_not_add_up_is_asked_of_the_rows(cubed, sql):
    [view] = random_views(1, cubed, seed=3)
    assert not is_cubed(asked(sql, view.with_(words="")).sql, cubed)


def test_a_count_becomes_a_sum_with_its_filter():
    sql = "SELECT count(*) AS a, count(*) FILTER (WHERE (year > 1) AND axis IN ('ai')) AS b FROM events"
    assert summed(sql) == (
        "SELECT coalesce(sum(records_behind), 0)::BIGINT AS a, "
        "coalesce(sum(records_behind) FILTER (WHERE (year > 1) AND axis IN ('ai')), 0)::BIGINT AS b FROM events"
    )
