"""Intervals, indices and badges: each against another implementation, and in generated worlds where the truth is known."""

import itertools
import math

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.concentration import bootstrap, gini, herfindahl
from analytics.statistics.diversity import entropy
from analytics.statistics.intervals import clopper_pearson, ratio, wilson
from analytics.statistics.specialisation import location_quotients
from analytics.statistics.survival import kaplan_meier

parts = st.integers(1, 200).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
several_counts = st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(lambda counts: sum(counts) >= 2)


@given(parts)
def test_intervals_of_shares_are_those_of_statsmodels(drawn):
    from statsmodels.stats.proportion import proportion_confint

    assert wilson(*drawn) == pytest.approx(proportion_confint(*drawn, method="wilson"), abs=1e-9)
    assert clopper_pearson(*drawn) == pytest.approx(proportion_confint(*drawn, method="beta"), abs=1e-9)


@given(st.integers(0, 80), st.integers(1, 80))
def test_the_interval_of_a_ratio_is_that_of_a_binomial_by_scipy(later, earlier):
    from scipy.stats import binomtest

    low, high = binomtest(later, later + earlier).proportion_ci(0.95, "exact")
    found = ratio(later, earlier)
    assert found[0] == pytest.approx(low / (1 - low), abs=1e-9)
    assert found[1] is None if high == 1 else found[1] == pytest.approx(high / (1 - high), rel=1e-6)


@given(several_counts)
def test_concentration_is_the_chance_that_two_records_share_a_unit(counts):
    records = [unit for unit, count in enumerate(counts) for _ in range(count)]
    pairs = list(itertools.combinations(records, 2))
    assert herfindahl(counts) == pytest.approx(sum(one == other for one, other in pairs) / len(pairs))


@given(several_counts)
def test_gini_is_half_the_mean_difference_over_the_mean(counts):
    gaps = [abs(one - other) for one in counts for other in counts]
    assert gini(counts) == pytest.approx(sum(gaps) / len(counts) ** 2 / (2 * sum(counts) / len(counts)))


@given(several_counts)
def test_entropy_is_that_of_scipy_with_its_correction(counts):
    from scipy.stats import entropy as plain

    seen = sum(count > 0 for count in counts)
    assert entropy(counts) == pytest.approx(float(plain(counts)) + (seen - 1) / (2 * sum(counts)))


@pytest.mark.slow
@pytest.mark.parametrize("whole", [30, 60, 100])
def test_the_interval_of_a_share_covers_it_93_to_97_times_in_100(whole):
    """On the average over shares: for one share alone it swings with the few counts that are possible (97.5 at 0.1 of 30)."""
    random = numpy.random.default_rng(1)
    shares = random.uniform(0.05, 0.95, 20_000)
    bounds = numpy.array([wilson(part, whole) for part in range(whole + 1)])
    low, high = bounds[random.binomial(whole, shares)].T
    assert 0.93 <= ((low <= shares) & (shares <= high)).mean() <= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("expected", [15, 30, 100])
def test_the_exact_interval_of_a_ratio_covers_it_95_to_97_times_in_100(expected):
    drawn = numpy.random.default_rng(2).poisson([expected, 1.5 * expected], size=(20_000, 2)).clip(1)
    covered = [low <= 1.5 <= (high or math.inf) for earlier, later in drawn.tolist() for low, high in [ratio(later, earlier)]]
    assert 0.95 <= numpy.mean(covered) <= 0.97


@pytest.mark.slow
def test_the_interval_of_concentration_covers_it_93_to_97_times_in_100():
    shares = numpy.array([0.3, 0.2, 0.12, 0.1, 0.08, 0.06, 0.05, 0.03, 0.02, 0.02, 0.01, 0.01])
    random, covered = numpy.random.default_rng(3), []
    for _ in range(400):
        low, high = bootstrap(random.multinomial(150, shares).tolist(), herfindahl)
        covered.append(low <= (shares**2).sum() <= high)
    assert 0.93 <= numpy.mean(covered) <= 0.97


@pytest.mark.slow
def test_survival_covers_the_truth_93_to_97_times_in_100():
    random, covered = numpy.random.default_rng(4), []
    for _ in range(1000):
        waited, watched = random.exponential(5, 100), random.uniform(0, 12, 100)
        steps = kaplan_meier(numpy.minimum(waited, watched), waited <= watched)
        at = [step for step in steps if step.time <= 4][-1]
        covered.append(at.low <= math.exp(-4 / 5) <= at.high)
    assert 0.93 <= numpy.mean(covered) <= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("lines", [12, 22], ids=["regions", "sectors"])
@pytest.mark.parametrize("records", [120, 400, 2000])
def test_at_most_one_badge_in_forty_is_false(records, lines):
    random, tested, badges = numpy.random.default_rng(5), 0, 0
    for _ in range(200):
        places, axes = random.dirichlet([2] * lines), random.dirichlet([3] * 7)
        table = random.multinomial(records, numpy.outer(places, axes).ravel()).reshape(lines, 7)
        if numpy.outer(table.sum(axis=1), table.sum(axis=0)).max() < 4 * records:
            continue  # refused: no cell has four expected
        found = [row for row in location_quotients("region", "axis", "projects")(cells(table)) if row["quotient"] is not None]
        tested, badges = tested + len(found), badges + sum(row["low"] > 1 for row in found)
    assert tested > 200
    assert badges / tested <= 0.025


def cells(table: numpy.ndarray) -> list[dict]:
    total = int(table.sum())
    return [
        {
            "region": i,
            "axis": j,
            "projects": int(table[i, j]),
            "of_region": int(table[i].sum()),
            "of_axis": int(table[:, j].sum()),
            "total": total,
        }
        for i, j in numpy.ndindex(table.shape)
    ]
