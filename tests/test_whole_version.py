"""A version taken home: the tables as the document says them, the same answers from both forms, and what a version changed."""

import csv
import io
import shutil
import zipfile

import duckdb
import pytest

from analytics.downloads.as_csv import write as csv_of
from analytics.downloads.questions import ExampleQuestion, example_questions
from analytics.downloads.schema_text import table_words
from analytics.downloads.whole_version import changes_table, write_tables
from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.changes import _found_once, before
from analytics.warehouse.tables import columns_of_tables
from analytics.words import book
from analytics.words.columns import known
from tests.conftest import World

FIRST = """
    project_id | title | axis | year | source_url
    P1         | One   | ai   | 2019 | https://example.org/1
    P2         | Two   | ai   | 2020 | https://example.org/2
"""
SECOND = """
    project_id | title | axis     | year | source_url
    P1         | =Uno  | training | 2019 | https://example.org/1
    P3         | Three | ai       | 2021 | https://example.org/3
"""


@pytest.fixture(scope="module")
def parquet_tables(version, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    place = io.BytesIO()
    write_tables(version, place)
    zipfile.ZipFile(place).extractall(folder)
    connection = duckdb.connect()
    for path in folder.glob("*.parquet"):
        connection.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    return connection


@pytest.fixture(scope="module")
def database(version, tmp_path_factory):
    home = shutil.copy(versions.database(version), tmp_path_factory.mktemp("home") / "marsad.duckdb")
    with duckdb.connect(str(home), read_only=True) as connection:
        yield connection


def test_docs_schema_is_what_the_command_prints(run, version):
    assert run("schema")[1].decode() == (HOUSE / "docs" / "schema.md").read_text(encoding="utf-8"), (
        "write it anew: python -m analytics schema > docs/schema.md"
    )


def test_every_table_and_column_of_a_version_has_words_in_three_languages(version):
    words = book("schema")["labels"] | known()
    tables = columns_of_tables(version)
    assert [table for table in tables if any(table_words(table, lang) == table for lang in LANGUAGES)] == []
    wordless = [
        f"{table}.{column}"
        for table, columns in tables.items()
        for column in columns
        if not table.startswith("vocabulary_") and not all(words.get(column, {}).get(lang) for lang in LANGUAGES)
    ]
    assert wordless == [], "their words go into analytics/words/schema.toml, under [labels]"


@pytest.mark.parametrize("question", example_questions(), ids=lambda one: one.name)
def test_an_example_question_has_the_same_answer_from_the_database_and_from_parquet(question: ExampleQuestion, database, parquet_tables):
    rows = database.execute(question.sql).fetchall()
    assert rows
    assert sorted(map(repr, parquet_tables.execute(question.sql).fetchall())) == sorted(map(repr, rows))  # codes sort as text there
    assert all(question.asked(lang).rstrip().endswith("؟" if lang == "ar" else "?") for lang in LANGUAGES)


def test_the_parquet_tables_are_all_tables_with_all_rows_and_columns(version, database, parquet_tables):
    for table, columns in columns_of_tables(version).items():
        found = parquet_tables.execute(f"FROM {table}")
        assert [name for name, *_ in found.description] == list(columns)
        [(count,)] = database.execute(f'SELECT count(*) FROM "{table}"').fetchall()
        assert parquet_tables.execute(f"SELECT count(*) FROM {table}").fetchall() == [(count,)]
    texts = ", ".join(f'"{column}"::VARCHAR' for column in columns_of_tables(version)["projects"])
    asked = f"SELECT {texts} FROM projects ORDER BY project_id"
    assert parquet_tables.execute(asked).fetchall() == database.execute(asked).fetchall()


def test_a_version_is_written_so_that_duckdb_1_4_reads_it_too(world: World):
    with versions.database(world.build().version).open("rb") as file:
        file.seek(12)  # after a checksum and the letters DUCK
        assert int.from_bytes(file.read(8), "little") == 67  # what DuckDB 1.4 writes


def test_the_same_version_makes_the_same_archive(version):
    places = io.BytesIO(), io.BytesIO()
    for place in places:
        write_tables(version, place)
    assert places[0].getvalue() == places[1].getvalue()


def test_what_a_version_changed_stands_in_a_file_row_by_row(world: World):
    first = world.has("projects", FIRST).version
    second = world.has("projects", SECOND).version
    assert (before(first), before(second)) == (None, first)
    _found_once.cache_clear()
    rows = list(csv.DictReader(io.StringIO(csv_of(changes_table(first, second)).decode())))
    told = {(row["id"], row["change"], row["column"], row["before"], row["after"]) for row in rows}
    assert {("P2", "removed", "", "", ""), ("P3", "added", "", "", "")} <= told
    assert ("P1", "changed", "axis", "ai", "training") in told
    assert ("P1", "changed", "title", "One", "'=Uno") in told
    assert changes_table(second, second).rows == ()
