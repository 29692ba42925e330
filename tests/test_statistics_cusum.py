"""Cumulative sums of counts: known answers, refusals, and a share of false alarms as promised."""

import math

import numpy
import pytest

from analytics.errors import NotEnoughData
from analytics.statistics.cusum import FALSE_ALARMS, SHIFT, cusum, unevenness

STEADY = [10] * 5


def test_the_sums_are_those_of_a_calculation_by_hand():
    upper = 10 * 0.5 / math.log(1.5)  # 12.33: Lucas's value between 10 and 15
    found = cusum([*STEADY, 15, 11, 20], 5)
    assert (found.mean, found.reference_value) == (10, pytest.approx(upper))
    first = 15 - upper
    assert found.sums == pytest.approx((first, first + 11 - upper, first + 31 - 2 * upper))
    lower = 10 * (1 / SHIFT - 1) / math.log(1 / SHIFT)
    assert cusum([*STEADY, 15, 4, 4], 5, False).sums == pytest.approx((0, lower - 4, 2 * lower - 8))


def test_a_sum_never_falls_below_nothing_and_starts_anew():
    upper = 10 * 0.5 / math.log(1.5)
    assert cusum([*STEADY, 3, 3, 14], 5).sums == pytest.approx((0, 0, 14 - upper))


def test_the_alarm_is_at_the_first_sum_above_the_decision():
    assert cusum([*STEADY, 10, 30, 30], 5).first_alarm == 1
    assert cusum([*STEADY, 10, 10, 10], 5).first_alarm is None
    assert cusum([20] * 5 + [20, 5, 5], 5, False).first_alarm == 1


def test_a_larger_series_sees_more():
    powers = [cusum([level] * 8, 5).power for level in (8, 20, 60)]
    assert powers == sorted(powers)
    assert powers[0] < 0.7
    assert powers[2] > 0.95


def test_the_unevenness_is_the_chance_of_a_chi_square_with_four_degrees():
    half = 59.2 / 9.4 / 2  # squared differences from the mean 9.4, over the mean
    assert unevenness([4, 9, 14, 8, 12]) == pytest.approx(math.exp(-half) * (1 + half), rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "reference", "reason"),
    [
        (STEADY, 5, "too_few_periods"),
        ([*STEADY, 10], 4, "too_few_periods"),
        ([1] * 8, 5, "too_few_counted"),
        ([0] * 8, 5, "too_few_counted"),
        ([2, 5, 10, 20, 40, 40], 5, "uneven_reference"),
    ],
)
def test_what_cannot_be_judged_is_refused(counts, reference, reason):
    with pytest.raises(NotEnoughData, match=reason):
        cusum(counts, reference)


@pytest.mark.slow
@pytest.mark.parametrize("is_upward", [True, False])
@pytest.mark.parametrize(("level", "reference", "later"), [(20, 8, 12), (50, 5, 10)])
def test_false_alarms_are_as_many_as_promised_in_series_that_stay(level, reference, later, is_upward):
    random = numpy.random.default_rng(7)
    alarms, judged = 0, 0
    for _ in range(1000):
        try:
            found = cusum(random.poisson(level, reference + later).tolist(), reference, is_upward)
        except NotEnoughData:
            continue
        judged += 1
        alarms += found.first_alarm is not None
    assert judged > 950
    assert abs(alarms / judged - FALSE_ALARMS) <= 0.015
