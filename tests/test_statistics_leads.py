"""Does one series run ahead of another: refused on few quarters, found where it is planted, seldom seen where there is nothing."""

import numpy
import pytest

from analytics.errors import NotEnoughData
from analytics.statistics.block_bootstrap import runs_dealt_anew
from analytics.statistics.lead_lag import LAGS, against_dealt_runs, correlation, leads, prewhitened


def series(random: numpy.random.Generator, quarters: int, memory: float, slope: float) -> numpy.ndarray:
    """Return generated counts a quarter, with a memory of one quarter and a trend."""
    level, noise = numpy.zeros(quarters), random.normal(0, 0.35, quarters)
    for place in range(1, quarters):
        level[place] = memory * level[place - 1] + noise[place]
    return random.poisson(6 * numpy.exp(level + slope * numpy.arange(quarters))).astype(float)


def rows_of(events, projects) -> list[dict]:
    pairs = zip(events, projects, strict=True)
    return [{"quarter": 8000 + place, "events": int(one), "projects": int(other)} for place, (one, other) in enumerate(pairs)]


def test_a_planted_lead_is_found_at_its_lag_and_passes_the_bar():
    random = numpy.random.default_rng(23)
    events = random.poisson(10, 41)
    projects = random.poisson(0.5 + 1.5 * numpy.roll(events, 2))
    rows = leads(rows_of(events[2:] + 2, projects[2:] + 2))
    strongest = max(rows, key=lambda row: abs(row["correlation"]))
    assert (strongest["lag_quarters"], strongest["quarters"]) == (2, 39)
    assert strongest["low"] < strongest["correlation"] < strongest["high"]
    assert strongest["correlation"] > strongest["bar"]
    assert [row["lag_quarters"] for row in rows] == list(LAGS)


@pytest.mark.parametrize(("thin_at", "has"), [(39, 0), (30, 9), (16, 23)])
def test_fewer_than_24_full_quarters_up_to_the_last_are_refused(thin_at, has):
    events, projects = [5] * 40, [4] * 40
    projects[thin_at] = 1
    with pytest.raises(NotEnoughData, match="too_few_quarters") as refused:
        leads(rows_of(events, projects))
    assert (refused.value.has, refused.value.needs) == (has, 24)


def test_a_quarter_without_a_row_breaks_the_run():
    rows = [row for row in rows_of([5] * 40, [4] * 40) if row["quarter"] != 8020]
    with pytest.raises(NotEnoughData) as refused:
        leads(rows)
    assert refused.value.has == 19


def test_a_correlation_is_that_of_numpy():
    random = numpy.random.default_rng(29)
    first, second = random.normal(size=(3, 30)), random.normal(size=30)
    for lag in (-3, 0, 2):
        ahead, behind = (first[:, : 30 - lag], second[lag:]) if lag >= 0 else (first[:, -lag:], second[:lag])
        assert correlation(first, second, lag) == pytest.approx([numpy.corrcoef(one, behind)[0, 1] for one in ahead])
    assert correlation(numpy.ones(9), numpy.arange(9.0)) == 0


def test_worlds_that_come_to_as_much_as_ours_count_as_passing_it():
    assert against_dealt_runs(numpy.zeros(30), numpy.arange(30.0), worlds=19) == (0, 1)


def test_dealt_runs_keep_every_value_and_most_neighbours():
    values = numpy.arange(27)
    dealt = runs_dealt_anew(values, numpy.random.default_rng(1))
    assert sorted(dealt) == list(values)
    assert (numpy.diff(dealt) == 1).sum() >= 16
    assert list(dealt) != list(values)


@pytest.mark.slow
@pytest.mark.parametrize(("memory", "slope"), [(0, 0), (0.4, 0), (0.4, 0.02)])
def test_series_without_a_link_seldom_show_one_and_raw_ones_often_do(memory, slope):
    random, raw, seen = numpy.random.default_rng(31), 0, 0
    for _ in range(250):
        first, second = series(random, 32, memory, slope), series(random, 32, memory, slope)
        raw += max(abs(correlation(first, second, lag)) for lag in range(-3, 4)) > 1.96 / 32**0.5
        seen += against_dealt_runs(*prewhitened(first, second))[1] <= 0.05
    assert seen / 250 <= 0.09  # 5 % and what 250 worlds and one quarter of memory can add
    assert raw / 250 >= 0.3
