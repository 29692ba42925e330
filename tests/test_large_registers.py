"""A register of millions is kept as Parquet: what is published of it is what would be published of the same rows in CSV."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from analytics.__main__ import main
from analytics.names import plain
from analytics.registry.held import is_large, register_files
from analytics.warehouse import search_text, versions
from analytics.warehouse.build import build
from tests.conftest import World, drawn_rows, forget_versions
from tests.quick import slow_but
from tests.read_here import read_here  # noqa: F401  (a fixture)

HELD = """
    event_id | title      | axis     | start_date | year | organiser | city  | region | attendees
    E1       | Un salon   | ai       | 2019-05-13 | 2019 | ADD       | Rabat | MA-04  | 120
    E2       | Un forum   | training |            | 2020 | ADD; MNC  |       |        |
    E3       | Une remise | studies  | 2021       | 2021 |           | Fès   | MA-03  | 30
"""
FIRST = """
    event_id | title             | axis     | start_date | organiser     | partners | city  | attendees | note
    e1       | Un grand salon    | ai       | 2019-05-13 | ADD           | MNC      | Rabat | 120       |
    E2       | Un forum          | training |            | ADD; MNC      |          |       |           |
    B9       | Café « Réussir »  | 1        | 2020-01    | Nouvel acteur | ADD      | Fès   | 1200      | l’été
    A7       | منتدى الرقمنة      | 2        | 13/05/2020 | ADD           |          |       |           | e\u0301te\u0301
    A8       | Deux fois         | ai       | 2020       |               |          |       |           |
    A8       | Deux fois         | ai       | 2020       |               |          |       |           |
    C1       | Pris              | ai       | 2020       |               |          |       |           |
    c1       | Pris autrement    | ai       | 2020       |               |          |       |           |
    D1       | Faux              | magie    | 2020       |               |          |       |           |
"""
SECOND = """
    event_id | title          | axis | start_date | attendees
    B9       | Renommé        | ai   | 2020-02    |
    e3       | Une remise     | 3    |            | 31
    Z1       | Encore un      | ai   | 2022       | 5
    E1       | Un grand salon | ai   | 2019-05-13 | 120
"""
ASKED = {
    "events": "FROM events ORDER BY event_id",
    "event_organisations": "FROM event_organisations ORDER BY ALL",
    "organisations": "SELECT organisation_id, name FROM organisations ORDER BY ALL",
    "record_origins": "SELECT record_id, file, line, import_number FROM record_origins WHERE register = 'events' ORDER BY ALL",
    "record_changes": "SELECT * FROM record_changes WHERE register = 'events' ORDER BY ALL",
    "quarantine": "FROM quarantine ORDER BY ALL",
    "imports": "SELECT file, way, rows_in, loaded, merged, quarantined, added, updated, unchanged, retired FROM imports ORDER BY ALL",
}


class Office:
    """A data folder of its own, and a steward who imports drawn files of events into it, in the usual way or at scale."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, output, rows: int):
        self.folder, self._patch, self._output, self._rows = folder, patch, output, rows
        self.enter()
        self.first = World(folder / "data").has("events", HELD).version

    def enter(self) -> None:
        self._patch.setenv("MARSAD_DATA", str(self.folder / "data"))
        self._patch.setattr("analytics.importing.files.columns.ROWS", self._rows)
        forget_versions()

    def takes(self, table: str, *options: str, kind: str = "parquet") -> tuple[int, dict]:
        """Return how the import of a drawn file ends, and its report."""
        self.enter()
        rows = drawn_rows(table)
        path = self.folder / f"offered.{kind}"
        if kind == "parquet":
            parquet.write_table(pa.table({name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]}), path)
        else:
            with path.open("w", encoding="utf-8", newline="") as text:
                csv.writer(text).writerows([list(rows[0]), *(row.values() for row in rows)])
        self._output.readouterr()
        code = main(["import", str(path), "--as", "events", "--json", *options])
        said = self._output.readouterr().out.decode()
        return code, json.loads(said) if said else {}

    def asked(self, sql: str) -> list[tuple]:
        self.enter()
        with versions.connection_to(versions.current()).cursor() as cursor:
            return cursor.execute(sql).fetchall()

    def register(self) -> Path:
        self.enter()
        return register_files()["events"]


@pytest.fixture
def usual(tmp_path, monkeypatch, capfdbinary, read_here):  # noqa: F811
    yield Office(tmp_path / "usual", monkeypatch, capfdbinary, 200_000)
    forget_versions()


@pytest.fixture
def large(tmp_path, monkeypatch, capfdbinary, read_here):  # noqa: F811
    yield Office(tmp_path / "large", monkeypatch, capfdbinary, 2)
    forget_versions()


def compared(report: dict) -> dict:
    published = {name: count for name, count in (report["published"] or {}).items() if name != "version"}
    return {**report, "published": published}


def same_version(usual: Office, large: Office) -> None:
    """Hold every table of the two current versions against one another."""
    for table, sql in ASKED.items():
        assert large.asked(sql) == usual.asked(sql), table


def test_a_large_file_makes_the_version_that_its_rows_make_in_csv(usual, large):
    said = [office.takes(FIRST) for office in (usual, large)]
    assert compared(said[1][1]) == compared(said[0][1])
    assert [code for code, _ in said] == [1, 1]
    assert (is_large(usual.register()), is_large(large.register())) == (False, True)
    same_version(usual, large)
    report = said[1][1]
    assert report["rows_in"] == report["loaded"] + report["merged"] + report["quarantined"] == 9
    assert [report["published"][name] for name in ("added", "updated", "unchanged", "retired")] == [3, 1, 0, 0]


@pytest.mark.parametrize("kind", slow_but("parquet", ["csv", "parquet"]))
def test_a_later_file_joins_a_large_register_as_it_joins_any(usual, large, kind):
    for office in (usual, large):
        office.takes(FIRST)
    said = [office.takes(SECOND, kind=kind) for office in (usual, large)]
    assert compared(said[1][1]) == compared(said[0][1])
    assert is_large(large.register())
    same_version(usual, large)
    steps = large.asked("SELECT change FROM record_changes WHERE record_id = 'B9' ORDER BY ALL")
    assert steps == [("added",), *[("changed",)] * 4]


def test_a_large_file_may_replace_a_register(usual, large):
    codes = [office.takes(FIRST, "--replace", "--yes") for office in (usual, large)]
    assert compared(codes[1][1]) == compared(codes[0][1])
    same_version(usual, large)
    assert large.takes(SECOND, "--replace")[0] == 2  # most of it would go
    assert ("E1",) in large.asked("SELECT event_id FROM events")


def test_the_same_large_file_twice_is_the_same_version(large):
    first, second = large.takes(FIRST)[1]["published"], large.takes(FIRST)[1]["published"]
    assert second["version"] == first["version"]
    assert [second[name] for name in ("added", "updated", "unchanged", "retired")] == [0, 0, 4, 0]


def test_one_goes_back_and_forth_between_small_and_large_registers(large):
    version = large.takes(FIRST)[1]["published"]["version"]
    assert main(["rollback", large.first]) == 0
    assert (versions.current(), is_large(large.register())) == (large.first, False)
    assert main(["rollback", version]) == 0
    assert is_large(large.register())
    assert build().version == version


def test_a_changed_letter_in_a_large_register_is_found(large, capfdbinary):
    large.takes(FIRST)
    content = bytearray(large.register().read_bytes())
    content[len(content) // 2] ^= 1
    large.register().write_bytes(content)
    assert main(["build"]) == 2
    assert "events.parquet: the file that was imported has been changed or damaged" in capfdbinary.readouterr().err.decode()


def test_a_code_that_left_its_list_sets_rows_of_a_large_register_aside(large):
    large.takes(FIRST)
    axes = large.folder / "data" / "vocabulary" / "axes.csv"
    axes.write_text(
        "".join(line for line in axes.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("studies,")),
        encoding="utf-8",
    )
    large.enter()
    count = build().registers["events"]
    assert (count.rows_in, count.loaded, count.quarantined) == (6, 5, 1)
    [row] = large.asked('SELECT register, step, "column", rule, "value" FROM quarantine WHERE step = \'build\'')
    assert row == ("events", "build", "axis", "code", "studies")


def test_a_large_file_of_projects_is_refused(large):
    cells = {"project_id": ["P1", "P2", "P3"], "title": ["un"] * 3, "axis": ["ai"] * 3}
    parquet.write_table(pa.table(cells), large.folder / "projects.parquet")
    assert main(["import", str(large.folder / "projects.parquet"), "--as", "projects"]) == 2


@pytest.mark.parametrize(
    "text",
    ["Café « Réussir » – 2.0", "  l'Été…", "منتدى أهل الرقمنة", "a-b_c", "", "ÀÉÎ œ ÿ", "(x)", "Déjà là", "Été à Fès", "أهل é ى ة", "é  è"],
)
def test_the_database_makes_plain_what_python_makes_plain(version, text):
    assert made_plain(version, text) == plain(text)


def test_each_letter_that_the_database_makes_plain_becomes_what_python_makes_of_it(version):
    for letter in search_text.letters():
        assert made_plain(version, f"x{letter}y") == plain(f"x{letter}y"), letter


def made_plain(version: str, text: str) -> str:
    with versions.connection_to(version).cursor() as cursor:
        return cursor.execute(f"SELECT {search_text.made_sql('$text')}", {"text": text}).fetchone()[0]
