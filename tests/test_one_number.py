"""One number, seven ways: page, table, CSV, XLSX, Parquet, HTTP, and package with its notebook agree to the last digit."""

import csv
import html
import io
import os
import random
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pyarrow.parquet
import pytest

from analytics.addresses.limits import REQUESTS
from analytics.downloads import file_of
from analytics.downloads.package.contents import write_folder
from analytics.downloads.table import Cell, Table, table_of_answer
from analytics.indicators import indicators
from analytics.indicators.answers import Answer, answer
from analytics.ui.escape import text
from analytics.ui.table import MOST_ROWS, rows_table
from analytics.view import View
from analytics.warehouse import versions
from analytics.words.cells import cell_words
from tests.asked import asked
from tests.notebooks import worked_out
from tests.random_views import random_views

READ = {"text": str, "integer": int, "number": float, "yes_no": "yes".__eq__}


@pytest.fixture(autouse=True)
def _as_often_as_it_takes(monkeypatch):
    monkeypatch.setenv(REQUESTS, "0")


def from_csv(content: bytes, table: Table) -> list[tuple[Cell, ...]]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))[1:]
    return [tuple(READ[kind](cell) if cell else None for kind, cell in zip(table.kinds, line, strict=True)) for line in lines]


def from_xlsx(content: bytes) -> list[tuple]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return list(sheet.iter_rows(min_row=2, values_only=True))


def from_parquet(content: bytes | Path) -> list[tuple]:
    rows = pyarrow.parquet.read_table(content if isinstance(content, Path) else io.BytesIO(content)).to_pylist()
    return [tuple(row.values()) for row in rows]


def from_page(answered: Answer, lang: str) -> list[list[str]]:
    """Return the words in the cells of the table behind a card; a refusal has none."""
    if not answered.rows:
        return []
    shown = rows_table(answered.columns, answered.rows, lang, answered.indicator.labels)
    lines = re.findall(r"<tr>(<td.*?)</tr>", shown)
    return [[html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)] for line in lines]


def check_files(name: str, view: View) -> None:
    """Compare page, table, CSV, XLSX, Parquet and HTTP of one indicator."""
    answered = answer(name, view)
    table = table_of_answer(answered, view.lang)
    rows = [tuple(row[column] for column in answered.columns) for row in answered.rows]
    assert list(table.rows) == rows
    words = [
        [cell_words(column, row[column], view.lang, answered.indicator.labels) for column in answered.columns] for row in answered.rows
    ]
    assert from_page(answered, view.lang) == [[html.unescape(text(cell)) for cell in line] for line in words[:MOST_ROWS]]
    assert from_csv(file_of(table, "csv"), table) == rows
    assert from_xlsx(file_of(table, "xlsx")) == rows
    assert from_parquet(file_of(table, "parquet")) == rows
    assert asked(f"/api/v1/indicators/{name}.csv?{urlencode(view.query(), doseq=True)}").body == file_of(table, "csv")


@cache
def at_home(version: str) -> Path:
    """Return a copy of a version's database; one file cannot be open with the server's settings and without them."""
    return Path(shutil.copy(versions.database(version), tempfile.mkdtemp(prefix="marsad-")))


def check_package(view: View, folder: Path) -> None:
    """Compare the package of a view, and what its notebook works out, with the answers."""
    write_folder(view, folder)
    os.link(at_home(str(view.version)), folder / f"marsad-{view.version}.duckdb")
    told = {(one["indicator"], one["source"]): one["rows"] for one in worked_out(folder)["results"]}
    for name, indicator in indicators().items():
        answered = answer(name, view)
        table = table_of_answer(answered, view.lang)
        assert (folder / "indicators" / f"{name}.csv").read_bytes() == file_of(table, "csv")
        assert from_parquet(folder / "indicators" / f"{name}.parquet") == list(table.rows)
        assert (name, "statistic" if indicator.statistic else "version") in told or answered.refusal, name


@pytest.mark.parametrize("place", range(8))
def test_a_number_is_the_same_in_every_file_of_a_random_view(place, version):
    view = random_views(8, version)[place]
    for name in random.Random(place).sample(list(indicators()), 16):
        check_files(name, view)


def test_a_number_is_the_same_in_the_package_and_its_notebook(version, tmp_path):
    check_package(View(sectors=("education", "ict"), year_from=2015, words="maroc", lang="en", version=version), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(200))
def test_a_number_is_the_same_in_every_file_for_every_indicator_of_two_hundred_views(place, version):
    view = random_views(200, version, seed=7)[place]
    for name in indicators():
        check_files(name, view)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(0, 200, 10))
def test_a_number_is_the_same_in_package_and_notebook_for_every_indicator_of_twenty_of_them(place, version, tmp_path):
    check_package(random_views(200, version, seed=7)[place], tmp_path)
