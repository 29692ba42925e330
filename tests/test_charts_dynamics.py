"""The map of emergence and the columns of what is still to come: what is in the accent, what is shaded, what is left out, what is mirrored."""

import pytest

from analytics.charts.emergence_map import EmergenceMap
from analytics.charts.look import Look
from analytics.charts.names_of_dots import Plots
from analytics.charts.still_to_come import StillToCome
from analytics.charts.svg.layers import layers_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.answers_shown import Shown
from analytics.view import View
from analytics.vocabulary import LANGUAGES

every_language = pytest.mark.parametrize("lang", LANGUAGES)
EMERGING = indicators()["axis_emergence"].labels
COMING = indicators()["recent_records"].labels


def placed(axis: str, age: float, late: float | None, chance: float | None, **more) -> dict:
    wide = {"low_pct": None if late is None else late - 10, "high_pct": None if late is None else late + 10, "ratio": None}
    seen = {"projects": 20, "since_year": 2015, "previous": 4, "latest": 9, "power_pct": 30.0, "burst_year": None}
    whole = {"mean_age_of_all": 4.0, "late_of_all_pct": 60.0, "bar_pct": 2.5}
    return {"axis": axis, "mean_age": age, "late_pct": late, "chance_pct": chance, **wide, **seen, **whole, **more}


ROWS = [
    placed("ai", 2.0, 88.0, 0.1, projects=40),
    placed("events", 5.0, 85.0, 0.2),
    placed("training", 3.0, 62.0, 30.0),
    placed("studies", 3.02, 62.5, 31.0),
    placed("industry40", 3.0, None, None),
]


def of_emergence(lang: str) -> dict:
    return EmergenceMap("axis", "projects").figure(ROWS, Look(lang, own=EMERGING))


@every_language
def test_only_a_young_class_beyond_its_bar_is_in_the_accent(lang):
    tones, dots = Look(lang).tones, of_emergence(lang)["data"][-1]
    assert dots["marker"]["color"] == [tones.accent, tones.data, tones.data, tones.data]
    assert dots["marker"]["size"][0] == max(dots["marker"]["size"])


@every_language
def test_a_class_that_was_not_judged_is_left_out(lang):
    assert len(of_emergence(lang)["data"][-1]["x"]) == len(of_emergence(lang)["data"]) - 1 == 4


@every_language
def test_young_is_where_reading_ends(lang):
    first, last = of_emergence(lang)["layout"]["xaxis"]["range"]
    assert (first < last) == (lang == "ar")


@every_language
def test_of_two_names_that_would_lie_on_one_another_each_has_its_own_side_or_none(lang):
    names = [one for one in of_emergence(lang)["layout"]["annotations"] if 2.9 < one["x"] < 3.1]
    assert len({(one["xanchor"], one["yanchor"]) for one in names}) == len(names) >= 1


def month(until: str, records: int, share: float, whole: float | None) -> dict:
    bounds = {"low": None if whole is None else records, "high": None if whole is None else whole + 3}
    return {"until_month": until, "records": records, "share_pct": share, "in_the_end": whole, **bounds}


MONTHS = [month("2025-10", 9, 96.0, 9.4), month("2026-01", 8, 80.0, 10.0), month("2026-04", 2, 40.0, None)]


def of_months(lang: str) -> dict:
    return StillToCome("until_month", "records", "in_the_end", "low", "high", "share_pct", 90).figure(MONTHS, Look(lang, own=COMING))


@every_language
def test_months_of_which_much_is_missing_are_shaded(lang):
    assert [(band["x0"], band["x1"]) for band in of_months(lang)["layout"]["shapes"]] == [(0.5, 1.5), (1.5, 2.5)]


@every_language
def test_what_is_not_estimated_has_no_bar_and_no_interval(lang):
    written, coming, *intervals = of_months(lang)["data"]
    assert written["y"] == [9, 8, 2]
    assert coming["y"] == [pytest.approx(0.4), 2, None]
    assert [line["x"] for line in intervals] == [[0, 0], [1, 1]]


@every_language
def test_the_last_period_is_always_named(lang):
    axis = of_months(lang)["layout"]["xaxis"]
    assert axis["tickvals"][0] == 2
    assert "2026" in axis["ticktext"][0]


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("name", ["axis_emergence", "sector_emergence"])
def test_every_dot_of_the_shipped_registers_has_its_name(name, lang, version):
    figure = Shown(answer(name, View()), lang).figure()
    dots, names = figure["data"][-1], figure["layout"]["annotations"]
    assert len({one["text"] for one in names}) == len(dots["x"])
    assert {(one["x"], one["y"]) for one in names} == set(zip(dots["x"], dots["y"], strict=True))


def test_a_name_stands_beside_its_dot_else_on_a_line_where_nothing_else_stands_on_either_plot():
    close = [(100.0, 100.0), (112.0, 100.0), (88.0, 100.0), (100.0, 88.0), (100.0, 112.0)]
    plots = Plots([close, [(2 * across, down) for across, down in close]], [6.0] * 5, [(270, 290), (540, 290)])
    placed = [plots.place(which, "a name") for which in range(5)]
    assert placed[0].has_line
    assert not all(one.has_line for one in placed)
    for boxes in plots.names:
        pairs = [(one, other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]]
        assert not [pair for pair in pairs if overlap(*pair)]


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def test_a_name_without_room_is_left_out():
    assert Plots([[(10.0, 10.0)]], [6.0], [(20, 20)]).place(0, "far too long a name") is None


def test_the_line_to_a_name_is_in_the_picture_too(version):
    layers = Shown(answer("sector_emergence", View()), "fr").picture(700)
    figure = Shown(answer("sector_emergence", View()), "fr").figure()
    lines = [one for one in figure["layout"]["annotations"] if one["showarrow"]]
    assert lines
    without = {
        **figure,
        "layout": {**figure["layout"], "annotations": [one for one in figure["layout"]["annotations"] if not one["showarrow"]]},
    }
    assert layers.marks.count("<line") == layers_of(without, 700).marks.count("<line") + len(lines)
