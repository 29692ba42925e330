"""The gate, on rows nobody thought of: blank, ragged, oddly quoted, of any bytes; the three counts always add up."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.errors import BadRegister
from analytics.registry.gate import pass_gate
from tests.examples import examples
from tests.test_gate import NAMES, PROJECTS, one_row, passed

LIKELY = [
    "",
    "P1",
    "P2",
    "ai",
    "1",
    "training",
    "health",
    "MAD",
    "12",
    "12.5",
    "-1",
    "inf",
    "nan",
    "1e400",
    "2020",
    "2020-02-31",
    "2020-13",
    "٢٠٢٠",
    "https://example.org",
    "javascript:alert(1)",
    "yes",
]
LETTERS = st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("\n\r\t\",;'|"))
CELL = st.one_of(st.sampled_from(LIKELY), st.text(LETTERS, max_size=8))

ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60), deadline=None)


@ONE_FOLDER
@given(rows=st.lists(st.lists(CELL, min_size=len(NAMES), max_size=len(NAMES)), max_size=6))
def test_rows_in_are_loaded_quarantined_or_merged(tmp_path, rows):
    through = passed(tmp_path, rows)
    assert through.rows_in == sum(any(cell.strip() for cell in row) for row in rows)
    assert through.rows_in == len(through.loaded) + len(through.quarantined) + through.merged
    assert all(row.findings for row in through.quarantined)
    assert not any(row.findings for row in through.loaded)


GOODS = st.integers(1, 3).map(lambda number: one_row(project_id=f"P{number}"))


@ONE_FOLDER
@given(rows=st.lists(st.one_of(GOODS, st.lists(CELL, max_size=len(NAMES) + 3), st.just([]), st.just([""] * len(NAMES))), max_size=8))
def test_blank_and_ragged_rows_change_no_count(tmp_path, rows):
    through = passed(tmp_path, rows)
    assert through.rows_in == sum(any(cell.strip() for cell in row) for row in rows)
    assert through.rows_in == len(through.loaded) + len(through.quarantined) + through.merged
    surplus = [row for row in rows if any(cell.strip() for cell in row[len(NAMES) :])]
    assert sum(finding.rule == "one_cell_a_column" for finding in through.findings) == len(surplus)


@ONE_FOLDER
@given(
    notes=st.lists(st.sampled_from(["plain", 'an "odd mark', '"opened', 'closed"', '""', '"a ""b"" c"', '"two\nlines"', ""]), max_size=6),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_odd_quotation_marks_lose_no_row(tmp_path, notes, ending):
    rows = [",".join([*one_row(project_id=f"P{number}")[:-1], note]) for number, note in enumerate(notes)]
    path = tmp_path / "projects.csv"
    path.write_bytes(ending.join([",".join(NAMES), *rows, ""]).encode())
    with contextlib.suppress(BadRegister):
        through = pass_gate(path, PROJECTS)
        kept = [row.values["project_id"] for row in through.loaded]
        assert kept == [f"P{number}" for number in range(len(notes))] or through.quarantined
        assert '"opened' not in notes or {finding.rule for finding in through.findings} == {"one_row_a_line"}


def test_a_row_is_named_by_its_first_line_after_blank_lines_and_cells_of_several_lines(tmp_path):
    through = passed(tmp_path, [[], one_row(note="two\nlines"), [""] * len(NAMES), one_row(project_id="P2", year="soon")])
    assert [row.line for row in through.loaded] == [3]
    assert [finding.line for finding in through.findings] == [6]


def test_a_header_alone_is_no_row(tmp_path):
    through = passed(tmp_path, [])
    assert (through.rows_in, through.loaded, through.quarantined, through.merged) == (0, (), (), 0)


@ONE_FOLDER
@given(
    cells=st.lists(
        st.fixed_dictionaries({"project_id": st.sampled_from(["P1", "P2", "P3"]), "title": st.sampled_from(["A", "B"])}), max_size=8
    )
)
def test_repeats_are_merged_and_a_key_means_one_row(tmp_path, cells):
    through = passed(tmp_path, [one_row(**one) for one in cells])
    assert through.rows_in == len(through.loaded) + len(through.quarantined) + through.merged == len(cells)
    keys = [row.values["project_id"] for row in through.loaded]
    assert sorted(keys) == sorted({one["project_id"] for one in cells})


@ONE_FOLDER
@given(content=st.binary(max_size=300))
def test_a_file_of_any_bytes_is_read_or_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "projects.csv"
    path.write_bytes(content)
    with pytest.raises(BadRegister):
        pass_gate(path, PROJECTS)


@ONE_FOLDER
@given(tail=st.binary(max_size=200))
def test_a_file_with_the_right_header_and_any_tail_is_read_or_refused_in_a_sentence(tmp_path, tail):
    path = tmp_path / "projects.csv"
    path.write_bytes(",".join(NAMES).encode() + b"\n" + tail)
    with contextlib.suppress(BadRegister):
        through = pass_gate(path, PROJECTS)
        assert through.rows_in == len(through.loaded) + len(through.quarantined) + through.merged
