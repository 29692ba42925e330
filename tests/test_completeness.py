"""Completeness by column and year: the same counts from the registers themselves, runs of years, and the page's refusals."""

import csv

import pytest

from analytics.errors import NotEnoughData
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.statistics.merged_years import years_together
from analytics.view import View, view_of
from analytics.vocabulary import vocabularies

REGISTERS = [("project_completeness_by_year", "projects"), ("event_completeness_by_year", "events")]


def rows_of_file(register: str) -> list[dict[str, str]]:
    with (HOUSE / "data" / "registry" / f"{register}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def is_known(row: dict[str, str], column: str) -> bool:
    """Return whether a record has a value, read from the file: a month is known where the start says it; a forecast is not observed."""
    if column == "start_month":
        return len(row["start_date"]) >= 7
    if column.endswith("_observed"):
        figure = column.removesuffix("_observed")
        return bool(row[figure]) and figure not in [name.strip() for name in row["forecast_fields"].split(",")]
    return bool(row[column].strip())


@pytest.mark.parametrize("query", [{}, {"from": ["2018"], "undated": ["drop"]}, {"axis": ["studies", "ai"]}])
@pytest.mark.parametrize(("name", "register"), REGISTERS)
def test_each_cell_is_what_the_file_says(version, name, register, query):
    axes = {vocabularies()["axes"].code_of(code) for code in query.get("axis", [])}
    first = int(query.get("from", ["0"])[0])
    rows = [row for row in rows_of_file(register) if row["year"] and int(row["year"]) >= first]
    rows = [row for row in rows if not axes or vocabularies()["axes"].code_of(row["axis"]) in axes]
    answered = answer(name, view_of(query))
    assert len(rows) == answered.coverage.n
    for cell in answered.rows:
        years = range(int(cell["years"][:4]), int(cell["years"][-4:]) + 1)
        within = [row for row in rows if int(row["year"]) in years]
        known = sum(is_known(row, cell["column_name"]) for row in within)
        assert (cell["known"], cell["records"]) == (known, len(within)), cell
        assert cell["share_pct"] == pytest.approx(100 * known / len(within))
        assert cell["records"] >= 30


def test_years_are_taken_together_until_they_hold_enough_and_the_rest_joins_the_last():
    counts = {2019: 10, 2020: 20, 2021: 35, 2022: 29, 2023: 1, 2024: 5}
    rows = [{"column_name": name, "year": year, "known": count // 2, "records": count} for name in "ab" for year, count in counts.items()]
    told = [(row["column_name"], row["years"], row["records"]) for row in years_together("known", "records", "column_name")(rows)]
    assert told[:3] == [("a", "2019-2020", 30), ("a", "2021", 35), ("a", "2022-2024", 35)]
    assert [years for name, years, _ in told if name == "b"] == ["2019-2020", "2021", "2022-2024"]


@pytest.mark.parametrize(("known", "filled"), [(0, 0), (1, 1), (150, 50), (299, 99), (300, 100)])
def test_only_all_is_a_hundred_and_only_none_is_nothing(known, filled):
    rows = [{"column_name": "a", "year": 2020, "known": known, "records": 300}]
    assert years_together("known", "records", "column_name")(rows)[0]["filled_pct"] == filled


def test_fewer_records_than_it_takes_are_refused():
    with pytest.raises(NotEnoughData) as refused:
        years_together("known", "records", "column_name")([{"column_name": "a", "year": 2020, "known": 5, "records": 29}])
    assert (refused.value.has, refused.value.needs) == (29, 30)


@pytest.mark.parametrize("name", [name for name, _ in REGISTERS])
def test_time_runs_from_left_to_right_in_every_language(version, name):
    from analytics.charts.look import Look

    answered = answer(name, View())
    for lang in ("fr", "ar", "en"):
        figure = answered.indicator.chart.figure(list(answered.rows), Look(lang, "light", 2025, answered.indicator.labels))
        low, high = figure["layout"]["xaxis"]["range"]
        assert low < high
        assert list(figure["layout"]["xaxis"]["ticktext"]) == sorted(
            figure["layout"]["xaxis"]["ticktext"], key=lambda one: one.strip("\u2066\u2068")
        )
