"""One number, seven ways: page, table, CSV, XLSX, Parquet, HTTP, and package with its notebook agree to the last digit."""

import csv
import html
import io
import json
import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import openpyxl
import pyarrow.parquet
import pytest
from nbclient import NotebookClient

from analytics.addresses.limits import REQUESTS
from analytics.downloads import file_of
from analytics.downloads.package.contents import write_folder
from analytics.downloads.table import Cell, Table, table_of_answer
from analytics.indicators import answers, indicators
from analytics.indicators.answers import Answer, answer
from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.ui.table import MOST_ROWS, rows_table
from analytics.view import View
from analytics.warehouse import versions
from analytics.words.cells import cell_words
from analytics.words.columns import read_as
from tests.asked import asked
from tests.notebooks import worked_out
from tests.quick import slow_but
from tests.random_views import random_views

ANEW = 10  # in every tenth view the notebook works each statistic out anew; in the others its rows are compared, and what follows from them
AT_HOME = tempfile.TemporaryDirectory(prefix="marsad-")  # goes with the process
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


def from_parquet(content: bytes) -> list[tuple]:
    rows = pyarrow.parquet.ParquetFile(io.BytesIO(content)).read(use_threads=False).to_pylist()
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
        [cell_words(column, row[column], view.lang, answered.indicator.labels) for column in read_as(answered.columns, view.lang)]
        for row in answered.rows
    ]
    assert from_page(answered, view.lang) == [[html.unescape(text(cell)) for cell in line] for line in words[:MOST_ROWS]]
    content = {kind: file_of(table, kind) for kind in ("csv", "xlsx", "parquet")}
    assert from_csv(content["csv"], table) == rows
    assert from_xlsx(content["xlsx"]) == rows
    assert from_parquet(content["parquet"]) == rows
    assert asked(f"/api/v1/indicators/{name}.csv?{urlencode(view.query(), doseq=True)}").body == content["csv"]


@cache
def at_home(version: str) -> Path:
    """Return a copy of a version's database; one file cannot be open with the server's settings and without them."""
    return Path(shutil.copy(versions.database(version), AT_HOME.name))


def package_of(view: View, folder: Path) -> Path:
    """Return a folder with the package of a view and, beside it, the database of its version."""
    write_folder(view, folder)
    os.link(at_home(str(view.version)), folder / f"marsad-{view.version}.duckdb")
    return folder


def check_package(view: View, folder: Path) -> None:
    """Compare the files of a package with those of the answers, byte by byte; `check_files` reads these."""
    for name in indicators():
        table = table_of_answer(answer(name, view), view.lang)
        for kind in ("csv", "parquet"):
            assert (folder / "indicators" / f"{name}.{kind}").read_bytes() == file_of(table, kind), name


def check_notebook(told: list[dict], view: View) -> None:
    """Compare what a notebook says it repeated (it stops at a figure that differs) with the answers: none that has rows may be missing."""
    repeated = {(one["indicator"], one["source"]): one["rows"] for one in told}
    for name, indicator in indicators().items():
        answered = answer(name, view)
        if not answered.refusal:
            assert repeated[name, "statistic" if indicator.statistic else "version"] == len(answered.rows), name


def told_by_jupyter(folder: Path) -> list[dict]:
    """Return what the notebook of a folder repeated, run by a kernel of its own."""
    read = nbformat.read(folder / "marsad.ipynb", as_version=4)
    read.cells.append(nbformat.v4.new_code_cell("print(json.dumps(results))"))
    NotebookClient(read, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    return json.loads(read.cells[-1]["outputs"][0]["text"])


def once(statistic: Callable[[list[dict]], list[dict]]) -> Callable[[list[dict]], list[dict]]:
    """Return a statistic that remembers what it said of the very same rows; it is a function of them alone."""
    known: dict[str, list[dict]] = {}

    def remembered(rows: list[dict]) -> list[dict]:
        key = repr(rows)
        if key not in known:
            known[key] = statistic(rows)
        return [dict(row) for row in known[key]]

    return remembered


@pytest.fixture
def _statistics_once(monkeypatch):
    """Let a notebook compare the rows it brings to each statistic without its worlds being drawn a second time."""
    for name, one in indicators().items():
        if one.statistic:
            monkeypatch.setitem(indicators(), name, replace(one, statistic=once(one.statistic)))
    answers._answer.cache_clear()


@pytest.mark.parametrize("place", slow_but((0, 3, 5, 6), range(8)))
def test_a_number_is_the_same_in_every_file_of_a_random_view(place, version):
    view = random_views(8, version)[place]
    for name in random.Random(place).sample(list(indicators()), 16):
        check_files(name, view)


def test_a_number_is_the_same_in_the_package_and_its_notebook(version, tmp_path):
    view = View(sectors=("education", "ict"), year_from=2015, words="maroc", lang="en", version=version)
    check_package(view, package_of(view, tmp_path))
    check_notebook(worked_out(tmp_path)["results"], view)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(200))
def test_a_number_is_the_same_in_all_seven_ways_for_every_indicator_of_two_hundred_views(place, version, tmp_path, request):
    if place % ANEW:
        request.getfixturevalue("_statistics_once")
    view = random_views(200, version, seed=7)[place]
    for name in indicators():
        check_files(name, view)
    check_package(view, package_of(view, tmp_path))
    check_notebook(worked_out(tmp_path)["results"], view)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(0, 200, 40))
def test_a_number_is_the_same_in_a_notebook_that_jupyter_runs(place, version, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(HOUSE))
    view = random_views(200, version, seed=7)[place]
    check_notebook(told_by_jupyter(package_of(view, tmp_path)), view)
