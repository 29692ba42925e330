"""What joins a register, for any register and any file: nothing is lost, nothing is invented, and twice is once."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.importing.check import checked_table, manner_of
from analytics.importing.columns import DATASETS
from analytics.places import HOUSE
from analytics.publishing.joining import Joined, join, replaced
from analytics.registry.description import descriptions
from tests.examples import examples
from tests.offered import report_of, table

DATA = HOUSE / "data"
AXES = st.sampled_from(["ai", "training", "studies", "no axis"])
CELLS = st.fixed_dictionaries(
    {"title": st.sampled_from(["Un projet", "Un autre", ""]), "axis": AXES, "status": st.sampled_from(["", "running"])}
)
FILES = st.dictionaries(st.sampled_from(["P1", "p2", "P3", "P 4", "P6", "P7"]), CELLS, min_size=1)


def register_of(rows: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    names = [column.name for column in descriptions(DATA)["projects"].columns]
    return [dict.fromkeys(names, "") | {"project_id": one, "source_url": "https://example.org/"} | cells for one, cells in rows.items()]


def joined_by(register: list[dict[str, str]], file: dict[str, dict[str, str]], columns: list[str]) -> tuple[Joined, object]:
    rows = [[one, *(cells[name] for name in columns)] for one, cells in file.items()]
    report = checked_table(table(rows, ["project_id", *columns]), "projects", manner_of("projects"))
    return join(register, report)


REGISTERS = st.dictionaries(
    st.sampled_from(["P1", "P2", "P3", "P4", "P5"]), st.fixed_dictionaries({"title": st.just("Tenu"), "axis": st.just("ai")})
)


@settings(max_examples=examples(150), deadline=None)
@given(REGISTERS, FILES, st.sampled_from([["title", "axis"], ["title", "axis", "status"]]))
def test_a_register_after_an_import_is_what_it_was_with_the_good_rows_over_it(held, file, columns):
    register = register_of(held)
    joined, report = joined_by(register, file, columns)
    good = {one.upper(): cells for one, cells in file.items() if cells["title"] and cells["axis"] != "no axis" and " " not in one}
    wanted = {one: {**cells, "status": ""} for one, cells in held.items()}
    for one, cells in good.items():
        spelt = one if one in held else next(name for name in file if name.upper() == one)
        wanted[spelt] = {**wanted.get(spelt, {"status": ""}), **{name: cells[name] for name in columns}}
    assert {cells["project_id"]: {name: cells[name] for name in ("title", "axis", "status")} for cells in joined.rows} == wanted
    assert len(joined.added) + len(joined.updated) + joined.unchanged == report.loaded == len(good)
    assert joined_by(list(joined.rows), file, columns)[0].changes is False


@settings(max_examples=examples(100), deadline=None)
@given(REGISTERS, FILES)
def test_replacing_keeps_exactly_what_the_file_names(held, file):
    register = register_of(held)
    joined, report = joined_by(register, file, ["title", "axis"])
    after = replaced(register, joined, report)
    named = {one.upper().replace(" ", "") for one in file}
    assert set(after.retired) == {one for one in held if one not in named}
    assert {cells["project_id"] for cells in after.rows} == {cells["project_id"] for cells in joined.rows} - set(after.retired)


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_shipped_register_joined_to_itself_is_not_rewritten(dataset):
    with (DATA / "registry" / f"{dataset}.csv").open(encoding="utf-8", newline="") as text:
        header, *rows = csv.reader(text)
    register = [dict(zip(header, row, strict=True)) for row in rows]
    report = checked_table(table(rows, header), dataset, manner_of(dataset))
    joined, after = join(register, report)
    assert (joined.unchanged, joined.changes, after.quarantined) == (len(rows), False, 0)
    assert list(joined.rows) == register
    assert all(cells.get("source_url", "none asked") for cells in register)  # asked of nobody else, but ours name theirs


@pytest.mark.parametrize(("cell", "stays"), [("1500000", True), ("1 500 000", True), ("1500001", False)])
def test_an_amount_spelt_otherwise_is_the_same_amount(cell, stays):
    register = register_of({"P1": {"title": "Un projet", "axis": "ai", "budget_amount": "1500000.0", "budget_currency": "MAD"}})
    joined, _ = join(register, report_of("projects", {"budget_amount": cell, "budget_currency": "MAD"}))
    assert joined.changes is not stays
    assert joined.rows[0]["budget_amount"] == ("1500000.0" if stays else "1500001")
