"""Rows from outside: what their cells say of one another, of other rows, and whether the counts add up."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.importing.check import checked_table, manner_of
from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.remarks import Remark
from analytics.importing.report import Report
from analytics.importing.rows import CheckedRow
from analytics.vocabulary import LANGUAGES
from tests.examples import examples
from tests.offered import BASE, counts, report_of, rules, table


def value(report: Report, name: str) -> object:
    [row] = report.rows
    return row.values[[column.name for column in columns_of(report.dataset)].index(name)]


@pytest.mark.parametrize(
    ("dates", "outcome", "loaded", "quarantined"),
    [
        (["13/05/2024", "03/04/2024"], "repair", 2, 0),
        (["05/13/2024", "03/04/2024"], "repair", 2, 0),
        (["13/05/2024", "14/05/2024", "05/13/2024"], "quarantine", 2, 1),
        (["13/05/2024", "05/13/2024"], "quarantine", 1, 1),
        (["13/05/2024", "05/13/2024", "03/04/2024"], "refuse", 0, 0),
        (["03/04/2024"], "refuse", 0, 0),
        (["03/04/2024", "2024-05-13"], "refuse", 0, 0),
        (["03/04/2024", "31/02/2024"], "refuse", 0, 0),
        (["04/04/2024"], "repair", 1, 0),
        (["\u200f03/04/2024"], "refuse", 0, 0),
        (["03–04–2024", "\u200f13/05/2024"], "repair", 2, 0),
        (["2024-05-13", "2024-05", "2024"], "accept", 3, 0),
    ],
)
def test_one_date_tells_the_order_of_all(dates, outcome, loaded, quarantined):
    report = report_of("projects", *({"project_id": f"P{place}", "start_date": date} for place, date in enumerate(dates)))
    assert counts(report) == (outcome, loaded, quarantined, 0)


def test_a_file_that_contradicts_itself_says_so():
    dates = ["13/05/2024", "05/13/2024", "03/04/2024"]
    report = report_of("projects", *({"project_id": f"P{place}", "start_date": date} for place, date in enumerate(dates)))
    assert rules(report) == [(4, "start_date", "mixed_date_orders")]


def test_the_order_of_dates_is_told_by_any_column_of_dates():
    report = report_of("projects", {"start_date": "03/04/2024", "source_date": "13/05/2024"})
    assert value(report, "start_date") == "2024-04-03"


def test_a_file_whose_dates_nothing_settles_names_the_option():
    [finding] = report_of("projects", {"start_date": "03/04/2024"}).as_dict("en")["findings"]
    assert (finding["line"], finding["column"], finding["rule"], finding["severity"]) == (2, "start_date", "date_order", "refuse")
    assert "--dates dmy" in finding["message"]
    assert value(report_of("projects", {"start_date": "03/04/2024"}, dates="mdy"), "start_date") == "2024-03-04"


@pytest.mark.parametrize(
    ("dataset", "row", "rule"),
    [
        ("events", {"year": ""}, "no_date"),
        ("events", {"start_date": "2024-05-13", "end_date": "2024-05-12"}, "end_before_start"),
        ("events", {"start_date": "2024-05", "end_date": "2024-04-30"}, "end_before_start"),
        ("events", {"start_date": "2024-01-01", "end_date": "2025-02-05", "year": "2024"}, "event_too_long"),
        ("events", {"start_date": "2023-05-13"}, "other_year"),
        ("projects", {"start_date": "2023-05-13", "year": "2024", "year_basis": "stated"}, "other_year"),
        ("projects", {"budget_amount": "5", "budget_currency": ""}, "no_currency"),
        ("projects", {"budget_amount": "5", "budget_mad": "6"}, "two_amounts"),
        ("projects", {"budget_amount": "5 MAD", "budget_currency": "EUR"}, "two_amounts"),
        ("projects", {"budget_amount": "5 GBP"}, "not_in_list"),
        ("projects", {"budget_mad": "5 EUR"}, "other_currency"),
        ("projects", {"parent_project_id": "nobody"}, "unknown_reference"),
        ("projects", {"parent_project_id": "P1"}, "circle"),
        ("projects", {"project_id": "P 1"}, "identifier"),
        ("projects", {"project_id": ""}, "required"),
        ("projects", {"title": " "}, "required"),
        ("projects", {"axis": "n/a"}, "required"),
        ("projects", {"sector": "Helth"}, "not_in_list"),
        ("projects", {"budget_mad": "800.000"}, "ambiguous_number"),
        ("projects", {"note": "a.b@example.org"}, "private"),
    ],
)
def test_one_fault_sets_one_row_aside(dataset, row, rule):
    report = report_of(dataset, row)
    assert counts(report) == ("quarantine", 0, 1, 0)
    assert [remark.rule for remark in report.all_remarks if remark.severity == "quarantine"] == [rule]


@pytest.mark.parametrize(
    ("dataset", "row", "name", "expected", "outcome"),
    [
        ("events", {"year": "", "start_date": "2024-05"}, "year", 2024, "accept"),
        ("events", {"year": "", "date_basis": "unknown"}, "year", None, "accept"),
        ("events", {"start_date": "2024-05-13", "end_date": "2024"}, "end_date", "2024", "accept"),
        ("events", {"start_date": "2024-01-01", "end_date": "2025-02-04"}, "end_date", "2025-02-04", "accept"),
        ("projects", {"start_date": "2023", "year": "2024"}, "year", 2024, "accept"),
        ("projects", {"start_date": "2020-01-01", "end_date": "2030"}, "end_date", "2030", "accept"),
        ("projects", {"budget_mad": "5"}, "budget_currency", "MAD", "accept"),
        ("projects", {"budget_mad": "5"}, "budget_amount", 5.0, "accept"),
        ("projects", {"budget_amount": "5", "budget_currency": "eur"}, "budget_currency", "EUR", "accept"),
        ("projects", {"budget_amount": "5 DH"}, "budget_currency", "MAD", "repair"),
        ("projects", {"budget_currency": "MAD"}, "budget_currency", None, "repair"),
        ("projects", {"source_url": "ftp://example.org"}, "source_url", None, "repair"),
        ("projects", {"city": "Rabat", "region": "MA-06"}, "city", "Rabat", "accept"),
        ("projects", {"title": "<b>Projet</b>"}, "title", "<b>Projet</b>", "accept"),
        ("projects", {"parent_project_id": "add-mnc-framework-2020"}, "parent_project_id", "add-mnc-framework-2020", "accept"),
    ],
)
def test_what_is_good_enough_is_loaded(dataset, row, name, expected, outcome):
    report = report_of(dataset, row)
    assert counts(report) == (outcome, 1, 0, 0)
    assert value(report, name) == expected


def test_a_city_in_another_region_is_a_warning():
    report = report_of("projects", {"city": "Rabat", "region": "MA-06"})
    assert rules(report) == [(2, "city", "city_elsewhere")]
    assert not report_of("projects", {"city": "Rabat", "region": "national"}).all_remarks


def test_an_unknown_value_comes_with_the_nearest_one():
    [finding] = report_of("projects", {"sector": "Helth"}).as_dict("fr")["findings"]
    assert (finding["suggestion"], finding["value"]) == ("health", "Helth")
    assert "Santé" in finding["message"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}, {}], ("repair", 1, 0, 1)),
        ([{}, {"axis": "3"}, {"project_id": "p1"}], ("repair", 1, 0, 2)),
        ([{}, {"title": "Un autre"}], ("quarantine", 0, 2, 0)),
        ([{}, {}, {"title": "Un autre"}], ("quarantine", 0, 3, 0)),
        ([{}, {"project_id": " P\u200b1"}], ("repair", 1, 0, 1)),
        ([{}, {"axis": "magic"}], ("quarantine", 0, 2, 0)),
        ([{"axis": "magic"}, {"axis": "magic"}], ("quarantine", 0, 2, 0)),
        ([{}, {"project_id": "P2"}], ("accept", 2, 0, 0)),
        ([{"project_id": ""}, {"project_id": ""}], ("quarantine", 0, 2, 0)),
        ([{"project_id": ""}, {"project_id": "P2"}], ("quarantine", 1, 1, 0)),
        ([{"project_id": None}, {"project_id": "None"}], ("quarantine", 1, 1, 0)),
        ([{"project_id": "\u200b", "parent_project_id": "P2"}, {"project_id": "P2"}], ("quarantine", 1, 1, 0)),
    ],
)
def test_rows_of_one_identifier_are_one_row_or_none(rows, expected):
    assert counts(report_of("projects", *rows)) == expected


@pytest.mark.parametrize(
    ("parents", "quarantined"),
    [
        ({"A": "B", "B": ""}, set()),
        ({"A": "b", "B": ""}, set()),
        ({"A": "B", "B": "A"}, {"A", "B"}),
        ({"A": "B", "B": "C", "C": "A", "D": "A"}, {"A", "B", "C", "D"}),
        ({"A": "X", "B": "A", "C": ""}, {"A", "B"}),
    ],
)
def test_a_reference_leads_to_a_row_that_is_loaded(parents, quarantined):
    report = report_of("projects", *({"project_id": one, "parent_project_id": parent} for one, parent in parents.items()))
    assert {row.values[0] for row in report.rows if not row.is_good} == quarantined


ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(), st.datetimes(),
    st.sampled_from(["P1", "p1", "P2", "ai", "3", "13/05/2024", "03/04/2024", "05/13/2024", "2024", "800.000", "N/A", "1 500 DH", "Rabat", "\ud800"]),
)  # fmt: skip


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), dataset=st.sampled_from(DATASETS))
def test_counts_add_up_for_any_cells(data, dataset):
    names = [column.name for column in columns_of(dataset)]
    header = [
        *BASE[dataset],
        *data.draw(st.lists(st.sampled_from([name for name in names if name not in BASE[dataset]]), max_size=6, unique=True)),
    ]
    rows = data.draw(st.lists(st.lists(ANY_CELL, min_size=len(header), max_size=len(header)), max_size=6))
    report = checked_table(table(rows, header), dataset, manner_of(dataset))
    assert report.rows_in == (0 if report.outcome == "refuse" else len(rows))
    said = report.as_dict(data.draw(st.sampled_from(LANGUAGES)))
    assert said["rows_in"] == said["loaded"] + said["quarantined"] + said["merged"]
    json.dumps(said).encode()


def test_a_row_knows_whether_it_is_good():
    assert CheckedRow(2, ()).is_good
    assert not CheckedRow(2, (), (Remark("date"),)).is_good
