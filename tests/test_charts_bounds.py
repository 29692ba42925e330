"""Intervals are drawn from bound to bound, a stack fits its axis, and a ranking holds as many bars as it says."""

import pytest

from analytics.charts.interval_dots import IntervalDots
from analytics.charts.look import Look
from analytics.charts.ranked_bars import RankedBars
from analytics.charts.side_dots import SideDots
from analytics.charts.year_columns import YearColumns

ROW = {"axis": "ai", "register": "projects", "share_pct": 20.0, "low_pct": 10.0, "high_pct": 40.0}
COLUMNS = ("axis", "share_pct", "low_pct", "high_pct")


@pytest.mark.parametrize("chart", [IntervalDots(*COLUMNS), SideDots(*COLUMNS, side="register")], ids=["dots", "sides"])
def test_an_interval_is_drawn_from_its_low_bound_to_its_high_one(chart):
    lines = [trace["x"] for trace in chart.figure([ROW], Look("en"))["data"] if trace["mode"] == "lines"]
    assert lines == [[10.0, 40.0]]


def test_the_axis_of_stacked_columns_holds_the_whole_stack():
    rows = [{"year": 2020, "projects": 50, "events": 70}, {"year": 2021, "projects": 10, "events": 10}]
    assert YearColumns(("projects", "events")).figure(rows, Look("en"))["layout"]["yaxis"]["range"][1] >= 120


def test_a_ranking_holds_fifteen_bars():
    rows = [{"year": 2000 + place, "projects": 40 - place} for place in range(20)]
    [bars] = RankedBars("year", "projects").figure(rows, Look("en"))["data"]
    assert bars["x"] == [40 - place for place in range(15)]
