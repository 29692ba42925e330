"""The files of the data addresses as other programs open them: right types, right accents, little memory however long they are."""

import io
import json
import os
import shutil
import subprocess
import sys

import openpyxl
import pandas
import pytest

from analytics.downloads.records import records_of
from analytics.places import HOUSE
from analytics.view import View
from tests.asked import asked, listening
from tests.conftest import World
from tests.generated import with_generated_projects
from tests.quick import slow_but

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
in_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
NUMBERS = {"integer", "number"}
MEASURED = """
import json, resource, sys
from tests.asked import asked
from analytics.downloads import FORMATS
from analytics.downloads.records import long_records_of
from analytics.view import View

def most_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

kind = sys.argv[1]
for place in ("projects.{}?q=zzzz", "indicators/projects_by_year.{}"):  # what any answer of this kind takes: libraries, counts
    asked("/api/v1/" + place.format(kind))
before = most_megabytes()
table = long_records_of("projects", View())
sizes = [len(piece) for piece in FORMATS[kind].pieces(table)]
print(json.dumps({"rows": table.count, "pieces": len(sizes), "megabytes": sum(sizes) / 1e6, "extra": most_megabytes() - before}))
"""


@pytest.fixture(scope="module")
def base(version):
    with listening() as address:
        yield f"{address}/api/v1"


@pytest.mark.parametrize("register", ["projects", "events", "organisations"])
@pytest.mark.parametrize("mark", ["", "?bom=1"])
def test_pandas_reads_an_address_with_right_types_and_accents(base, version, register, mark):
    read = pandas.read_csv(f"{base}/{register}.csv{mark}")
    table = records_of(register, View(version=version))
    assert list(read.columns) == list(table.columns)
    assert len(read) == table.count
    for place, (name, kind) in enumerate(zip(table.columns, table.kinds, strict=True)):
        values = [row[place] for row in table.rows if row[place] is not None]
        if kind in NUMBERS:
            assert pandas.api.types.is_numeric_dtype(read[name]), name
            assert [float(value) for value in read[name].dropna()] == [float(value) for value in values], name
        elif values and kind == "text":
            assert pandas.api.types.is_string_dtype(read[name].dropna()), name
    title = "name" if register == "organisations" else "title"
    place = table.columns.index(title)
    assert list(read[title]) == [row[place] for row in table.rows]
    assert any("é" in row[place] for row in table.rows)


def test_pandas_reads_parquet_from_an_address_with_the_same_types(base, version):
    read = pandas.read_parquet(io.BytesIO(asked("/api/v1/projects.parquet").body))
    assert pandas.api.types.is_numeric_dtype(read["year"])
    assert pandas.api.types.is_float_dtype(read["budget_amount"])
    assert list(read["title"]) == list(pandas.read_csv(f"{base}/projects.csv")["title"])


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("register", ["projects", "events", "organisations"])
def test_r_reads_an_address_with_right_types_and_accents(base, version, register):
    title = "name" if register == "organisations" else "title"
    code = f"""
        rows <- read.csv("{base}/{register}.csv", encoding = "UTF-8")
        cat(nrow(rows), sum(utf8ToInt(paste(rows${title}, collapse = "")) == 233L), "\\n")
        cat(names(rows), sapply(rows, class), sep = "\\n")
    """
    done = subprocess.run(["Rscript", "-e", code], check=True, capture_output=True, text=True, timeout=120)
    counts, *told = done.stdout.splitlines()
    table = records_of(register, View(version=version))
    place = table.columns.index(title)
    assert counts.split() == [str(table.count), str(sum(row[place].count("é") for row in table.rows))]
    names, types = told[: len(table.columns)], told[len(table.columns) :]
    assert tuple(names) == table.columns
    for column, kind, read in zip(table.columns, table.kinds, types, strict=True):
        if read != "logical":  # what R makes of a column without a value
            assert (read in {"integer", "numeric"}) == (kind in NUMBERS), column


@in_office
@pytest.mark.parametrize(
    ("kind", "locale"), slow_but((("csv", "C"), ("xlsx", "ar_MA")), [("csv", "C"), ("xlsx", "C"), ("xlsx", "fr_FR"), ("xlsx", "ar_MA")])
)
def test_libreoffice_opens_a_file_with_right_types_and_accents(version, tmp_path, kind, locale):
    table = records_of("projects", View(version=version))
    (tmp_path / f"projects.{kind}").write_bytes(asked(f"/api/v1/projects.{kind}?bom=1").body)
    order = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    if kind == "csv":
        order.append(
            "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
        )  # comma, quotation mark, UTF-8: what its dialogue proposes for the mark
    order += ["--outdir", str(tmp_path / "out"), str(tmp_path / f"projects.{kind}")]
    subprocess.run(order, check=True, timeout=180, env={**os.environ, "LC_ALL": f"{locale}.UTF-8"})
    header, *rows = openpyxl.load_workbook(tmp_path / "out" / "projects.xlsx").worksheets[0].values
    assert header == table.columns
    for name in ("title", "year", "budget_amount"):
        place = table.columns.index(name)
        assert [row[place] for row in rows] == [row[place] for row in table.rows]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_million_rows_take_little_memory(world: World, kind):
    with_generated_projects(world, 1_000_000)
    done = subprocess.run([sys.executable, "-c", MEASURED, kind], cwd=HOUSE, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["rows"] == 1_000_000
    assert told["pieces"] > {"csv": 100, "parquet": 10}[kind]
    assert told["extra"] < 200, told
