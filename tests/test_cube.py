"""Cubes: whatever they are asked, they answer what the rows answer; the shipped registers are given cubes here, though they are small."""

import shutil

import pytest

from analytics.engines.local import ask
from analytics.exploring.queries import query_of
from analytics.indicators import indicators
from analytics.warehouse import cube, versions
from analytics.warehouse.build import build
from analytics.warehouse.coverage import OFTEN_NEEDED, lacking, left_out
from analytics.warehouse.questions import _all_plain, rows_of
from analytics.warehouse.relations import asked
from tests.conftest import REAL, forget_versions
from tests.explored import every_choice
from tests.random_views import random_views

VIEWS = 8
QUESTIONS = {name: (one.sql, one.basis.needs) for name, one in indicators().items()}
ADDED_UP = 35  # indicators that a cube answers, at least


def test_small_registers_have_no_cube(version):
    question = asked("SELECT axis, count(*) AS n FROM selected_events GROUP BY axis", random_views(1, version)[0])
    assert not _is_cubed(question.sql, version)
    _, found = rows_of(asked("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE '%cube%'", random_views(1, version)[0]), version)
    assert found == [(0,)]


@pytest.fixture(scope="module")
def cubed(tmp_path_factory):
    """The id of a version of the shipped registers that has cubes."""
    data = tmp_path_factory.mktemp("cubed")
    for part in ("registry", "vocabulary"):
        shutil.copytree(REAL / part, data / part)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MARSAD_DATA", str(data))
        patched.setattr(cube, "CUBED_FROM", 1)
        forget_versions()
        forget_cubes()
        yield build().version
        forget_versions()
        forget_cubes()


def forget_cubes():
    for kept in (cube.of_cube, cube._cubed, lacking, left_out):
        kept.cache_clear()


def of_rows(question, version):
    """Return the rows of a question asked of the register itself."""
    return _all_plain(ask(versions.connection_to(version), question.sql, question.values)[1])


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_indicator_has_the_same_rows_from_a_cube_over_random_views(cubed, name):
    sql, needs = QUESTIONS[name]
    for view in random_views(VIEWS, cubed, seed=len(name)):
        question = asked(sql, view.question, needs)
        assert rows_of(question, cubed)[1] == of_rows(question, cubed), view


def test_most_counts_are_asked_of_a_cube(cubed):
    [view] = random_views(1, cubed, seed=3)
    answered = [name for name, (sql, needs) in QUESTIONS.items() if _is_cubed(asked(sql, view.with_(words=""), needs).sql, cubed)]
    assert len(answered) >= ADDED_UP
    assert {"events_by_year", "projects_by_axis", "axes_by_sector", "events_by_format_and_year"} <= set(answered)
    assert "attendance_coverage_by_year" in answered
    assert not {"attendance_median_by_year", "leading_organisations", "events_by_city"} & set(answered)


def _is_cubed(sql: str, version: str) -> bool:
    return cube.of_cube(sql, version) != sql


@pytest.mark.parametrize("choice", every_choice()[::7], ids=str)
def test_a_readers_own_question_has_the_same_rows_from_a_cube(cubed, choice):
    for view in random_views(3, cubed, seed=5):
        question = asked(query_of(choice), view.question, choice.columns)
        assert rows_of(question, cubed)[1] == of_rows(question, cubed), view


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
            assert _is_cubed(sql, cubed), register


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT axis, 1 AS events FROM selected_events",
        "SELECT axis, sum(year) AS years, count(*) AS n FROM selected_events GROUP BY axis",
        "SELECT city, count(*) AS n FROM selected_events GROUP BY city",
        "SELECT count(DISTINCT city) AS cities FROM selected_events",
        "SELECT median(attendees) AS middle, count(*) AS n FROM selected_events",
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
    assert not _is_cubed(asked(sql, view.with_(words="")).sql, cubed)


def test_a_count_becomes_a_sum_with_its_filter():
    sql = "SELECT count(*) AS a, count(*) FILTER (WHERE (year > 1) AND axis IN ('ai')) AS b FROM events"
    assert cube.summed(sql) == (
        "SELECT coalesce(sum(records_behind), 0)::BIGINT AS a, "
        "coalesce(sum(records_behind) FILTER (WHERE (year > 1) AND axis IN ('ai')), 0)::BIGINT AS b FROM events"
    )
