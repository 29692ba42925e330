"""Selections: any sequence of clicks is the view its address says, and holds the rows pandas finds."""

from functools import cache
from urllib.parse import parse_qs, urlencode

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.downloads.records import records_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.selection import KEY_OF_COLUMN, narrowed, read, selection_of, written
from analytics.view import DIMENSIONS, View, view_of
from analytics.warehouse.organisations import organisation_ids
from analytics.warehouse.part import WHOLE
from analytics.warehouse.records import count_listed
from tests.examples import examples

COLUMN_OF_KEY = {key: column for column, key in KEY_OF_COLUMN.items()}
CODED = ("axis", "sector", "actor_type", "kind", "region", "scope", "status")


@pytest.fixture(scope="module")
def projects(version) -> pandas.DataFrame:
    found = records_of("projects", View())
    return pandas.DataFrame(list(found.rows), columns=list(found.columns)).astype({"year": "Int64"})


def selections(projects: pandas.DataFrame) -> st.SearchStrategy[list[dict]]:
    rows = projects[[*CODED, "year"]].astype(object).where(projects.notna(), None).to_dict("records")
    column = st.sampled_from([*CODED, "year"])
    return st.lists(st.builds(lambda row, name: selection_of(row, [name]), st.sampled_from(rows), column), min_size=1, max_size=5)


def test_every_key_of_a_selection_is_a_key_of_the_view():
    keys = {dimension.key for dimension in DIMENSIONS}
    assert set(KEY_OF_COLUMN.values()) <= keys


def test_a_year_is_that_year_alone_and_the_unknown_is_asked_by_name():
    assert selection_of({"axis": None, "year": 2020, "projects": 3}) == {"axis": "unknown", "from": "2020", "to": "2020", "undated": "drop"}
    assert selection_of({"axis": "ai", "year": None}) == {"axis": "ai"}
    assert selection_of({"axis": "ai", "sector": "ict"}, ["sector"]) == {"sector": "ict"}
    assert selection_of({"projects": 3}) == {}


def test_a_selection_replaces_what_the_view_had_there_and_leaves_the_rest():
    view = View(axes=("ai", "training"), sectors=("health",), year_from=2010, lang="ar")
    assert narrowed(view, {"axis": "studies"}) == View(axes=("studies",), sectors=("health",), year_from=2010, lang="ar")


@settings(max_examples=examples(60), deadline=None)
@given(data=st.data())
def test_any_sequence_of_selections_is_the_view_of_its_address_and_the_rows_of_pandas(projects, data):
    view, address = View(), {"lang": ["fr"]}
    chosen = data.draw(selections(projects))
    for selection in chosen:
        view = narrowed(view, read(written(selection)))
        address |= {key: [value] for key, value in selection.items()}  # what a click does to the address in the browser
    assert view == view_of(parse_qs(urlencode(address, doseq=True)))
    kept = projects
    for key, value in {key: value for selection in chosen for key, value in selection.items()}.items():
        if key in COLUMN_OF_KEY:
            column = kept[COLUMN_OF_KEY[key]]
            kept = kept[column.isna() if value == "unknown" else column == value]
        elif key in ("from", "to"):
            kept = kept[kept["year"] == int(value)]
    assert [row[0] for row in records_of("projects", view).rows] == sorted(kept["project_id"])


FILED = 10  # the records themselves are taken for every tenth row; the others are counted
COUNTED = [name for name, one in indicators().items() if one.basis.registers in (("projects",), ("events",)) and one.basis.where == WHOLE]


@cache
def count_of(register: str, question: View, version: str) -> int:
    """Return how many records a view selects; indicators share most of their selections."""
    return count_listed(register, question, version)


@pytest.mark.parametrize("name", COUNTED)
def test_the_number_of_a_row_is_the_number_of_records_its_selection_leaves(name):
    answered = answer(name, View())
    register = answered.indicator.basis.registers[0]
    known = organisation_ids(answered.version)
    codes = {*KEY_OF_COLUMN, "year"}
    plain = [row for row in answered.rows if set(row) <= {*codes, register, "organisation"}]
    for place, row in enumerate(plain):
        selected = narrowed(View(), selection_of(row), known)
        assert count_of(register, selected, answered.version) == row[register], row
        if place % FILED == 0:
            assert len(records_of(register, selected).rows) == row[register], row
