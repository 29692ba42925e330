"""The bench says what it measured: goals are met up to their bound and missed above it; its Dash page stands on the libraries of the others."""

import re

from analytics.places import HOUSE
from benchmarks.contenders import CONTENDERS, DASH, MARSAD
from benchmarks.goals import GOALS, LARGE, MEASURES, SHIPPED, Goal
from benchmarks.report import judged, report
from benchmarks.run import orders

GOAL = Goal(SHIPPED, "page", DASH, "paint", 1.30)


def seen(**ours: float) -> dict:
    """Return three equal rounds in which every measure is 100, but for those given of Marsad."""
    return {one.name: {name: [ours.get(name, 100) if one is MARSAD else 100] * 3 for name in MEASURES} | {"lost": []} for one in CONTENDERS}


def pins(path: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (HOUSE / path).read_text(encoding="utf-8"), re.MULTILINE))


def test_a_goal_is_met_up_to_its_bound_and_missed_above_it():
    assert judged(GOAL, seen(page=130))[3:] == ["1.30", "1.30", "met"]
    assert judged(GOAL, seen(page=131))[3:] == ["1.31", "1.30", "missed"]


def test_a_goal_compares_marsad_with_the_measure_it_names():
    other = seen()
    other[DASH.name]["paint"] = [50, 200, 900]
    assert judged(GOAL, other)[3] == f"{100 / 200:.2f}"


def test_the_results_have_a_table_for_each_size_and_a_line_for_each_goal():
    text = report({LARGE: seen(change=41), SHIPPED: seen()}, {LARGE: 1_000_000, SHIPPED: 246}, 3)
    assert "1,000,000 events" in text
    assert "the 246 events" in text
    assert text.count("| met |") + text.count("| missed |") == len(GOALS)
    assert "| 0.41 | 0.40 | missed |" in text
    assert all(text.count(f"\n| {words} | {seen()[MARSAD.name]['start'][0]}") >= 1 for words in MEASURES.values())


def test_no_view_is_asked_twice_in_one_visit():
    views = [frozenset(order[:length]) for order in orders(MARSAD.axes) for length in range(1, len(order) + 1)]
    assert len(views) == len(set(views)) > 10


def test_the_dash_page_stands_on_the_same_versions_of_the_libraries_as_the_others():
    common = {(name, version) for name, version in pins("requirements/bench.txt") if name in {"pandas", "plotly", "pyarrow", "numpy"}}
    assert len(common) >= 4
    assert common <= pins("requirements.txt")


def test_the_dashboard_never_meets_dash():
    assert "dash" in dict(pins("requirements/bench.txt"))
    assert "dash" not in dict(pins("requirements.txt")) | dict(pins("requirements/dev.txt"))
