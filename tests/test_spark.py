"""Apache Spark on this machine, one master and two workers: every indicator has the same rows, in the same order, as on DuckDB."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from analytics.comparing.answering import PREFIX, asked_of, names_of
from analytics.comparing.comparison import view_of_sides
from analytics.comparing.parts import indicator_of as compared_indicator
from analytics.engines.local import Local
from analytics.errors import NoEngine, TooSlow
from analytics.exploring.answering import indicator_of as explored_indicator
from analytics.indicators import indicators
from analytics.indicators.answers import computed
from analytics.places import HOUSE
from analytics.view import View, view_of
from analytics.warehouse import coverage, parquet_tables, versions
from analytics.warehouse.gaps import has_gap
from analytics.warehouse.questions import at_length, rows_of
from analytics.warehouse.relations import Question, asked
from tests.compared import every_comparison
from tests.explored import every_choice
from tests.spark_here import cluster, connect_server, settings, what_is_missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(what_is_missing() is not None, reason=what_is_missing() or ""),
    pytest.mark.xdist_group("spark"),
]
VIEWS = {
    "full": View(),
    "empty": view_of({"q": ["nosuchwordanywhere"]}),
    "bounded": view_of(
        {"axis": ["ai", "training", "events"], "from": ["2016"], "to": ["2023"], "region": ["unknown", "MA-06"], "q": ["a"]}
    ),
}
SOME = view_of({"from": ["2016"], "sector": ["ict", "unknown"]})
ANSWERED = view_of({"axis": ["ai", "training", "financing"], "from": ["2015"], "region": ["MA-06", "MA-04"]})


@pytest.fixture(scope="module")
def spark(tmp_path_factory, version):
    """The address of the cluster, its settings in force, and the tables of the version split by year as those of millions are."""
    folder = tmp_path_factory.mktemp("spark")
    around = settings(folder)
    with pytest.MonkeyPatch.context() as patched, cluster(folder, around) as address:
        for name, value in around.items():
            patched.setenv(name, value)
        patched.setenv("MARSAD_TABLES", str(folder / "tables"))
        patched.setattr(parquet_tables, "SPLIT_FROM", 100)
        yield address
        from analytics.engines.spark.session import close

        close(address)


@pytest.fixture
def engines(spark, version):
    """Both engines of the shipped registers, each asked directly."""
    from analytics.engines.spark.engine import Spark

    near = Local(versions.connection_to(version))
    return near, Spark(near, version, spark, partial(parquet_tables.table_at, version=version))


def told(engine, question: Question) -> object:
    try:
        return engine.ask(question.sql, question.values)
    except Exception as fault:
        return f"{type(fault).__name__}: {str(fault)[:300]}"


def differing(engines, questions: dict[str, Question]) -> dict[str, tuple[str, str]]:
    """Return what the two engines say to those questions on which they differ; several are asked at once, as by several readers."""
    near, far = engines
    with ThreadPoolExecutor(3) as readers:
        theirs = dict(zip(questions, readers.map(partial(told, far), questions.values()), strict=True))
    ours = {place: told(near, question) for place, question in questions.items()}
    return {place: (str(ours[place])[:600], str(theirs[place])[:600]) for place in questions if ours[place] != theirs[place]}


def test_every_indicator_has_the_same_rows_in_the_same_order(engines):
    questions = {
        f"{name}, {said}": asked(one.sql, view, one.basis.needs) for name, one in indicators().items() for said, view in VIEWS.items()
    }
    assert differing(engines, questions) == {}


def test_what_readers_ask_themselves_has_the_same_rows_too(engines, version):
    """Of the choices of the explore page and the parts of comparisons, one of each shape."""
    questions = {shape_of(question.sql): question for question in (*explored_questions(), *compared_questions(version))}
    assert len(questions) > 20
    assert differing(engines, {question.sql: question for question in questions.values()}) == {}


def shape_of(sql: str) -> str:
    """Return a text without the names by which one choice differs from the next."""
    return re.sub(r"\b(?!(?:select|from|where|group|join|union|over|filter|not|in|is|with|values|unnest|range)\b)\w+\b", "x", sql.lower())


def explored_questions() -> list[Question]:
    made = [explored_indicator(choice) for choice in every_choice()]
    return [asked(one.sql, SOME, one.basis.needs) for one in made]


def compared_questions(version: str) -> list[Question]:
    found = []
    for comparison in every_comparison():
        view = view_of_sides(comparison, SOME)
        made = [compared_indicator(name.removeprefix(PREFIX), asked_of(comparison, view, version)) for name in names_of(comparison)]
        found += [asked(one.sql, view, one.basis.needs) for one in made]
    return found


def forget() -> None:
    for kept in (coverage.coverage_of, coverage.lacking, coverage.left_out, has_gap):
        kept.cache_clear()


def test_answers_and_what_they_leave_out_are_the_same(spark, version, monkeypatch):
    chosen = [name for place, name in enumerate(indicators()) if place % 6 == 0]
    forget()
    ours = {name: computed(name, indicators()[name], ANSWERED, version) for name in chosen}
    forget()
    monkeypatch.setenv("MARSAD_ENGINE", spark)
    theirs = {name: computed(name, indicators()[name], ANSWERED, version) for name in chosen}
    forget()
    assert [name for name in chosen if ours[name] != theirs[name]] == []
    assert sum(1 for answer in ours.values() if answer.coverage.left_out) > len(chosen) / 2


def test_a_question_that_takes_too_long_is_cut_and_the_next_one_is_answered(spark, version, monkeypatch):
    monkeypatch.setenv("MARSAD_ENGINE", spark)
    monkeypatch.setenv("MARSAD_ENGINE_SECONDS", "1")
    monkeypatch.setattr("analytics.engines.spark.engine.seconds_given", lambda: 0.0)
    long = "SELECT count(*) FROM projects AS a, projects AS b, projects AS c, projects AS d WHERE a.year + b.year + c.year + d.year = 8080"
    with pytest.raises(TooSlow, match="took more than 1 seconds"):
        rows_of(Question(long, {}), version)
    monkeypatch.setenv("MARSAD_ENGINE_SECONDS", "60")
    assert rows_of(Question("SELECT count(*) FROM projects", {}), version)[1] == [(367,)]


def run(address: str, name: str) -> subprocess.CompletedProcess:
    around = {**os.environ, "MARSAD_ENGINE": address}
    order = [sys.executable, "-m", "analytics", "answer", name, "--axis", "ai", "--from", "2018", "--format", "csv"]
    return subprocess.run(order, cwd=HOUSE, env=around, capture_output=True, timeout=180, check=False)


@pytest.mark.parametrize("name", ["projects_by_axis_and_year", "projects_by_actor_type_and_year", "network_shape"])
def test_a_command_answers_over_spark_connect_as_it_does_without(name, through_connect):
    ours, theirs = run("", name), run(through_connect, name)
    assert theirs.returncode == 0, theirs.stderr.decode()[-600:]
    assert theirs.stdout == ours.stdout
    assert ours.stdout.count(b"\n") > 2


@pytest.fixture(scope="module")
def through_connect(tmp_path_factory):
    """The address of a Connect server on a machine of its own making: two threads, no cluster."""
    folder = tmp_path_factory.mktemp("connect")
    around = settings(Path(folder))
    with connect_server("local[2]", around) as address:
        yield address


def test_a_spark_that_is_away_is_one_sentence():
    away = run("sc://127.0.0.1:9", "projects_by_axis")
    assert away.returncode == 2
    said = away.stderr.decode().strip().splitlines()[-1]
    assert said.startswith("The Spark that MARSAD_ENGINE names does not answer")
    assert "Traceback" not in away.stderr.decode()


def test_a_command_may_ask_longer(spark, version, monkeypatch):
    monkeypatch.setenv("MARSAD_ENGINE", spark)
    with at_length():
        assert rows_of(Question("SELECT count(*) FROM events", {}), version)[1] == [(246,)]


def test_no_engine_is_a_fault_we_foresee():
    from analytics.ui.card import fault_words

    assert fault_words(NoEngine("away"), "en") == "The engine that answers questions cannot be reached now. Try again in a few minutes."
