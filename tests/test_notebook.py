"""The notebook of a view: it runs from top to bottom, repeats every figure from the rows, and stops at one that differs."""

import json
import shutil
from pathlib import Path

import nbformat
import pyarrow
import pyarrow.compute
import pytest
from nbclient import NotebookClient
from pyarrow import parquet

from analytics.downloads.package.contents import write_folder
from analytics.downloads.package.notebook import notebook
from analytics.downloads.subject import subject_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from tests.conftest import World
from tests.notebooks import code_of, worked_out

DRAWN = """
    project_id | axis     | sector    | year | source_url
    P1         | ai       | ict       | 2019 | https://example.org/1
    P2         | ai       | education | 2020 | https://example.org/2
    P3         | training | education | 2020 | https://example.org/3
"""


@pytest.fixture(scope="module")
def view(version) -> View:
    return View(axes=("ai", "financing", "training"), year_from=2016, words="maroc", version=version)


@pytest.fixture(scope="module")
def folder(view, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("notebook")
    write_folder(view, place)
    shutil.copy(versions.database(view.version), place / f"marsad-{view.version}.duckdb")
    return place


def test_it_repeats_every_answer_of_the_view_to_the_last_digit(folder, view):
    left = worked_out(folder)
    told = {(one["indicator"], one["source"]): one["rows"] for one in left["results"]}
    for name, indicator in indicators().items():
        answered = answer(name, view)
        if not answered.refusal:
            source = "statistic" if indicator.statistic else "version"
            assert told[name, source] == len(answered.rows), name
    assert len([source for _, source in told if source == "package"]) >= 20
    assert (len(left["projects"]), len(left["events"])) == tuple(
        answer(name, view).coverage.selected for name in ("projects_by_axis", "events_by_axis")
    )


@pytest.mark.parametrize("name", ["projects_by_axis", "axis_shares", "funding_rounds_by_year"])
def test_it_stops_where_a_published_figure_differs(folder, name, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    file = tmp_path / "copy" / "indicators" / f"{name}.parquet"
    rows = parquet.read_table(file)
    column = next(place for place, field in enumerate(rows.schema) if place and pyarrow.types.is_integer(field.type))
    changed = pyarrow.compute.add(rows.column(column), 1)
    parquet.write_table(rows.set_column(column, rows.schema.field(column), changed), file)
    with pytest.raises(AssertionError, match=name):
        worked_out(tmp_path / "copy")


def test_jupyter_runs_it_from_top_to_bottom(world: World, tmp_path):
    world.has("projects", DRAWN)
    write_folder(world.view(axes=["ai"], lang="ar"), tmp_path)
    read = nbformat.read(tmp_path / "marsad.ipynb", as_version=4)
    nbformat.validate(read)
    NotebookClient(read, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = "".join(output.get("text", "") for cell in read.cells for output in cell.get("outputs", []))
    assert "2 projects, 0 events" in outputs
    assert "projects_by_axis is the same" in outputs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_the_readers_language_and_asks_the_server_it_came_from(version, lang):
    said = notebook(subject_of(View(lang=lang, version=version), "http://marsad.test"))
    nbformat.validate(nbformat.reads(said, as_version=4))
    assert "ADDRESS = 'http://marsad.test'" in code_of(said)[0]
    words = [cell["source"] for cell in json.loads(said)["cells"] if cell["cell_type"] == "markdown"]
    assert {"fr": "Avec pandas", "ar": "باستعمال pandas", "en": "With pandas"}[lang] in "\n".join(words)


def test_nothing_in_a_view_becomes_code(version):
    hostile = "' + __import__('os').getcwd() + '\\'"
    first = code_of(notebook(subject_of(View(words=hostile, version=version), "http://host/'+boom+'")))[0]
    left: dict = {}
    exec(first, {"__builtins__": {}}, left)
    assert left["ADDRESS"] == "http://host/'+boom+'"
    assert set(left) == {"ADDRESS", "VERSION", "QUERY", "WORDS"}
