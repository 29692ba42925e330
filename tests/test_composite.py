"""A composite index: known scores, an independent recount, and generated worlds in which the true ranks are known."""

import numpy
import pandas
import pytest

from analytics.statistics import composite_of_regions as of_regions
from analytics.statistics.composite import between_ends, drawn_scores, from_the_mean, pairs_in_order, ranking, ranks, scores

NONE = float("nan")
THREE_UNITS = numpy.array([[4, 40, 0, 10, 2], [2, 20, 5, 20, 2], [0, 0, 10, 30, 2.0]])


def test_each_indicator_runs_from_the_least_unit_to_the_largest_and_one_that_does_not_differ_says_nothing():
    scaled = between_ends(THREE_UNITS)
    assert scaled[:, 0].tolist() == scaled[:, 1].tolist() == [1, 0.5, 0]
    assert scaled[:, 2].tolist() == scaled[:, 3].tolist() == [0, 0.5, 1]
    assert numpy.isnan(scaled[:, 4]).all()


def test_standard_deviations_are_those_of_pandas():
    drawn = numpy.random.default_rng(1).gamma(2, 3, (6, 4))
    drawn[2, 1] = NONE
    table = pandas.DataFrame(drawn)
    expected = (table - table.mean()) / table.std(ddof=0)
    assert from_the_mean(drawn) == pytest.approx(expected.to_numpy(), nan_ok=True)


def test_a_score_is_the_weighted_mean_and_what_is_unknown_leaves_its_weight_to_the_others():
    scaled = numpy.array([[1, 0, 0, 0, 0, 1], [1, NONE, 0, 0, 0, 1], [1, NONE, NONE, 0, 0, 1.0]])
    found = scores(scaled, numpy.array([3, 2, 1, 1, 1, 2.0]))
    assert found[:2].tolist() == [5 / 10, 5 / 8]
    assert numpy.isnan(found[2]), "four indicators are no index"


def test_a_weight_of_nothing_takes_an_indicator_out():
    scaled = numpy.random.default_rng(2).random((4, 6))
    found = scores(scaled, numpy.array([1, 1, 1, 1, 1, 0.0]))
    assert found == pytest.approx(scaled[:, :5].mean(axis=1))
    assert numpy.isnan(scores(scaled, numpy.array([1, 1, 1, 1, 0, 0.0]))).all()


def test_ranks_are_those_of_scipy():
    from scipy.stats import rankdata

    drawn = numpy.random.default_rng(3).integers(0, 6, 40).astype(float)
    assert ranks(drawn).tolist() == rankdata(-drawn, method="min").tolist()


def test_a_unit_that_leads_in_everything_is_first_whatever_the_weights_and_the_scale():
    values = numpy.array([[9] * 5, [5, 4, 3, 2, 1], [1, 2, 3, 4, 5], [0] * 5], dtype=float)
    found = ranking(values, numpy.repeat(values[None], 500, axis=0), [1] * 5, numpy.random.default_rng(4))
    assert found.score.tolist() == pytest.approx([100, 100 / 3, 100 / 3, 0])
    assert (found.low_rank[0], found.high_rank[0], found.low_rank[3], found.high_rank[3]) == (1, 1, 4, 4)
    assert (found.low_rank[1], found.high_rank[1]) == (2, 3), "the weights alone decide between the two"
    assert (found.pairs, found.pairs_kept) == (6, 5)


def test_drawn_weights_have_the_chosen_ones_as_their_mean():
    values = numpy.repeat(numpy.eye(6)[None], 20_000, axis=0)
    chosen = numpy.array([3, 1, 1, 1, 2, 0])
    drawn = drawn_scores(values, chosen, numpy.random.default_rng(5))
    by_ends = drawn[numpy.isclose(drawn.sum(axis=1), 1)]  # on the other scale the scores of a draw add up to 0
    assert len(by_ends) == pytest.approx(10_000, rel=0.05)
    assert by_ends.mean(axis=0) == pytest.approx(chosen / chosen.sum(), abs=0.01)


def test_pairs_without_a_score_are_not_counted():
    drawn = numpy.tile([3.0, 2.0, NONE], (100, 1))
    drawn[:10, :2] = [2.0, 3.0]
    assert pairs_in_order(numpy.array([3.0, 2.0, NONE]), drawn) == (1, 1)
    drawn[10] = [2.0, 3.0, NONE]
    assert pairs_in_order(numpy.array([3.0, 2.0, NONE]), drawn) == (1, 0)


def world(random: numpy.random.Generator, alike: bool):
    """Return what a record of each kind adds, its expected counts in 8 regions, and their populations; all generated."""
    kinds, regions = 40, 8
    said = numpy.zeros((kinds, 12))
    part = random.integers(0, 3, kinds)
    record = (part < 2).astype(float)
    said[:, 0], said[:, 1], said[:, 2] = part == 0, part > 0, random.integers(0, 4, kinds)
    said[:, 3] = said[:, 5] = record
    said[:, 4], said[:, 6] = record * (random.random(kinds) < 0.6), record * (random.random(kinds) < 0.35)
    said[numpy.arange(kinds), 7 + random.integers(0, 5, kinds)] = record
    population = random.uniform(1e6, 7e6, regions)
    if alike:
        return said, numpy.outer(population / 1e5, random.gamma(1, 0.06, kinds)), population
    rate = random.gamma(1, 1, (regions, kinds))
    return said, rate / rate.sum(axis=1, keepdims=True) * random.uniform(15, 90, (regions, 1)), population


def observed(said, expected, population, random, draws=300):
    counts = random.poisson(expected)
    values = of_regions.components(counts @ said, population)
    return values, of_regions.about(values, of_regions.components(random.poisson(counts, (draws, *counts.shape)) @ said, population))


def coverage(worlds: int) -> tuple[float, float]:
    """Return how often intervals hold the true rank under weights drawn as the reader's might be, and how often a kept pair is wrong."""
    random, held, kept, wrong = numpy.random.default_rng(6), [], 0, 0
    for _ in range(worlds):
        said, expected, population = world(random, alike=False)
        truth = between_ends(of_regions.components((expected * 1e7) @ said, population * 1e7))
        true_rank = ranks(scores(truth, random.dirichlet([1] * 6)))
        values, drawn = observed(said, expected, population, random)
        found = ranking(values, drawn, [1] * 6, random)
        held.append((found.low_rank <= true_rank) & (true_rank <= found.high_rank))
        even = scores(truth, numpy.ones(6))
        again = drawn_scores(drawn, [1] * 6, random)
        for one, other in zip(*numpy.nonzero(found.score[:, None] > found.score[None, :]), strict=True):
            is_kept = (again[:, one] > again[:, other]).mean() >= 0.9
            kept, wrong = kept + is_kept, wrong + (is_kept and even[one] < even[other])
    return float(numpy.mean(held)), wrong / kept


def test_intervals_hold_the_true_rank_nine_times_in_ten_or_more_and_kept_pairs_are_seldom_wrong():
    held, wrong = coverage(60)
    assert 0.88 <= held <= 0.98
    assert wrong <= 0.05


@pytest.mark.slow
def test_intervals_hold_the_true_rank_at_length():
    held, wrong = coverage(600)
    assert 0.90 <= held <= 0.97
    assert wrong <= 0.04


def test_what_chance_keeps_is_what_alike_regions_keep():
    random, seen, said_to_be = numpy.random.default_rng(7), [], []
    for _ in range(25):
        said, expected, population = world(random, alike=True)
        values, drawn = observed(said, expected, population, random)
        found = ranking(values, drawn, [1] * 6, random)
        seen.append(100 * found.pairs_kept / found.pairs)
        pooled = random.poisson(expected).sum(axis=0)
        said_to_be.append(of_regions._kept_by_chance(pooled, said, population, [1] * 6) if len(said_to_be) < 5 else numpy.nan)
    assert numpy.mean(seen) == pytest.approx(numpy.nanmean(said_to_be), abs=4)


def test_variety_of_axes_neither_rises_nor_falls_with_the_size_of_a_region():
    random, share = numpy.random.default_rng(8), numpy.array([0.4, 0.3, 0.2, 0.1])
    said = numpy.concatenate([numpy.tile([1, 0, 0, 1, 0, 1, 0], (4, 1)), numpy.eye(4)], axis=1)
    sums = numpy.stack([random.multinomial(size, share, 20_000) @ said for size in (10, 30, 300)], axis=1)
    variety = of_regions.components(sums, numpy.ones(3))[..., 3]
    assert variety.mean(axis=0) == pytest.approx(100 * (1 - (share**2).sum()), abs=0.5)


def test_drawing_again_does_not_make_a_small_region_look_less_varied():
    random = numpy.random.default_rng(9)
    said = numpy.concatenate([numpy.tile([1, 0, 0, 1, 0, 1, 0], (4, 1)), numpy.eye(4)], axis=1)
    counts = numpy.array([[4, 3, 2, 1], [40, 30, 20, 10]])
    values = of_regions.components(counts @ said, numpy.ones(2))
    plain = of_regions.components(random.poisson(counts, (4000, 2, 4)) @ said, numpy.ones(2))
    assert numpy.nanmean(plain[:, 0, 3]) < values[0, 3] - 5
    assert numpy.nanmean(of_regions.about(values, plain)[..., 3], axis=0) == pytest.approx(values[:, 3])
