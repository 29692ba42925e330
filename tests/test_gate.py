"""The gate: no row vanishes, and what is wrong is said with its line, its column and a sentence."""

import csv
import io
import re
from pathlib import Path

import pytest

from analytics.errors import BadRegister
from analytics.places import HOUSE
from analytics.registry.description import descriptions
from analytics.registry.gate import Passed, pass_gate
from analytics.warehouse import versions
from analytics.warehouse.manifest import RegisterCount
from analytics.warehouse.quarantine import set_aside_in, write_quarantine
from tests.conftest import World

PROJECTS = descriptions(HOUSE / "data")["projects"]
NAMES = [column.name for column in PROJECTS.columns]
GOOD = {"project_id": "P1", "title": "A project", "axis": "ai", "source_url": "https://example.org/1"}


def passed(tmp_path: Path, rows: list[list[str]], header: list[str] = NAMES) -> Passed:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    path = tmp_path / "projects.csv"
    path.write_bytes(text.getvalue().encode("utf-8", errors="replace"))
    return pass_gate(path, PROJECTS)


def one_row(**cells: str) -> list[str]:
    return [{**GOOD, **cells}.get(name, "") for name in NAMES]


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("title", "", "«» is empty, and this column is required"),
        ("axis", "magic", "«magic» is not in the list axes"),
        ("sector", "helth", "did you mean health"),
        ("year", "twenty", "«twenty» is not a number"),
        ("year", "2019.5", "«2019.5» is not a whole number"),
        ("year", "inf", "«inf» is not a finite number"),
        ("beneficiaries_count", "1e30", "«1e30» is too large"),
        ("budget_amount", "nan", "«nan» is not a finite number"),
        ("start_date", "03/2020", "«03/2020» is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("start_date", "2023-02-29", "«2023-02-29» is a day that its month does not have"),
        ("source_url", "javascript:alert(1)", "is not an http(s) address"),
    ],
)
def test_a_bad_cell_is_named_with_its_line_its_column_and_a_sentence(tmp_path, column, cell, says):
    through = passed(tmp_path, [one_row(), one_row(project_id="P2", **{column: cell})])
    [finding] = through.quarantined[0].findings
    assert (finding.line, finding.column, finding.value) == (3, column, cell)
    assert finding.rule == (next(one.type for one in PROJECTS.columns if one.name == column) if cell else "required")
    assert says in finding.message
    assert finding.message.startswith("line 3")
    assert len(through.loaded) == 1


def test_a_cell_beyond_the_last_column_is_not_lost_in_silence(tmp_path):
    [row] = passed(tmp_path, [[*one_row(), "surplus"]]).quarantined
    assert "«surplus» stands beyond the last column" in row.findings[0].message


def test_a_key_taken_twice_is_said_with_both_lines(tmp_path):
    [row] = passed(tmp_path, [one_row(), one_row(title="Another")]).quarantined
    assert row.findings[0].message == "line 3: project_id «P1» is already taken by line 2 with other values"


@pytest.mark.parametrize("date", ["2020", "2020-03", "2020-03-09"])
def test_a_date_stays_as_precise_as_its_source(tmp_path, date):
    [row] = passed(tmp_path, [one_row(start_date=date, year="2020")]).loaded
    assert row.values["start_date"] == date


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (["titel" if name == "title" else name for name in NAMES], "«title» of its description is missing (in the file: titel"),
        ([*NAMES, "colour"], "the column «colour» is not in its description"),
        ([*NAMES, "title"], "the column «title» stands twice"),
    ],
)
def test_columns_are_matched_by_name(tmp_path, header, says):
    with pytest.raises(BadRegister, match="projects.csv") as said:
        passed(tmp_path, [], header)
    assert says in str(said.value)


def test_the_order_of_columns_does_not_matter(tmp_path):
    there, back = passed(tmp_path, [one_row(year="2020")]), passed(tmp_path, [one_row(year="2020")[::-1]], NAMES[::-1])
    assert there.loaded == back.loaded


def test_a_row_that_breaks_a_check_is_put_aside_with_its_rule(world: World):
    world.has(
        "projects",
        """
        project_id | year | budget_amount | budget_currency
        P1         | 2020 | 100           | MAD
        P2         | 2020 | 100           |
        P3         | 1900 |               |
    """,
    )
    assert world.build(quarantined=2).registers["projects"] == RegisterCount(3, 1, 2, 0, world.manifest.registers["projects"].sha256)
    lines = (versions.folder() / f"{world.version}.quarantine.csv").read_text(encoding="utf-8").splitlines()
    assert [cells[:5] for cells in csv.reader(lines[1:])] == [
        ["projects", "3", "budget_amount, budget_currency", "amount_has_a_currency", "100, –"],
        ["projects", "4", "year", "year_in_range", "1900"],
    ]


def test_a_row_put_aside_takes_those_that_hang_on_it_along(world: World):
    world.has(
        "projects",
        """
        project_id | parent_project_id | year
        P1         |                   | 1900
        P2         | P1                | 2020
        P3         | P2                | 2020
        P4         |                   | 2020
    """,
    ).has("events", "event_id\nE1").has("project_event_links", "project_id | event_id\nP3 | E1")
    world.build(quarantined=4)
    assert world.rows("projects_by_axis") == [("rd_platforms", 1)]
    found = set_aside_in(world.version)
    assert [(finding.line, finding.column, finding.rule, finding.value) for finding in found["projects"]] == [
        (2, "year", "year_in_range", "1900"),
        (3, "parent_project_id", "set_aside_too", "P1"),
        (4, "parent_project_id", "set_aside_too", "P2"),
    ]
    [link] = found["project_event_links"]
    assert link.message == "line 2, project_id: «P3» is itself set aside (projects.csv, line 4); correct that row and this one follows"


def test_a_parent_nobody_listed_is_the_fault_of_the_child(world: World):
    world.has("projects", "project_id | parent_project_id\nP1 | P9").build(quarantined=1)
    [finding] = set_aside_in(world.version)["projects"]
    assert (finding.rule, finding.value) == ("parent_is_listed", "P9")


def test_what_was_wrong_is_read_back_as_it_was_written(tmp_path, world: World):
    world.build()
    through = passed(tmp_path, [one_row(project_id="P2", year='a\r\nb"c", d'), one_row(year="a\rb")])
    write_quarantine(versions.quarantine_file("drawn"), [through])
    assert set_aside_in("drawn") == {"projects": through.findings}
    assert set_aside_in("never built") == {}


def test_every_check_names_the_cells_that_are_wrong():
    for description in descriptions(HOUSE / "data").values():
        for check in description.checks:
            named = re.match(r"SELECT line, ([\w, ]+) FROM ", check.sql)
            assert named, f"{description.name}.{check.name}"
            assert set(named[1].split(", ")) <= {column.name for column in description.columns}


def test_the_shipped_registers_pass_with_none_quarantined(version):
    for name, count in versions.manifest_of(version).registers.items():
        assert (count.quarantined, count.rows_in) == (0, count.loaded + count.merged), name
