"""The pace towards a target and the chance of reaching it: the bands at their bounds, certain futures, simulated series."""

import numpy
import pytest

from analytics.statistics import reaching
from analytics.statistics.reaching import SMALLEST_SERIES, chance_of_reaching
from analytics.statistics.targets import Course, pace_ratio, status

RISING, FALLING = Course(100, 2020, 250, 2030), Course(100, 2020, 40, 2030)


def at_ratio(course: Course, ratio: float, years: int) -> float:
    """Return the value that lies on a growth of `ratio` times the required one."""
    return course.start * (1 + course.direction * ratio * abs(course.required())) ** years


@pytest.mark.parametrize("course", [RISING, FALLING])
@pytest.mark.parametrize(
    ("ratio", "named"),
    [
        (1.2, "on_track"),
        (0.951, "on_track"),
        (0.949, "acceleration_needed"),
        (0.601, "acceleration_needed"),
        (0.599, "limited"),
        (0.0, "limited"),
        (-0.01, "deterioration"),
    ],
)
def test_the_bands_are_those_of_statistics_canada(course, ratio, named):
    value = at_ratio(course, ratio, 4)
    assert pace_ratio(course, value, 2024) == pytest.approx(ratio, abs=1e-9)
    assert status(course, value, 2024) == named


@pytest.mark.parametrize("course", [RISING, FALLING])
def test_a_target_that_is_met_is_achieved_whatever_the_pace(course):
    assert status(course, course.goal, 2029) == "achieved"
    assert course.way(course.goal) == 1
    assert course.way(course.start) == 0


def test_the_required_pace_leads_from_start_to_goal_and_stays_there():
    for course in (RISING, FALLING):
        assert course.expected(2030) == pytest.approx(course.goal)
        assert course.expected(2040) == pytest.approx(course.goal)
        assert course.expected(2019) == course.start


@pytest.mark.parametrize("course", [Course(0, 2020, 5, 2030), Course(5, 2020, 0, 2030), Course(5, 2020, 5, 2030), Course(5, 2030, 9, 2030)])
def test_no_growth_rate_leads_from_or_to_zero_or_within_no_time(course):
    assert status(course, 4, 2025) == "no_pace"


STEADY = [(2010 + place, 100 * 1.1**place) for place in range(8)]


def test_a_steady_series_is_certain():
    assert chance_of_reaching(STEADY, 100 * 1.1**10, 2020, 1) == 1
    assert chance_of_reaching(STEADY, 100 * 1.1**10 + 1, 2020, 1) == 0
    assert chance_of_reaching(STEADY, 100 * 1.1**10, 2020, -1) == 1


def test_readings_every_two_years_are_drawn_in_steps_of_two_years():
    every_second = [(2000 + 2 * place, 100 * 1.2**place) for place in range(8)]
    assert chance_of_reaching(every_second, 100 * 1.2**10, 2020, 1) == 1
    assert chance_of_reaching(every_second, 100 * 1.2**10.01, 2020, 1) == 0


def test_the_same_series_has_the_same_chance_and_a_farther_goal_a_lower_one():
    uneven = [(2010 + place, value) for place, value in enumerate((100, 120, 115, 140, 150, 145, 170, 200))]
    chances = [chance_of_reaching(uneven, goal, 2020, 1) for goal in (205, 240, 300, 500)]
    assert chances == sorted(chances, reverse=True)
    assert 0 < chances[1] < 1
    assert chances[0] == chance_of_reaching(uneven, 205, 2020, 1)


@pytest.mark.parametrize(
    ("readings", "year"),
    [(STEADY[: SMALLEST_SERIES - 1], 2018), (STEADY, 2017), (STEADY, 2025), ([(year, 0.0) for year, _ in STEADY], 2020), ([], 2030)],
    ids=["few", "no time left", "farther than the past", "zero", "none"],
)
def test_a_chance_is_refused(readings, year):
    assert chance_of_reaching(readings, 150, year, 1) is None


@pytest.mark.slow
@pytest.mark.parametrize("ahead", [1, 3, 6])
def test_what_is_given_a_chance_comes_true_as_often(ahead, monkeypatch):
    """Generated series of seven readings: the value that came is asked for, so its chance must be as often below a tenth as a tenth says."""
    monkeypatch.setattr(reaching, "DRAWS", 1_000)
    world = numpy.random.default_rng(11)
    chances = []
    for _ in range(2_500):
        steps = world.normal(0.05, 0.1, SMALLEST_SERIES - 1)
        values = 100 * numpy.exp(numpy.concatenate([[0], numpy.cumsum(steps)]))
        came = values[-1] * numpy.exp(world.normal(0.05, 0.1, ahead).sum())
        readings = [(2010 + place, float(value)) for place, value in enumerate(values)]
        chances.append(chance_of_reaching(readings, float(came), 2010 + SMALLEST_SERIES - 1 + ahead, 1))
    seen = [float(numpy.mean(numpy.array(chances) <= tenth)) for tenth in (0.1, 0.3, 0.5, 0.7, 0.9)]
    assert seen == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9], abs=0.05)
