"""The command line: results on standard output, everything else on standard error, no traceback."""

import io
import json
import os
import re
import socket
import subprocess
import sys
import zipfile

import pyarrow.parquet
import pytest

from analytics.commands import commands
from analytics.commands.output import progress
from analytics.commands.serve import free_port
from analytics.downloads import as_csv
from analytics.downloads.records import REGISTERS
from analytics.downloads.table import table_of_answer
from analytics.errors import BadOption
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import title_of
from analytics.places import HOUSE, data_folder
from analytics.registry.description import descriptions
from analytics.view import KEYS, View
from analytics.warehouse import versions
from tests.conftest import World

DRAWN = """
    project_id | axis     | year | source_url
    P1         | ai       | 2019 | https://example.org/1
    P2         | ai       |      | https://example.org/2
    P3         | training | 2020 | https://example.org/3
"""


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "analytics", *arguments]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, check=False, env={**os.environ, **environment}, timeout=60)


def test_the_promised_commands_are_there():
    assert {"serve", "build", "versions", "indicators", "answer", "export"} <= set(commands())


def test_a_folder_of_data_that_is_set_but_empty_is_the_usual_one(monkeypatch):
    monkeypatch.setenv("MARSAD_DATA", "")
    assert data_folder() == HOUSE / "data"


def test_indicators_prints_name_title_and_unit_without_a_header(run, version):
    code, out, _ = run("indicators", "--lang", "ar")
    lines = [line.split("\t") for line in out.decode("utf-8").splitlines()]
    assert code == 0
    assert lines == [[name, one.title["ar"], one.unit] for name, one in indicators().items()]


@pytest.mark.parametrize("name", list(indicators()))
def test_page_rows_are_csv_rows_are_command_line_rows(run, version, name):
    view = View(axes=("ai", "training"), year_from=2016, year_to=2024)
    page = answer(name, view)
    code, out, err = run("answer", name, "--axis", "ai", "--axis", "training", "--from", "2016", "--to", "2024", "--format", "csv")
    assert code == 0
    assert out == as_csv.write(table_of_answer(page, "fr"))
    _, out, _ = run("answer", name, "--axis", "training", "--axis", "ai", "--from", "2016", "--to", "2024", "--format", "json")
    assert json.loads(out)["rows"] == [{column: row[column] for column in page.columns} for row in page.rows]
    assert title_of(page, "fr") in err


def test_a_view_is_said_with_repeated_keys(run, world: World):
    world.has("projects", DRAWN).build()
    assert run("answer", "projects_by_axis", "--format", "csv")[1] == b"axis,projects\nai,2\ntraining,1\n"
    assert (
        run("answer", "projects_by_axis", "--format", "csv", "--axis", "training", "--undated", "drop")[1] == b"axis,projects\ntraining,1\n"
    )
    assert run("answer", "projects_by_axis", "--format", "csv", "--from", "2020", "--undated", "drop")[1] == b"axis,projects\ntraining,1\n"


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_a_table_shows_words_and_the_notices_go_to_standard_error(run, world: World, lang):
    world.has("projects", DRAWN).build()
    code, out, err = run("answer", "projects_by_axis", "--undated", "drop", "--lang", lang)
    assert code == 0
    assert {"fr": "Formation digitale", "ar": "التكوين الرقمي", "en": "Digital training"}[lang] in out.decode("utf-8")
    assert "n = 2" in err


def test_a_table_in_arabic_lines_up_whatever_marks_of_direction_it_holds(run, version):
    out = run("answer", "axis_shares", "--lang", "ar")[1].decode("utf-8")
    seen = re.sub("[\u064b-\u0652\u2066-\u2069]", "", out).splitlines()
    starts = [[found.start() for found in re.finditer(r"(?<=  )\S", line)] for line in seen]
    assert len(starts) > 3
    assert all(line == starts[0] for line in starts)


def test_what_an_export_holds_is_said_in_the_language_asked(run, version, tmp_path):
    for lang, words in {"fr": "axe IA", "ar": "المحور: الذكاء الاصطناعي", "en": "AI axis"}.items():
        assert words in run("export", "--axis", "ai", "--q", "zzzz", "--lang", lang, "--to", str(tmp_path / f"{lang}.zip"))[2]


def test_values_nobody_knows_are_named_and_the_answer_stands(run, version):
    code, out, err = run("answer", "projects_by_axis", "--axis", "magic", "--from", "soon", "--lang", "en", "--format", "csv")
    assert code == 0
    assert out.startswith(b"axis,projects\n")
    assert "unknown value: --axis magic" in err
    assert "unknown value: --from soon" in err


def test_an_unknown_indicator_ends_in_one_sentence_with_the_nearest_names(run, version):
    code, out, err = run("answer", "projects_by_axes")
    assert (code, out) == (2, b"")
    assert err.count("\n") == 1
    assert "did you mean projects_by_axis" in err


def test_an_unknown_version_ends_in_one_sentence(run, version):
    code, out, err = run("answer", "projects_by_axis", "--version", "1999")
    assert (code, out, err.count("\n")) == (2, b"", 1)


def test_a_refusal_is_an_answer(run, world: World):
    world.build()
    code, out, _ = run("answer", "projects_by_axis", "--lang", "en")
    assert code == 0
    assert out.decode("utf-8").startswith("No record in this view")
    assert run("answer", "projects_by_axis", "--lang", "ar")[1].decode("utf-8").startswith("لا توجد أي بطاقة في هذا العرض")
    assert json.loads(run("answer", "projects_by_axis", "--format", "json")[1])["meta"]["refusal"]["reason"] == "empty"
    assert run("answer", "projects_by_axis", "--format", "csv")[1] == b"axis,projects\n"


def test_sql_is_ready_to_paste(run, world: World):
    world.has("projects", DRAWN).build()
    sql = run("answer", "projects_by_axis", "--axis", "ai", "--format", "sql")[1].decode("utf-8")
    assert versions.connection_to(world.version).cursor().execute(sql).fetchall() == [("ai", 2)]


def test_parquet_goes_through_a_pipe_unharmed(version):
    done = process("answer", "projects_by_axis", "--format", "parquet")
    assert done.returncode == 0
    rows = pyarrow.parquet.read_table(io.BytesIO(done.stdout)).to_pylist()
    assert rows == [dict(row) for row in answer("projects_by_axis", View()).rows]


def test_a_reader_who_stops_reading_hears_no_complaint(version):
    command = f"'{sys.executable}' -m analytics indicators | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=HOUSE, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1


def test_a_first_command_builds_what_is_missing_and_says_what_became_of_each_row(world: World):
    world.has("projects", DRAWN)
    done = process("answer", "projects_by_axis", "--format", "csv", MARSAD_DATA=str(world.data))
    assert (done.returncode, done.stdout) == (0, b"axis,projects\nai,2\ntraining,1\n")
    assert b"projects: 3 rows in, 3 loaded, 0 quarantined, 0 merged" in done.stderr
    assert "{0}/{0} done".format(len(descriptions())).encode() in done.stderr


def test_build_prints_the_version_and_versions_lists_it_as_the_current_one(run, world: World):
    first = run("build")[1].decode().strip()
    world.has("projects", DRAWN)
    second = run("build")[1].decode().strip()
    lines = [line.split("\t") for line in run("versions")[1].decode().splitlines()]
    assert {line[0]: line[3:] for line in lines} == {first: [], second: ["current"]}


def test_export_writes_a_folder_or_an_archive_twice_the_same(run, world: World, tmp_path):
    world.has("projects", DRAWN).build()
    places = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for place in places:
        assert run("export", "--axis", "ai", "--to", "2019", "--undated", "drop", "--to", str(place))[:2] == (0, f"{place}\n".encode())
    assert places[0].read_bytes() == places[1].read_bytes()
    with zipfile.ZipFile(places[0]) as pack:
        assert {f"{register}.{kind}" for register in REGISTERS for kind in ("csv", "parquet", "meta.json")} <= set(pack.namelist())
        assert [line.split(b",")[0] for line in pack.read("projects.csv").splitlines()] == [b"project_id", b"P1"]
        assert json.loads(pack.read("projects.meta.json"))["left_out"] == {"years": 1}
    assert run("export", "--to", str(tmp_path / "folder"))[0] == 0
    assert len((tmp_path / "folder" / "projects.csv").read_text(encoding="utf-8").splitlines()) == 1 + 3


def test_export_says_when_it_does_not_know_where_or_cannot_write(run, world: World, tmp_path):
    world.build()
    assert run("export", "--to", "2020")[::2] == (
        2,
        "Say once where to write: --to FOLDER_OR_ZIP; four digits after --to are the last year of the view.\n",
    )
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    code, _, err = run("export", "--to", str(tmp_path / "taken"))
    assert code == 2
    assert "Traceback" not in err


def test_a_damaged_register_ends_in_one_sentence(run, world: World):
    (world.data / "registry" / "projects.csv").write_text("nonsense\n", encoding="utf-8")
    code, out, err = run("build")
    assert (code, out) == (2, b"")
    assert "the column «project_id» of its description is missing" in err.splitlines()[-1]


@pytest.mark.parametrize("typed", ["0", "65536", "http", "٨٥٠١", ""])
def test_what_is_no_port_is_said(typed):
    with pytest.raises(BadOption, match="is no port"):
        free_port(typed)


def test_a_taken_port_gets_a_sentence(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, err = run("serve", "--port", port)
    assert (code, out, err.count("\n")) == (2, b"", 1)
    assert f"Port {port} is taken" in err


def test_the_options_of_a_view_are_its_keys(run):
    help_ = run("answer", "--help")[1].decode()
    assert all(f"--{key} " in help_ for key in KEYS)


def test_a_bar_on_a_terminal_and_lines_elsewhere(capsys, monkeypatch):
    progress("events", 1, 4)
    assert capsys.readouterr().err == "1/4 events\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress("events", 1, 4)
    assert capsys.readouterr().err.startswith("\r[######..................] 1/4 events")
