"""The code behind a card, as the page shows it: each snippet runs against a served dashboard and brings the rows of the screen."""

import csv
import html
import json
import re
import shutil
import subprocess
import urllib.error
from urllib.parse import urlencode

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from analytics.downloads.records import records_of
from analytics.downloads.snippets import Address, snippets
from analytics.downloads.subject import ADDRESS
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from tests.asked import asked
from tests.test_pages import opened, texts

HOST = "http://snippets.test"
QUERY = {"axis": ["ai", "training"], "from": ["2016"], "lang": ["en"]}
CARDS = ("projects_by_axis", "projects_by_axis_and_year", "axis_growth")


def fold_of(said: str, name: str) -> str:
    """Return the fold of code behind one card."""
    card = said.split(f'id="{name}"', 1)[1].split('class="behind"', 1)[1]
    return card.split("<summary>Code</summary>", 1)[1].split("</details>", 1)[0]


def code_in(fold: str) -> dict[str, str]:
    """Return the snippets of a fold by the name of what runs them."""
    return {
        re.sub("<.*", "", name).strip(): html.unescape(code)
        for name, code in re.findall(r"<p><strong>(.*?)</strong>.*?</p><pre>(.*?)</pre>", fold, re.DOTALL)
    }


@pytest.fixture(scope="module")
def page(version) -> str:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(ADDRESS, HOST)
        at: AppTest = opened("axes", **QUERY)
        return texts(at)


@pytest.fixture(scope="module")
def view(version) -> View:
    return View(axes=("ai", "training"), year_from=2016)


def on_screen(name: str, view: View) -> list[tuple]:
    answered = answer(name, view)
    assert answered.rows
    return [tuple(row[column] for column in answered.columns) for row in answered.rows]


@pytest.fixture
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run_python(code: str, address: str) -> list[tuple]:
    left: dict = {}
    exec(code.replace(HOST, address), left)
    rows = left["rows"].astype(object)
    return [tuple(row) for row in rows.where(rows.notna(), None).itertuples(index=False)]


@pytest.mark.parametrize("kind", ["Python (pandas)", "Python (DuckDB)"])
@pytest.mark.xdist_group("browser")
@pytest.mark.usefixtures("_elsewhere")
def test_python_brings_the_rows_of_the_screen(kind, page, view, address):
    for name in CARDS:
        assert run_python(code_in(fold_of(page, name))[kind], address) == on_screen(name, view)


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_brings_the_rows_of_the_screen(name, page, view, address, tmp_path):
    code = code_in(fold_of(page, name))["curl"].replace(HOST, address)
    subprocess.run(["bash", "-c", code], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        [header, *rows] = list(csv.reader(lines))
    assert header == list(answer(name, view).columns)
    assert rows == [["" if value is None else str(value) for value in row] for row in on_screen(name, view)]


@pytest.mark.parametrize("name", ["projects_by_axis", "projects_by_axis_and_year"])
@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_sql_on_the_database_that_it_names_brings_the_rows_of_the_screen(name, page, view, address, tmp_path):
    code = code_in(fold_of(page, name))["SQL"].replace(HOST, address)
    fetch = next(line.removeprefix("-- ") for line in code.splitlines() if line.startswith("-- curl"))
    subprocess.run(["bash", "-c", fetch], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    with duckdb.connect(str(next(tmp_path.glob("marsad-*.duckdb"))), read_only=True) as connection:
        assert connection.execute(code).fetchall() == on_screen(name, view)


@pytest.fixture(scope="module")
def at_home(version, tmp_path_factory):
    home = shutil.copy(versions.database(version), tmp_path_factory.mktemp("home") / "marsad.duckdb")
    with duckdb.connect(str(home), read_only=True) as connection:
        yield connection


def as_text(rows: list[tuple]) -> list[list[str]]:
    """Return cells as they compare across programs: 3 and 3.0 are one number, a text of digits may have been read as one."""
    return [
        ["" if cell is None else str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell) for cell in row] for row in rows
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", list(indicators()))
@pytest.mark.xdist_group("browser")
@pytest.mark.usefixtures("_elsewhere")
def test_the_code_of_every_card_brings_its_rows(name, view, address, at_home):
    answered = answer(name, view)
    rows = as_text([tuple(row[column] for column in answered.columns) for row in answered.rows])
    asked_for = f"/folds/{name}?{urlencode(view.query(), doseq=True)}"
    code = code_in(json.loads(asked(asked_for, host=HOST.removeprefix("http://")).body)["code"])
    for kind in ("Python (pandas)", "Python (DuckDB)"):
        assert as_text(run_python(code[kind], address)) == rows, kind
    if not answered.refusal and not answered.indicator.statistic:
        assert as_text(at_home.execute(code["SQL"]).fetchall()) == rows


@pytest.mark.parametrize("register", ["projects", "events", "organisations"])
@pytest.mark.xdist_group("browser")
@pytest.mark.usefixtures("_elsewhere")
def test_the_code_of_the_records_on_the_data_page_brings_them(register, view, address, monkeypatch):
    monkeypatch.setenv(ADDRESS, HOST)
    said = texts(opened("downloads", **QUERY))
    [fold] = [
        found
        for found in re.findall(r"<details class='snippets'><summary>Code</summary>(.*?)</details>", said, re.DOTALL)
        if f"/{register}.csv" in found
    ]
    code = code_in(fold)
    assert list(code) == ["Python (pandas)", "Python (DuckDB)", "R", "curl"]
    key = f"{register.removesuffix('s')}_id"
    table = records_of(register, view)
    place = table.columns.index(key)
    for kind in ("Python (pandas)", "Python (DuckDB)"):
        assert [row[place] for row in run_python(code[kind], address)] == [row[place] for row in table.rows], kind


def told_by_r(code: str) -> list[list[str]]:
    """Return the lines of CSV that R prints."""
    done = subprocess.run(["Rscript", "-e", code], check=True, capture_output=True, text=True, timeout=120)
    return list(csv.reader(done.stdout.splitlines()))


def number_or_text(cell: str) -> str | float | None:
    """Return a cell as R printed it: 15 digits of a number, nothing for a missing value."""
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_brings_the_rows_of_the_screen(name, page, view, address):
    code = code_in(fold_of(page, name))["R"].replace(HOST, address)
    told = told_by_r(f"{code}\nwrite.csv(rows, stdout(), row.names = FALSE, na = '')")
    rows = on_screen(name, view)
    assert told[0] == list(answer(name, view).columns)
    for line, row in zip(told[1:], rows, strict=True):
        assert [number_or_text(cell) for cell in line] == [pytest.approx(one, rel=1e-14) if isinstance(one, float) else one for one in row]


def test_a_card_names_every_language_and_the_version_it_shows(page, version):
    for name in CARDS:
        code = code_in(fold_of(page, name))
        assert list(code) == ["Python (pandas)", "Python (DuckDB)", "R", "curl", "SQL"]
        assert all(f"version={version}" in words or f"{version}.duckdb" in words for words in code.values())


def test_no_word_of_a_view_leaves_the_quotes_of_its_snippet(version):
    hostile = urlencode({"q": '\'; rm -rf / #" + boom + "$(boom)`boom`\\'})
    for kind, code in snippets(Address(HOST, "api/v1/indicators/projects_by_axis", hostile, "projects_by_axis")).items():
        inside = re.findall(r"""["'](http[^"']*)["']""", code)
        assert inside == [f"{HOST}/api/v1/indicators/projects_by_axis.{'parquet' if 'DuckDB' in kind else 'csv'}?{hostile}&strict=1"], kind


@pytest.mark.parametrize("kind", ["Python (pandas)", "Python (DuckDB)"])
@pytest.mark.xdist_group("browser")
@pytest.mark.usefixtures("_elsewhere")
def test_who_mistypes_a_code_in_a_snippet_gets_a_fault_and_not_other_rows(kind, page, address):
    mistyped = code_in(fold_of(page, CARDS[0]))[kind].replace("axis=training", "axis=trainig")
    with pytest.raises(urllib.error.HTTPError, match="400"):
        run_python(mistyped, address)


@pytest.mark.parametrize("page", ["axes", "quality", "regions", "explore", "compare", "functions", "events"])
def test_a_file_that_a_page_offers_refuses_what_it_does_not_understand_and_nothing_of_the_page(version, page):
    said = texts(opened(page, **QUERY, compare=["axis"], **{"with": ["ai", "training"]}, over=["milestones"]))
    links = {html.unescape(link) for link in re.findall(r'href="(api/v1/[^"]*\.(?:csv|parquet)\?[^"]*)"', said) if "templates/" not in link}
    assert links
    for link in links:
        assert asked(f"/{link}", method="HEAD").status == 200, link
        assert asked(f"/{link}&axis=trainig", method="HEAD").status == 400, link


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_card_of_a_page_has_its_code_in_each_language(version, lang):
    said = texts(opened("compare", compare=["axis"], **{"with": ["ai", "training"]}, lang=[lang]))
    assert said.count("pd.read_csv(") == said.count('class="behind"') > 3
    assert "compare=axis&amp;with=ai&amp;with=training" in said
