"""Files: every format carries the same rows, hostile text stays text, the same rows make the same bytes."""

import csv
import datetime
import io
import json
import time
from urllib.parse import parse_qs

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from analytics.downloads import FORMATS, as_csv, file_of
from analytics.downloads.provenance import as_text
from analytics.downloads.records import records_of
from analytics.downloads.table import Table, table_of, table_of_answer
from analytics.errors import UnknownName
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.registry.description import descriptions
from analytics.view import View, view_of
from tests.conftest import World
from tests.examples import examples

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://evil.example","x")',
    'a "quoted", cell',
    "two\nlines",
    "مرصد",
    "é😀",
    "'=1",
    " =1",
    "NA",
    "007",
    "1e5",
    "http://example.org",
    "<b>x</b>",
]
COLUMNS = ("name", "year", "share_pct", "is_group")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), TEXT, st.sampled_from(HOSTILE)),
        st.integers(-(2**40), 2**40),  # a row without any value leaves no trace in a spreadsheet
        st.one_of(st.none(), st.floats(-1e9, 1e9).map(lambda number: round(number, 6))),
        st.one_of(st.none(), st.booleans()),
    ),
    min_size=1,
    max_size=6,
)


def table(rows) -> Table:
    return table_of("drawn", COLUMNS, rows, {"title": "Drawn", "n": len(rows), "sql": "SELECT 1", "refusal": None})


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_rows(content: bytes, sheet: int = 0) -> list[tuple]:
    rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[sheet].values
    return [tuple(unescape(value) if isinstance(value, str) else value for value in row) for row in rows]


def parquet_rows(content: bytes) -> list[tuple]:
    return [tuple(row.values()) for row in pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()]


def json_rows(content: bytes) -> list[tuple]:
    return [tuple(row.values()) for row in json.loads(content)["rows"]]


@settings(max_examples=examples(60), deadline=None)
@given(rows=ROWS)
def test_every_format_carries_the_same_rows(rows):
    drawn = table(rows)
    assert json_rows(file_of(drawn, "json")) == list(drawn.rows) == rows
    assert parquet_rows(file_of(drawn, "parquet")) == rows
    [header, *cells] = xlsx_rows(file_of(drawn, "xlsx"))
    assert header == COLUMNS
    assert cells == rows  # to the last digit
    [header, *lines] = csv_rows(file_of(drawn, "csv"))
    assert tuple(header) == COLUMNS
    for (name, year, share, group), line in zip(rows, lines, strict=True):
        assert line[0].removeprefix("'") == (name or "").removeprefix("'")
        assert line[1:] == [str(year), str(share if share is not None else ""), {True: "yes", False: "no", None: ""}[group]]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_or_a_link(text):
    drawn = table([(text, -1, -2.5, True)])
    [_, line] = csv_rows(file_of(drawn, "csv"))
    assert line[0][0] not in "=+-@\t\r"
    assert line[1:] == ["-1", "-2.5", "yes"]  # numbers are left alone
    book = openpyxl.load_workbook(io.BytesIO(file_of(drawn, "xlsx")))
    cell = book.worksheets[0]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert unescape(cell.value) == text
    assert json_rows(file_of(drawn, "json"))[0][0] == text
    assert parquet_rows(file_of(drawn, "parquet"))[0][0] == text


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_rows_make_the_same_bytes(kind, monkeypatch):
    drawn = table([("a", 1, 0.5, True)])
    first = file_of(drawn, kind)
    monkeypatch.setattr(time, "time", lambda: 1e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(1e9))
    assert file_of(drawn, kind) == first


def test_an_xlsx_has_a_fixed_day_a_bold_frozen_header_and_a_sheet_of_provenance():
    book = openpyxl.load_workbook(io.BytesIO(file_of(table([("a", 1, 0.5, True)]), "xlsx")))
    assert book.properties.created == datetime.datetime(2000, 1, 1)
    sheet = book.worksheets[0]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert ("title", "Drawn") in list(book.worksheets[1].values)


def test_a_csv_has_no_mark_no_comment_and_unix_lines():
    drawn = table([("é", 1, 0.5, None)])
    assert as_csv.write(drawn) == "name,year,share_pct,is_group\né,1,0.5,\n".encode()


def test_what_is_no_number_is_no_value_and_an_empty_column_keeps_its_type():
    drawn = table([(None, None, float("nan"), None), (None, None, float("inf"), None)])
    assert drawn.rows == ((None,) * 4, (None,) * 4)
    types = pyarrow.parquet.read_schema(io.BytesIO(file_of(drawn, "parquet"))).types
    assert [str(kind) for kind in types[:3]] == ["string", "int64", "double"]


def test_parquet_holds_its_provenance():
    facts = pyarrow.parquet.read_schema(io.BytesIO(file_of(table([("a", 1, 0.5, True)]), "parquet"))).metadata
    assert facts[b"title"] == b"Drawn"
    assert facts[b"sql"] == b"SELECT 1"


def test_an_unknown_format_is_said():
    with pytest.raises(UnknownName, match="csv, xlsx, parquet, json"):
        file_of(table([]), "pdf")


@pytest.mark.parametrize("register", ["projects", "events"])
def test_records_have_every_declared_column_then_the_derived_ones_in_the_order_of_their_key(register, version):
    described = descriptions(HOUSE / "data")[register]
    records = records_of(register, View(version=version))
    assert records.columns == tuple(column.name for column in (*described.columns, *described.derived))
    keys = [row[0] for row in records.rows]
    assert keys == sorted(keys)
    assert len(keys) == records.provenance["n"]
    assert all(label != name or name == "startups" for name, label in records.provenance["columns"].items())


def test_records_obey_the_view_and_say_what_it_left_out(world: World):
    world.has("projects", "project_id | axis | year\nP1 | ai | 2019\nP2 | ai |\nP3 | training | 2019")
    records = records_of("projects", world.view(axes=["ai"], undated="drop"))
    assert [row[0] for row in records.rows] == ["P1"]
    assert records.provenance["left_out"] == {"years": 1}
    assert records_of("events", world.view(registers=["projects"])).rows == ()
    with pytest.raises(UnknownName, match="projects, events, organisations"):
        records_of("budgets", world.view())


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_provenance_says_everything_needed_to_get_the_same_rows_again(version, lang):
    view = View(axes=("ai", "training"), year_from=2018, lang=lang)
    facts = table_of_answer(answer("projects_by_axis", view), lang).provenance
    assert facts["title"] == answer("projects_by_axis", view).indicator.title[lang]
    assert facts["licence"] == "CC BY 4.0"
    assert facts["as_of"] == "2026-04-30"
    assert facts["sql"].startswith("WITH selected_projects")
    assert all(
        facts[key] not in (None, "") for key in ("view", "publisher", "page", "version", "n", "unit", "method", "limits", "reference")
    )
    again = view_of(parse_qs(facts["query"]))
    assert table_of_answer(answer("projects_by_axis", again), lang).rows == table_of_answer(answer("projects_by_axis", view), lang).rows
    assert json.loads(as_text(facts)) == facts


def test_organisations_are_those_of_the_projects_and_events_in_view(world: World):
    world.has("organisations", "organisation_id | name\na | A\nb | B\nc | C")
    world.has("projects", "project_id | axis | lead_organisation\nP1 | ai | A\nP2 | training | C")
    world.has("events", "event_id | axis | organiser\nE1 | ai | B")
    found = records_of("organisations", world.view(axes=["ai"]))
    assert [row[0] for row in found.rows] == ["a", "b"]
    assert (found.provenance["title"], found.provenance["n"]) == ("Organisations", 2)


def test_a_refusal_is_a_file_too(world: World):
    refused = table_of_answer(world.answer("projects_by_axis"), "en")
    assert refused.rows == ()
    assert refused.provenance["refusal"] == {"reason": "empty", "has": 0, "needs": 1, "columns": ()}
    for kind in FORMATS:
        assert file_of(refused, kind)
