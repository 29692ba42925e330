"""Rows are read many at a time, column by column: each means what it means alone, whatever stands in the others."""

import csv
import subprocess
import sys
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.importing.cells import reading
from analytics.importing.cells.reading import ColumnReader
from analytics.importing.check import checked_table, manner_of
from analytics.importing.headers import read_header
from analytics.importing.rows import CheckedRow, Checker
from analytics.names import plain
from analytics.places import HOUSE
from analytics.registry.batch import batches_of
from analytics.registry.description import descriptions
from analytics.registry.findings import Row
from analytics.registry.gate import Passed, pass_gate
from analytics.warehouse.search_text import SEARCHED
from analytics.warehouse.staging import stage
from tests.offered import BASE, table
from tests.test_large_files import CELLS

PROJECT_CELLS = {
    "project_id": CELLS["event_id"],
    "title": CELLS["title"],
    "axis": CELLS["axis"],
    "start_date": CELLS["start_date"],
    "end_date": CELLS["end_date"],
    "year": CELLS["year"],
    "year_basis": st.sampled_from(["stated", "", "inferred", "deviné"]),
    "budget_amount": st.sampled_from(["5", "5 MAD", "5 GBP", "", "1 000,50", "-3", "beaucoup"]),
    "budget_mad": st.sampled_from(["", "5", "6", "5 EUR"]),
    "budget_currency": st.sampled_from(["", "MAD", "EUR", "or"]),
    "amount_kind": st.sampled_from(["", "budget", "rien"]),
    "parent_project_id": st.sampled_from(["", "na", "null", "P 1", "E1"]),
    "city": CELLS["city"],
    "region": CELLS["region"],
    "source_url": CELLS["source_url"],
    "note": CELLS["note"],
}
DRAWN = {"events": CELLS, "projects": PROJECT_CELLS}


def checker(dataset: str, header: list[str]) -> Checker:
    manner = replace(manner_of(dataset), dates="dmy")
    return Checker(dataset, [ColumnReader(column, place, manner) for column, place in read_header(header, dataset, frozenset()).columns])


def one_by_one(dataset: str, header: list[str], raws: tuple) -> list[CheckedRow]:
    """Return the rows, each read by readers that have seen no other."""
    return [row for raw in raws for row in checker(dataset, header).rows([raw])]


@pytest.mark.parametrize("dataset", DRAWN)
@given(data=st.data())
def test_rows_read_together_say_what_each_says_alone(dataset, data):
    cells = DRAWN[dataset]
    rows = data.draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=15))
    raws = table([[row[name] for name in cells] for row in rows], list(cells)).rows
    alone = one_by_one(dataset, list(cells), raws)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_MANY", 1)  # so that patterns are asked first, as in a large file
        together, half = checker(dataset, list(cells)), len(raws) // 2
        assert [*together.rows(raws[:half]), *together.rows(raws[half:])] == alone


@pytest.mark.parametrize("cell", [1, True, 1.0, 0, False, "1", "", None, "True", 2020, 2020.0, "2020"], ids=repr)
@pytest.mark.parametrize("name", ["event_id", "title", "year", "attendees", "note"])
def test_a_cell_means_the_same_after_any_other_that_equals_it(cell, name):
    header = [*BASE["events"], *({name} - set(BASE["events"]))]
    before = [1, True, 1.0, "1", "True", 0, False, 2020, 2020.0, "2020", None, ""]
    rows = [[{**BASE["events"], name: one}.get(column) for column in header] for one in [*before, cell]]
    raws = table(rows, header).rows
    together = checker("events", header)
    assert [*together.rows(raws[:-1]), *together.rows(raws[-1:])] == one_by_one("events", header, raws)


def test_the_words_for_nothing_are_no_parent_however_many_rows_say_so():
    rows = [[f"P{place}", "Un projet", "ai", word] for place, word in enumerate(["na", "none", "null", "N/A"] * 100)]
    report = checked_table(table(rows, [*BASE["projects"], "parent_project_id"]), "projects", manner_of("projects"))
    assert (report.loaded, report.outcome) == (400, "accept")


def test_a_cell_that_cannot_be_read_is_still_what_stood_there():
    [row] = checker("events", [*BASE["events"]]).rows(table([["E1", "Un salon", "magie", 2024]], [*BASE["events"]]).rows)
    assert (row.values[:3], [remark.rule for remark in row.remarks]) == (("E1", "Un salon", "magie"), ["not_in_list"])


def test_a_large_file_is_checked_without_loading_what_it_does_not_need():
    code = (
        "import sys; from analytics.importing.check import checked_table, manner_of; from tests.offered import table; "
        "rows = [[f'E{n}', f'Un salon {n}', 'ai', '2024'] for n in range(1000)]; "
        "report = checked_table(table(rows, ['event_id', 'title', 'axis', 'year']), 'events', manner_of('events')); "
        "print(report.loaded, 'pandas' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1000", "False"]


TEXTS = st.one_of(
    st.sampled_from(
        ["Café « Réussir » – 2.0", "الذكاءُ الاصطناعيّ", "أكاديميـة", "Straße", "ⵜⴰⴼⵔⵉⵇⵜ", "ﬁnance", "  à  ", "…", "٣ أيام", "e\u0301", ""]
    ),
    st.text(max_size=12),
)


@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(("title", "organiser", "note"), TEXTS)), max_size=6))
def test_what_a_search_reads_is_plain_whoever_made_it_so(rows):
    description = descriptions(HOUSE / "data")["events"]
    names = [column.name for column in description.columns]
    good = [Row(line, {name: row.get(name) or None for name in names}) for line, row in enumerate(rows, 2)]
    connection = duckdb.connect()
    connection.execute("ATTACH ':memory:' AS checked")
    stage(connection, Passed(description, len(good), tuple(good), (), 0))
    found = connection.execute("SELECT line, search_text FROM checked.events ORDER BY line").fetchall()
    assert found == [(row.line, plain(" ".join(str(row.values[name]) for name in SEARCHED if row.values.get(name)))) for row in good]


def test_the_columns_of_a_register_may_stand_in_any_order(tmp_path):
    shipped = HOUSE / "data" / "registry" / "cities.csv"
    description = descriptions(HOUSE / "data")["cities"]
    with shipped.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    with (tmp_path / "cities.csv").open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(row[::-1] for row in rows)
    turned, straight = (pass_gate(path, description) for path in (tmp_path / "cities.csv", shipped))
    assert [(row.line, row.values) for row in turned.loaded] == [(row.line, row.values) for row in straight.loaded]


def test_a_batch_is_taken_apart_and_put_together():
    rows = [Row(line, {"a": line, "b": str(line)}) for line in range(2, 9)]
    batches = list(batches_of(rows, 3))
    assert [len(batch.lines) for batch in batches] == [3, 3, 1]
    assert [dict(row.values) for batch in batches for row in batch.rows(("a", "b"))] == [row.values for row in rows]
    assert (batches[0].without({1}).lines, batches[0].only([2]).columns) == ([2, 4], [[4], ["4"]])
