"""Statistics against another way to the same number: scipy, statsmodels, pandas, an equation solved, a list of all cases."""

import itertools
import math
import random as standard

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, dirichlet, dirichlet_multinomial, hypergeom, norm
from scipy.stats import entropy as plain_entropy
from scipy.stats import t as students

from analytics.statistics.block_bootstrap import block_bootstrap
from analytics.statistics.bursts import bursts, chance_of_finding
from analytics.statistics.capture import chapman
from analytics.statistics.complexity import eigen_index
from analytics.statistics.concentration import bootstrap, herfindahl, lorenz, top_share
from analytics.statistics.differences import newcombe
from analytics.statistics.diffusion import bass_ceiling
from analytics.statistics.diversity import effective_interval, effective_number
from analytics.statistics.diversity_of_rows import diversity_by_group, diversity_by_window
from analytics.statistics.intervals import bootstrap_tail
from analytics.statistics.lead_lag import prewhitened
from analytics.statistics.medians import interval_place
from analytics.statistics.rates import poisson
from analytics.statistics.reporting_lag import completeness
from analytics.statistics.shift_share import shift_share

COUNTS = [14, 9, 5, 2, 1, 1]
several = st.lists(st.integers(0, 40), min_size=2, max_size=12).filter(lambda counts: sum(counts) > 1)


@given(several, st.integers(1, 6))
def test_what_the_largest_and_the_smallest_hold_is_that_of_pandas(counts, how_many):
    frame = pandas.Series(counts)
    assert top_share(counts, how_many) == pytest.approx(frame.nlargest(how_many).sum() / frame.sum())
    held = [share for _, share in lorenz(counts)]
    assert held == pytest.approx([frame.nsmallest(place).sum() / frame.sum() for place in range(len(counts) + 1)])


@given(several)
def test_the_effective_number_is_that_of_scipy_with_its_correction(counts):
    seen = sum(count > 0 for count in counts)
    assert effective_number(counts) == pytest.approx(math.exp(plain_entropy(counts) + (seen - 1) / (2 * sum(counts))))


def test_the_interval_of_the_effective_number_is_that_of_scipys_distributions():
    """The same prior by other hands: concentrations for all degrees of evenness, weighed by what scipy says of the counts."""
    most, seen = 12, numpy.array([*COUNTS, *[0] * 6])
    random, finer = numpy.random.default_rng(8), numpy.geomspace(1e-4, 1e4, 60_000)
    middles = numpy.array([_mean_entropy(one, most) for one in finer])
    prior = [finer[numpy.searchsorted(middles, level)] for level in numpy.linspace(0.01, 0.99, 99) * math.log(most)]
    weights = numpy.exp([dirichlet_multinomial.logpmf(seen, numpy.full(most, one), seen.sum()) for one in prior])
    drawn = random.choice(prior, 6000, p=weights / weights.sum())
    numbers = [math.exp(plain_entropy(dirichlet.rvs(seen + one, random_state=random)[0])) for one in drawn]
    bounds = pytest.approx(tuple(numpy.quantile(numbers, [0.025, 0.975])), rel=0.03)
    assert effective_interval(COUNTS, most) == bounds
    rows = [{"axis": "ai", "year": 2020, "sector": place, "projects": count} for place, count in enumerate(COUNTS)]
    for told in (diversity_by_group("axis", "projects", "effective", most), diversity_by_window("sector", "projects", "effective", most)):
        [row] = told(rows)
        assert (row["low"], row["high"]) == bounds


@given(st.permutations(COUNTS))
def test_diversity_does_not_depend_on_the_order_of_the_rows(counts):
    assert effective_number(counts) == effective_number(COUNTS)
    assert effective_interval(counts, 7) == effective_interval(COUNTS, 7)


def _mean_entropy(concentration: float, kinds: int) -> float:
    from scipy.special import digamma

    return float(digamma(kinds * concentration + 1) - digamma(concentration + 1))


def test_the_interval_of_concentration_is_that_of_records_drawn_one_by_one():
    drawn, records = standard.Random(3), [unit for unit, count in enumerate(COUNTS) for _ in range(count)]
    seen = []
    for _ in range(4000):
        again = pandas.Series(drawn.choices(records, k=len(records))).value_counts()
        seen.append((again * (again - 1)).sum() / (len(records) * (len(records) - 1)))
    moved = numpy.mean(seen) - herfindahl(COUNTS)
    assert bootstrap(COUNTS, herfindahl) == pytest.approx(tuple(numpy.quantile(seen, [0.025, 0.975]) - moved), abs=0.012)


def test_a_tail_is_that_of_two_distributions_of_scipy():
    for pieces in (2, 14, 39, 1000):
        assert bootstrap_tail(pieces) == pytest.approx(norm.cdf(students.ppf(0.025, pieces - 1) * math.sqrt(pieces / (pieces - 1))))
    assert bootstrap_tail(100_000) == pytest.approx(0.025, rel=1e-3)


def test_runs_drawn_again_spread_as_their_formula_says():
    """The mean of runs drawn with return has the variance of one run's mean, divided by the number of runs."""
    series = numpy.cumsum(numpy.random.default_rng(2).normal(size=240)) / 10
    runs = numpy.array([numpy.roll(series, -start)[:6].mean() for start in range(240)])
    half = norm.isf(bootstrap_tail(40)) * runs.std() / math.sqrt(40)
    assert block_bootstrap(series, numpy.mean, length=6) == pytest.approx((series.mean() - half, series.mean() + half), abs=0.08 * half)


def test_a_burst_is_found_as_often_as_in_worlds_drawn_one_by_one():
    totals, bar, random, found = numpy.array([20, 24, 30, 30, 40, 40, 50, 45]), 3.0, numpy.random.default_rng(6), 0
    for _ in range(1500):
        start = random.integers(0, 7)
        shares = numpy.where((numpy.arange(8) == start) | (numpy.arange(8) == start + 1), 0.3, 0.15)
        counts = random.binomial(totals, shares)
        found += max((one.weight for one in bursts(counts.tolist(), totals.tolist())), default=0) > bar
    assert chance_of_finding(0.15, totals, bar) == pytest.approx(found / 1500, abs=0.07)
    assert 0.1 < found / 1500 < 0.9


def test_complexity_is_what_reflections_come_to():
    """Hidalgo and Hausmann 2009, equations 3 and 4: each mean of means is nearer to the second eigenvector."""
    table = numpy.random.default_rng(4).poisson(numpy.outer(range(1, 9), range(1, 7)) * numpy.random.default_rng(5).gamma(1, 1, (8, 6))) + 1
    special = (table * table.sum() >= numpy.outer(table.sum(axis=1), table.sum(axis=0))).astype(float)
    variety, ubiquity = special.sum(axis=1), special.sum(axis=0)
    of_lines, of_columns = variety, ubiquity
    for _ in range(24):
        of_lines, of_columns = special @ of_columns / variety, special.T @ of_lines / ubiquity
    assert abs(numpy.corrcoef(eigen_index(table.astype(float)), of_lines)[0, 1]) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(("all_of_them", "first", "second"), [(60, 40, 30), (200, 150, 80)])
def test_two_lists_find_on_average_how_many_there_are(all_of_them, first, second):
    """Chapman 1951: without bias wherever both lists together are longer than the whole."""
    shared = numpy.arange(max(7, first + second - all_of_them), min(first, second) + 1)
    chances = hypergeom.pmf(shared, all_of_them, first, second)
    assert chances.sum() == pytest.approx(1, abs=1e-6)
    assert chances @ [chapman(first, second, int(both)).estimate for both in shared] == pytest.approx(all_of_them, abs=1e-3)


def test_what_is_written_down_by_a_lag_is_a_survival_of_statsmodels_in_time_turned_round():
    from statsmodels.duration.survfunc import SurvfuncRight

    random = numpy.random.default_rng(7)
    longest = random.integers(2, 20, 400)
    lag = random.geometric(0.3, 400) - 1
    lag, longest = lag[lag <= longest], longest[lag <= longest]
    turned = SurvfuncRight(30 - lag, numpy.ones(len(lag)), entry=30 - longest - 0.5)
    left = dict(zip(turned.surv_times, turned.surv_prob, strict=True))
    shares = {one.lag: one.share for one in completeness(lag, longest)}
    for most in range(int(lag.max())):
        later = [left[time] for time in left if time <= 30 - most - 1]
        assert shares[most] == pytest.approx(later[-1] if later else 1.0, abs=1e-9)


@given(st.integers(0, 300))
def test_the_interval_of_a_count_is_that_of_statsmodels(count):
    from statsmodels.stats.rates import confint_poisson

    assert poisson(count) == pytest.approx(tuple(confint_poisson(count, 1, method="exact-c")), abs=1e-6)


@given(st.integers(1, 80), st.integers(1, 80), st.floats(0, 1), st.floats(0, 1))
def test_the_interval_of_a_difference_is_that_of_statsmodels(before, after, first, second):
    from statsmodels.stats.proportion import confint_proportions_2indep

    one, other = (round(first * before), before), (round(second * after), after)
    assert newcombe(one, other) == pytest.approx(confint_proportions_2indep(*other, *one, method="newcomb", compare="diff"), abs=1e-9)


@pytest.mark.parametrize("values", range(2, 80))
def test_the_place_of_the_interval_of_a_median_is_that_of_the_binomial_of_scipy(values):
    able = [place for place in range(1, values // 2 + 1) if binom.cdf(place - 1, values, 0.5) <= 0.025]
    assert interval_place(values) == (max(able) if able else None)


def test_a_ceiling_is_found_on_the_curve_of_its_differential_equation():
    from scipy.integrate import solve_ivp

    ceiling, lead, follow = 6000, 0.012, 0.45
    path = solve_ivp(lambda _, n: (lead + follow * n / ceiling) * (ceiling - n), (0, 18), [0.0], t_eval=range(19), rtol=1e-9)
    yearly = numpy.rint(numpy.diff(path.y[0])).astype(int)
    [found] = bass_ceiling([{"year": 2005 + place, "projects": int(count)} for place, count in enumerate(yearly)])
    assert found["ceiling"] == pytest.approx(ceiling, rel=0.01)
    assert found["peak_year"] == 2005 + int(yearly.argmax())


def test_series_without_trend_and_memory_are_those_of_scipy_and_least_squares():
    from scipy.signal import detrend

    counts = numpy.random.default_rng(9).poisson(numpy.linspace(4, 12, 36), (2, 36)).astype(float)
    for found, series in zip(prewhitened(*counts), counts, strict=True):
        left = detrend(numpy.sqrt(series))
        memory = numpy.linalg.lstsq(left[:-1, None], left[1:], rcond=None)[0][0]
        assert found == pytest.approx(left[1:] - memory * left[:-1])


def test_the_parts_of_a_change_are_those_of_three_products_of_pandas():
    random = numpy.random.default_rng(10)
    units, kinds = list("abcd"), list("xyz")
    before, after = (pandas.DataFrame(random.integers(3, 30, (4, 3)), units, kinds) for _ in range(2))
    whole = after.to_numpy().sum() / before.to_numpy().sum() - 1
    of_kind = after.sum() / before.sum() - 1
    cells = {(unit, kind): (int(before.loc[unit, kind]), int(after.loc[unit, kind])) for unit, kind in itertools.product(units, kinds)}
    for unit, parts in shift_share(cells).items():
        national, mix = whole * before.loc[unit].sum(), (before.loc[unit] * (of_kind - whole)).sum()
        own = (before.loc[unit] * (after.loc[unit] / before.loc[unit] - 1 - of_kind)).sum()
        assert (float(parts.national), float(parts.mix), float(parts.own)) == pytest.approx((national, mix, own))
