"""The engine that answers: DuckDB costs nothing more for the other's sake; what goes to Spark, how its texts are written, what it reads."""

import json
import subprocess
import sys

import duckdb
import pytest

from analytics.engines.local import Local
from analytics.engines.spark.address import checked
from analytics.errors import NoEngine
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.view import view_of
from analytics.warehouse import parquet_tables, versions
from analytics.warehouse.asked_engine import engine_of
from analytics.warehouse.cube import CUBES, of_cube
from analytics.warehouse.distributed import Distributed
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked

ANSWERED = """
import json, sys
from analytics.indicators.answers import answer
from analytics.view import View
rows = len(answer("projects_by_axis", View()).rows)
print(json.dumps([rows, sorted({name.partition(".")[0] for name in sys.modules} | {name for name in sys.modules if "spark" in name})]))
"""


def test_answering_without_the_variable_imports_nothing_of_the_distributed_engine(version):
    told = subprocess.run([sys.executable, "-c", ANSWERED], cwd=HOUSE, capture_output=True, text=True, check=True)
    rows, modules = json.loads(told.stdout)
    assert rows == 7
    assert "duckdb" in modules
    assert not {"pyspark", "sqlglot", "py4j", "grpc", "analytics.engines.spark"} & set(modules)


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_empty_variable_is_none(typed, version, monkeypatch):
    monkeypatch.setenv("MARSAD_ENGINE", typed)
    assert isinstance(engine_of(version), Local)


@pytest.mark.parametrize("typed", ["spark", "http://127.0.0.1:7077", "duckdb", "local[x]", "sc://", "spark://a b"])
def test_an_address_of_no_engine_is_refused_in_one_sentence(typed):
    with pytest.raises(NoEngine, match=r"^MARSAD_ENGINE names no engine: write sc://host:port .+\.$"):
        checked(typed)


@pytest.mark.parametrize(
    "typed", ["sc://spark.example.org:15002", "spark://10.0.0.5:7077", "local[2]", "local[*]", "yarn", "k8s://https://example.org"]
)
def test_the_addresses_of_spark_are_taken(typed):
    assert checked(typed) == typed


def test_where_its_packages_are_missing_one_sentence_says_what_to_run(version, monkeypatch):
    monkeypatch.setenv("MARSAD_ENGINE", "spark://127.0.0.1:7077")
    monkeypatch.setitem(sys.modules, "pyspark", None)
    for name in [name for name in sys.modules if name.startswith("analytics.engines.spark.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(NoEngine, match="run `make spark`"):
        rows_of(Question("SELECT count(*) FROM projects", {}), version)


class Named:
    """An engine that answers with its name."""

    def __init__(self, name: str):
        self.name = name

    def ask(self, _sql, _values):
        return (("engine",), [(self.name,)])

    def ask_for_some(self, sql, values, _most):
        return self.ask(sql, values)


def goes_to(sql: str) -> str:
    both = Distributed(Named("near"), Named("far"))
    assert both.ask(sql, {}) == both.ask_for_some(sql, {}, 1)
    return both.ask(sql, {})[1][0][0]


def test_every_answer_on_records_is_asked_of_the_distributed_engine():
    view = view_of({"axis": ["ai"], "from": ["2019"]})
    of_targets = {name for name, one in indicators().items() if one.basis.registers == ("targets",)}
    gone = {name: goes_to(asked(one.sql, view, one.basis.needs).sql) for name, one in indicators().items()}
    assert {name for name, engine in gone.items() if engine == "near"} == of_targets
    assert len(of_targets) < len(gone) / 10


@pytest.mark.parametrize(
    "sql",
    [
        "FROM projects WHERE project_id = $id",
        "SELECT last_whole_year FROM registers WHERE register = $register",
        "SELECT 1 FROM duckdb_tables() WHERE table_name = $table",
        "WITH selected_events AS (SELECT * FROM events_cube_0 WHERE axis = ANY($axis))\nSELECT year FROM selected_events",
    ],
)
def test_what_is_near_is_not_asked_far_away(sql):
    assert goes_to(sql) == "near"


def test_a_count_that_a_cube_answers_stays_near(monkeypatch, version):
    question = asked(indicators()["events_by_year"].sql, view_of({"axis": ["ai"]}))
    monkeypatch.setattr("analytics.warehouse.cube._cubed", lambda _version: set(CUBES))
    monkeypatch.setattr("analytics.warehouse.cube.binds", lambda _connection, _sql: True)
    text = of_cube.__wrapped__(question.sql, version)
    assert "events_cube_known" in text
    assert goes_to(text) == "near"
    assert goes_to(question.sql) == "far"


def read_back(table: str, version: str) -> list[tuple]:
    at = parquet_tables.table_at(table, version)
    columns = ", ".join(f'"{name}"' for name in Local(versions.connection_to(version)).columns_of(f'FROM "{table}"', {}))
    sql = f"SELECT {columns} FROM read_parquet('{at}/**/*.parquet', hive_partitioning = true)"
    return sorted(map(str, duckdb.connect().execute(sql).fetchall()))


@pytest.mark.parametrize("table", ["projects", "events", "event_organisations", "vocabulary_axes", "quarantine", "exchange_rates"])
@pytest.mark.parametrize("split_from", [1, 1_000_000], ids=["split", "whole"])
def test_a_table_as_parquet_holds_the_rows_of_the_version(table, split_from, version, tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_TABLES", str(tmp_path))
    monkeypatch.setattr(parquet_tables, "SPLIT_FROM", split_from)
    _, rows = Local(versions.connection_to(version)).ask(f'FROM "{table}"', {})
    assert read_back(table, version) == sorted(map(str, rows))
    split = [path.name for path in (tmp_path / version / table).glob("year=*")]
    assert bool(split) == (split_from == 1 and table in ("projects", "events"))
    assert not split or "year=__HIVE_DEFAULT_PARTITION__" in split or table == "events", "undated projects lie apart"


def test_a_table_is_written_once_and_the_cluster_may_call_its_folder_otherwise(version, tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_TABLES", str(tmp_path))
    folder = tmp_path / version / "vocabulary_axes"
    assert parquet_tables.table_at("vocabulary_axes", version) == str(folder)
    first = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    monkeypatch.setenv("MARSAD_TABLES_AT", "s3a://observatory/tables/")
    assert parquet_tables.table_at("vocabulary_axes", version) == f"s3a://observatory/tables/{version}/vocabulary_axes"
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == first
    assert [path.name for path in (tmp_path / version).glob(".writing-*")] == []


def test_a_folder_that_cannot_be_written_is_one_sentence(version, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MARSAD_TABLES", str(tmp_path / "file"))
    with pytest.raises(Exception, match=r"^The folder «tables» cannot be written: .+\.$") as said:
        parquet_tables.table_at("vocabulary_axes", version)
    assert str(tmp_path) not in str(said.value)


def test_both_ways_of_asking_give_one_answer(version, monkeypatch):
    """The plain path is the same object as before there was another engine."""
    monkeypatch.delenv("MARSAD_ENGINE", raising=False)
    assert engine_of(version) == Local(versions.connection_to(version))
    assert answer("projects_by_axis", view_of({"axis": ["ai"]})).rows
