"""What the digits of printed figures allow to be said of a target: the verdicts of all figures they may be rounded from."""

from decimal import Decimal
from itertools import product
from random import Random

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analytics.statistics.of_targets import standings
from analytics.statistics.targets import Course, status
from analytics.statistics.verdicts import BETWEEN, VERDICTS, Promise, at_its_year, judged
from tests.examples import examples

RISING, FALLING = Promise(400, 1, 2020), Promise(50, -1, 2020)
DIGITS = st.decimals(min_value=Decimal("5"), max_value=Decimal("900"), places=1).map(float)


def half(figure: float) -> float:
    """Return half a unit of the last digit of a figure, from how Python writes it."""
    digits = repr(figure).rstrip("0").rstrip(".").partition(".")[2]
    return 0.5 / 10 ** len(digits)


@given(DIGITS, DIGITS, DIGITS, st.integers(2021, 2030))
@settings(max_examples=examples(300), deadline=None)
def test_a_verdict_stands_where_all_figures_it_may_be_rounded_from_agree(start, value, goal, year):
    assume(abs(start - goal) > 1 and abs(value - goal) > 0.1)
    course = Course(start, 2020, goal, 2030)
    told = judged(course, value, year)
    starts = numpy.linspace(start - half(start), start + half(start), 5)
    values = numpy.linspace(value - half(value), value + half(value), 5)
    found = {status(Course(float(one), 2020, goal, 2030), float(other), year) for one in starts for other in values}
    reached = course.is_reached(value)
    assert (told.named == "achieved") == reached
    if not reached:
        places = sorted(VERDICTS.index(name) for name in found)
        assert (told.best, told.worst) == (VERDICTS[places[0]], VERDICTS[places[-1]])
        assert told.named == (told.best if told.best == told.worst else BETWEEN)
        assert told.best != told.worst or told.named == status(course, value, year)


def test_exports_that_grew_by_less_than_their_rounding_lie_between_two_verdicts():
    told = judged(Course(26.17, 2023, 40.0, 2030), 26.2, 2024)
    assert (told.named, told.best, told.worst, told.year) == (BETWEEN, "limited", "deterioration", 2024)
    assert judged(Course(26.17, 2023, 40.0, 2030), 26.3, 2024).named == "limited"
    assert judged(Course(26.17, 2023, 40.0, 2030), 25.9, 2024).named == "deterioration"


def test_a_figure_that_falls_short_of_the_goal_by_rounding_alone_is_between():
    told = judged(Course(100.0, 2020, 400.0, 2030), 399.4, 2029)
    assert (told.named, told.best) == ("on_track", "on_track")
    near = judged(Course(100.0, 2020, 400.0, 2030), 399.6, 2029)
    assert (near.named, near.best, near.worst) == (BETWEEN, "achieved", "on_track")


@pytest.mark.parametrize(
    ("promise", "readings", "since", "named", "year"),
    [
        (RISING, {2015: 400}, 2010, "achieved", 2015),
        (RISING, {2015: 400, 2020: 420}, 2010, "achieved", 2020),
        (RISING, {2020: 400}, None, "achieved", 2020),
        (RISING, {2020: 399}, 2010, "missed", 2020),
        (RISING, {2020: 399, 2022: 410}, 2010, "reached_late", 2022),
        (RISING, {2020: 399.6, 2022: 410}, 2010, BETWEEN, 2022),
        (RISING, {2018: 400, 2020: 390}, 2010, "missed", 2020),  # it had come, and was gone by its year
        (RISING, {2018: 400, 2022: 390}, 2010, "achieved", 2018),
        (RISING, {2021: 300}, 2010, "missed", 2021),
        (RISING, {2018: 300, 2023: 390, 2024: 395}, 2010, "missed", 2023),
        (RISING, {2020: 399.6}, 2010, BETWEEN, 2020),
        (RISING, {2020: 399.5}, 2010, BETWEEN, 2020),  # half a unit, and no more
        (RISING, {2020: 399.4}, 2010, "missed", 2020),
        (FALLING, {2019: 49}, 2010, "achieved", 2019),
        (FALLING, {2021: 60}, 2010, "missed", 2021),
    ],
)
def test_what_was_promised_for_a_year_that_is_over(promise, readings, since, named, year):
    told = at_its_year(promise, readings, since)
    assert told is not None
    assert (told.named, told.year) == (named, year)
    assert named == BETWEEN or promise.is_reached(readings[year]) == (named in ("achieved", "reached_late"))


@pytest.mark.parametrize(("readings", "since"), [({}, 2010), ({2015: 300}, 2010), ({2010: 400}, 2010), ({2015: 400}, None)])
def test_readings_before_the_year_tell_nothing_unless_they_have_come_to_the_goal(readings, since):
    assert at_its_year(RISING, readings, since) is None


def test_no_figure_that_rounds_to_the_printed_ones_stands_elsewhere_than_the_verdict():
    """Figures drawn with all their digits, printed with none, one or two of them: their verdict is always within what the print allows."""
    chance, seen = Random(5), set()
    for _ in range(4_000):
        start, growth, digits = chance.uniform(8, 60), chance.uniform(-0.06, 0.12), chance.choice((0, 1, 2))
        course, value = Course(start, 2020, start * 1.5, 2030), start * (1 + growth) ** 2
        printed = Course(round(start, digits), 2020, course.goal, 2030)
        told, true = judged(printed, round(value, digits), 2022), status(course, value, 2022)
        places = [VERDICTS.index(one) for one in (told.best, true, told.worst)]
        assert places == sorted(places), (start, value, digits)
        assert told.named in (BETWEEN, true)
        seen.add(told.named)
    assert seen == {"on_track", "acceleration_needed", "limited", "deterioration", BETWEEN}


def test_every_series_of_four_years_is_decided_as_a_list_of_its_years_says():
    """All series of 2019 to 2022 that are unread, short or reached in each year, recounted from a line of letters."""
    for letters in product("-sr", repeat=4):
        readings = {2019 + place: {"s": 50, "r": 120}[letter] for place, letter in enumerate(letters) if letter != "-"}
        before, at, *after = letters
        by = at if at != "-" else before
        expected = "achieved" if by == "r" else "reached_late" if "r" in after else "missed" if {"s"} & {at, *after} else None
        found = at_its_year(Promise(100, 1, 2020), readings, 2010)
        assert (found and found.named) == expected, letters


DATED = {
    "agrees_with_other_sources": None,
    "source_url": "",
    "strategy": "",
    "axis": "ai",
    "unit": "%",
    "direction": "rises",
    "last_year": 2025,
}


def lines(target: dict, readings: dict[str, dict[int, float]]) -> list[dict]:
    """Return the standings of one target from the readings of each publisher by year."""
    about = {**DATED, "target_id": "T1", "indicator_key": "x", "target_value_min": None, **target}
    told = [(publisher, year, value) for publisher, own in readings.items() for year, value in own.items()]
    return standings(
        [{**about, "publisher": name, "reading_year": year, "reading_value": value, "reading_url": ""} for name, year, value in told]
    )


@pytest.mark.parametrize(("goal", "said"), [(200, 9), (100_000, 1)])
def test_no_chance_is_told_as_certain_or_as_none(goal, said):
    steady = {2015 + place: 100 * 1.1**place for place in range(11)}
    target = {"baseline_value": 100, "baseline_year": 2015, "target_value": goal, "target_year": 2027}
    [line] = lines(target, {"A": {year: value for year, value in steady.items() if value < goal}})
    assert line["chances_in_ten"] == said


def test_what_cannot_be_judged_tells_the_series_that_was_read_last():
    target = {"baseline_value": None, "baseline_year": None, "target_value": 400, "target_year": 2030}
    [line] = lines(target, {"A": {2010: 1, 2011: 2, 2012: 3}, "B": {2020: 5}, "C": {2019: 4, 2020: 6}})
    assert (line["target_status"], line["publisher"], line["readings"]) == ("no_baseline", "C", 2)
