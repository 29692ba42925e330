"""Survival, bursts, capture, reporting lag, worlds by chance: each against an independent implementation or a published example."""

import itertools
import math
from collections import Counter

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import NotEnoughData
from analytics.statistics.block_bootstrap import block_bootstrap, block_length
from analytics.statistics.bursts import bursts, simulated_weights, smallest_weight
from analytics.statistics.capture import chapman
from analytics.statistics.network_by_chance import p_of
from analytics.statistics.null_model import links_of, shuffled
from analytics.statistics.reporting_lag import completeness, nowcast
from analytics.statistics.survival import incidence, kaplan_meier, median_time

# 6-mercaptopurine against leukaemia, weeks in remission: Freireich et al. 1963, Blood 21; shares as in Cox and Oakes 1984, table 1.1.
WEEKS = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
RELAPSED = [True] * 9 + [False] * 12
watches = st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["a", "b", None])), min_size=5, max_size=40)


def test_survival_is_that_of_a_published_example():
    found = [(step.time, step.at_risk, round(step.share, 3)) for step in kaplan_meier(WEEKS, RELAPSED)]
    assert found == [(6, 21, 0.857), (7, 17, 0.807), (10, 15, 0.753), (13, 12, 0.690), (16, 11, 0.627), (22, 7, 0.538), (23, 6, 0.448)]
    assert median_time(kaplan_meier(WEEKS, RELAPSED)) == 23
    assert median_time(kaplan_meier(WEEKS, [False] * 21)) is None


@given(watches.filter(lambda one: any(cause for _, cause in one)))
def test_survival_and_its_interval_are_those_of_statsmodels(drawn):
    from statsmodels.duration.survfunc import SurvfuncRight

    times, happened = [time for time, _ in drawn], [cause is not None for _, cause in drawn]
    other = SurvfuncRight(times, numpy.array(happened, dtype=int))
    steps = kaplan_meier(times, happened)
    assert [step.time for step in steps] == list(other.surv_times)
    assert [step.share for step in steps] == pytest.approx(list(other.surv_prob), abs=1e-9)
    for step, spread in zip(steps, other.surv_prob_se, strict=True):
        if 0 < step.share < 1:
            width = 1.959964 * spread / (step.share * abs(math.log(step.share)))
            assert (step.low, step.high) == pytest.approx((step.share ** math.exp(width), step.share ** math.exp(-width)), abs=1e-6)


@given(watches.filter(lambda one: any(cause == "a" for _, cause in one)))
def test_incidence_is_that_of_statsmodels(drawn):
    from statsmodels.duration.survfunc import CumIncidenceRight

    times, causes = [time for time, _ in drawn], [cause for _, cause in drawn]
    other = CumIncidenceRight(times, numpy.array([{"a": 1, "b": 2, None: 0}[cause] for cause in causes]))
    shares = dict(zip(other.times, other.cinc[0], strict=True))
    assert [step.share for step in incidence(times, causes, "a")] == pytest.approx(
        [shares[step.time] for step in incidence(times, causes, "a")], abs=1e-9
    )


def test_with_one_cause_incidence_is_what_survival_leaves_with_the_same_interval():
    survival = kaplan_meier(WEEKS, RELAPSED)
    happened = incidence(WEEKS, ["relapse" if one else None for one in RELAPSED], "relapse")
    assert [step.share for step in happened] == pytest.approx([1 - step.share for step in survival])
    spreads = [_spread(step.share, step.low) for step in survival]
    assert [_spread(step.share, step.low) for step in happened] == pytest.approx(spreads, rel=1e-6)


def _spread(share: float, low: float) -> float:
    return math.log(math.log(low) / math.log(share)) * share * abs(math.log(share)) / 1.959964


def test_half_are_reached_when_half_are_left():
    assert median_time(kaplan_meier([1, 2, 3, 4], [True] * 4)) == 2
    assert median_time(kaplan_meier([1, 2, 3, 4], [True, False, False, False])) is None


def test_incidences_and_survival_add_up_to_one():
    times, causes = [1, 2, 2, 3, 4, 5, 6, 7], ["a", "b", "a", None, "a", "b", None, "a"]
    last = sum(incidence(times, causes, cause)[-1].share for cause in "ab")
    assert last + kaplan_meier(times, [cause is not None for cause in causes])[-1].share == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 30)), min_size=2, max_size=8))
def test_the_path_of_bursts_is_the_cheapest_of_all_paths(drawn):
    totals = [count + others for count, others in drawn]
    counts = [count for count, _ in drawn]
    best = min(itertools.product([False, True], repeat=len(drawn)), key=lambda path: (round(_price(path, counts, totals), 9), sum(path)))
    found = [any(one.first <= place <= one.last for one in bursts(counts, totals)) for place in range(len(drawn))]
    assert _price(found, counts, totals) == pytest.approx(_price(best, counts, totals))


def _price(path, counts, totals) -> float:
    from scipy.stats import binom

    usual = min(max(sum(counts) / sum(totals), 1e-9), 1 - 1e-9)
    shares = [min(usual * 2, 0.9999) if inside else usual for inside in path]
    entries = sum(inside and not before for before, inside in itertools.pairwise([False, *path]))
    return entries * math.log(len(path)) - sum(binom.logpmf(c, n, p) for c, n, p in zip(counts, totals, shares, strict=True))


def test_a_planted_burst_is_found_and_passes_the_bar():
    totals = [20, 20, 20, 20, 20, 20, 20, 20]
    [burst] = bursts([2, 2, 2, 10, 11, 2, 2, 2], totals)
    assert (burst.first, burst.last) == (3, 4)
    assert burst.weight > smallest_weight([0.2] * 5, totals)
    assert bursts([4] * 8, totals) == []


@pytest.mark.slow
@pytest.mark.parametrize("totals", [[12, 15, 20, 30, 40, 50, 45, 60, 55, 40], [30] * 12], ids=["growing", "even"])
def test_bursts_cry_wolf_in_five_of_a_hundred_calm_worlds(totals):
    shares = [0.3, 0.2, 0.15, 0.15, 0.1, 0.05, 0.05]
    heaviest = simulated_weights(shares, totals, numpy.random.default_rng(7), 20_000)
    assert 0.04 <= (heaviest > smallest_weight(shares, totals)).mean() <= 0.06


def test_records_that_stand_for_several_count_as_many():
    each = completeness([0] * 20 + [2] * 20 + [0] * 20, [9] * 40 + [1] * 20)
    assert completeness([0, 2, 0], [9, 9, 1], [20, 20, 20]) == each


def test_two_lists_tell_how_many_there_are():
    found = chapman(200, 150, 30)
    assert found.estimate == pytest.approx(201 * 151 / 31 - 1)
    assert found.low < found.estimate < found.high
    with pytest.raises(NotEnoughData):
        chapman(200, 150, 6)


@pytest.mark.slow
def test_the_interval_of_two_lists_covers_the_truth_95_times_in_100():
    random, truth, covered = numpy.random.default_rng(11), 500, 0
    for _ in range(4000):
        first, second = random.random(truth) < 0.4, random.random(truth) < 0.3
        found = chapman(int(first.sum()), int(second.sum()), int((first & second).sum()))
        covered += found.low <= truth <= found.high
    assert 0.93 <= covered / 4000 <= 0.97


def test_recent_records_do_not_make_lags_look_short():
    lags, longest = [0] * 20 + [2] * 20 + [0] * 20, [9] * 40 + [1] * 20  # the last 20 could not have come two periods late yet
    shares = {one.lag: one.share for one in completeness(lags, longest)}
    assert shares == {0: pytest.approx(0.5), 1: pytest.approx(0.5), 2: 1.0}
    with pytest.raises(NotEnoughData):
        completeness([0] * 29, [3] * 29)


def test_a_nowcast_divides_by_what_is_written_down_by_now():
    final, low, high = nowcast(10, 0.5, 10_000)
    assert final == 20
    assert 10 < low < 20 - 1.5 * 5**0.5 / 0.5 < 20 + 1.5 * 5**0.5 / 0.5 < high
    assert nowcast(10, 0.5, 60)[2] > high
    assert nowcast(10, 1.0, 100) == (10, 10, 10)


@pytest.mark.slow
def test_the_nowcast_error_is_under_half_of_the_raw_error():
    random, periods, raw, corrected = numpy.random.default_rng(5), 24, 0.0, 0.0
    for _ in range(300):
        when = numpy.repeat(numpy.arange(periods), 30)
        lag = random.geometric(0.35, size=len(when)) - 1
        seen = when + lag < periods
        shares = {one.lag: one.share for one in completeness(lag[seen], periods - 1 - when[seen])}
        for back in range(4):
            count = int((seen & (when == periods - 1 - back)).sum())
            raw += abs(count - 30)
            corrected += abs(nowcast(count, shares.get(back, 1.0), len(lag))[0] - 30)
    assert corrected < raw / 2


links = st.lists(st.tuples(st.sampled_from("PQRSTU"), st.sampled_from("abcdefg")), min_size=2, max_size=25)


@given(links, st.integers(0, 99))
def test_a_world_by_chance_keeps_every_number_of_links(pairs, seed):
    real = links_of(pairs)
    drawn = shuffled(real, numpy.random.default_rng(seed))
    assert {name: len(one) for name, one in drawn.items()} == {name: len(one) for name, one in real.items()}
    assert Counter(itertools.chain(*drawn.values())) == Counter(itertools.chain(*real.values()))


def test_worlds_by_chance_are_drawn_evenly():
    real = links_of([("P", "a"), ("P", "b"), ("Q", "a"), ("Q", "c"), ("R", "b")])
    random = numpy.random.default_rng(3)
    seen = Counter(tuple(sorted((name, *sorted(one)) for name, one in shuffled(real, random).items())) for _ in range(3000))
    possible = _worlds(real)
    assert set(seen) == possible
    assert max(seen.values()) / min(seen.values()) < 1.35


def _worlds(real) -> set:
    """Return every world with the same numbers of links, by trying all of them."""
    wanted, names = Counter(itertools.chain(*real.values())), list(real)
    choices = [[frozenset(one) for one in itertools.combinations(sorted(wanted), len(real[name]))] for name in names]
    kept = (world for world in itertools.product(*choices) if Counter(itertools.chain(*world)) == wanted)
    return {tuple(sorted((name, *sorted(one)) for name, one in zip(names, world, strict=True))) for world in kept}


def test_more_than_chance_is_said_only_where_chance_seldom_does_it():
    apart = links_of(
        [(f"P{i}", name) for i in range(8) for name in ("a", "b")] + [(f"Q{i}", name) for i in range(8) for name in ("c", "d")]
    )

    def together(world) -> float:
        return sum({"a", "b"} <= one for one in world.values())

    random, world, drawn = numpy.random.default_rng(20200624), apart, []
    for _ in range(99):
        world = shuffled(world, random)
        drawn.append(together(world))
    assert (together(apart), p_of(8, numpy.array(drawn))) == (8, 0.01)
    assert numpy.mean(drawn) < 6


def test_runs_of_a_series_are_drawn_again():
    assert [block_length(n) for n in (1, 8, 27, 12)] == [1, 2, 3, 2]
    assert block_bootstrap([3.0] * 9, numpy.mean) == (3, 3)
    low, high = block_bootstrap([1, 2, 3, 4, 5, 6, 7, 8], numpy.mean)
    assert low < 4.5 < high


@pytest.mark.slow
def test_the_interval_of_a_series_covers_the_mean_of_one_that_remembers():
    random, covered = numpy.random.default_rng(13), 0
    for _ in range(400):
        noise = random.normal(size=1020)
        series = numpy.array([0.0] * 1020)
        for place in range(1, 1020):
            series[place] = 0.3 * series[place - 1] + noise[place]
        low, high = block_bootstrap(series[20:], numpy.mean, length=15)
        covered += low <= 0 <= high
    assert 0.93 <= covered / 400 <= 0.97
