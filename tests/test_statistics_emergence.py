"""Emergence: a rise is told from chance as often as it is said to be, and young classes from old ones."""

import numpy
import pytest
from scipy.stats import binom, binomtest

from analytics.errors import NotEnoughData
from analytics.statistics.emergence import (
    SMALLEST_CLASS,
    bar_of_chance,
    chance_of_seeing,
    chance_of_so_many,
    emergence,
    least_chance,
    simulated_chances,
)

SHARES = [0.25, 0.2, 0.15, 0.15, 0.1, 0.1, 0.05]
TOTALS = [6, 8, 10, 12, 15, 20, 25, 30, 32, 38, 40, 45]


def rows_of(table: dict[str, list[int]], last: int = 2025) -> list[dict]:
    years = range(last - len(next(iter(table.values()))) + 1, last + 1)
    return [
        {"axis": name, "year": year, "projects": count, "last_year": last, "is_shown": True}
        for name, counts in table.items()
        for year, count in zip(years, counts, strict=True)
        if count
    ]


CALM = {"training": [8] * 10, "studies": [6] * 10, "financing": [7] * 10}


def test_the_chance_of_so_many_is_that_of_scipy():
    latest, both = numpy.array([0, 1, 7, 12, 30]), numpy.array([10, 10, 10, 12, 40])
    assert chance_of_so_many(latest, both, 0.6) == pytest.approx(binom.sf(latest - 1, both, 0.6))


def test_a_young_class_that_rises_comes_first_and_passes_the_bar():
    first, *others = emergence("axis", "projects")(rows_of({**CALM, "ai": [0] * 5 + [0, 1, 12, 14, 16]}))
    assert (first["axis"], first["since_year"], first["previous"], first["latest"]) == ("ai", 2022, 1, 42)
    assert first["chance_pct"] < first["bar_pct"]
    assert first["mean_age"] == pytest.approx((3 + 12 * 2 + 14) / 43)
    assert first["mean_age"] < first["mean_age_of_all"]
    assert all(row["chance_pct"] > row["bar_pct"] for row in others)


def test_the_interval_of_the_rise_is_the_exact_one_of_scipy():
    row = emergence("axis", "projects")(rows_of(CALM))[0]
    bounds = binomtest(row["latest"], row["previous"] + row["latest"]).proportion_ci(0.95, "exact")
    assert (row["low_pct"], row["high_pct"]) == pytest.approx((100 * bounds.low, 100 * bounds.high))
    assert (row["ratio_low"], row["ratio_high"]) == pytest.approx((bounds.low / (1 - bounds.low), bounds.high / (1 - bounds.high)))


def test_an_old_class_that_rises_does_not_count_as_emerging():
    old = numpy.array([[[40] * 6 + [1, 1, 1, 12, 12, 12], [1] * 6 + [20] * 6]])
    young = numpy.array([[[0] * 6 + [1, 1, 1, 12, 12, 12], [1] * 6 + [20] * 6]])
    assert least_chance(young)[0] < 0.01 < least_chance(old)[0]


def test_a_small_class_keeps_its_counts_and_gets_no_judgement():
    rows = emergence("axis", "projects")(rows_of({**CALM, "ai": [0] * 8 + [4, 5]}))
    assert {name: rows[-1][name] for name in ("axis", "previous", "latest", "ratio", "late_pct", "chance_pct")} == {
        "axis": "ai", "previous": 0, "latest": 9, "ratio": None, "late_pct": None, "chance_pct": None,
    }  # fmt: skip


def test_a_class_without_earlier_records_has_a_low_bound_and_no_ratio():
    row = next(row for row in emergence("axis", "projects")(rows_of({**CALM, "ai": [0] * 7 + [4, 5, 6]})) if row["axis"] == "ai")
    assert (row["ratio"], row["ratio_high"], row["late_pct"]) == (None, None, 100)
    assert row["ratio_low"] > 1


@pytest.mark.parametrize(
    ("table", "has"), [({"ai": [3] * 10, "studies": [2] * 10}, 15), ({f"a{place}": [1] * 10 for place in range(12)}, SMALLEST_CLASS - 4)]
)
def test_few_records_or_only_small_classes_are_refused(table, has):
    with pytest.raises(NotEnoughData) as refused:
        emergence("axis", "projects")(rows_of(table))
    assert refused.value.has == has


@pytest.mark.slow
@pytest.mark.parametrize("totals", [TOTALS, [40] * 12, [12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12]], ids=["growing", "even", "thin"])
def test_something_emerges_in_five_of_a_hundred_worlds_where_nothing_does(totals):
    bar = bar_of_chance(SHARES, totals)
    assert 0.04 <= (simulated_chances(SHARES, totals, numpy.random.default_rng(17), 20_000) < bar).mean() <= 0.06


def test_a_share_that_doubles_is_seen_as_often_as_the_power_says():
    bar, random, seen = bar_of_chance(SHARES, TOTALS), numpy.random.default_rng(19), 0
    before, after = sum(TOTALS[-6:-3]), sum(TOTALS[-3:])
    for _ in range(2000):
        earlier, later = random.binomial(before, 0.1), random.binomial(after, 0.2)
        both = earlier + later
        seen += both >= SMALLEST_CLASS and binom.sf(later - 1, both, after / (before + after)) < bar
    assert chance_of_seeing(0.1, TOTALS, bar) == pytest.approx(seen / 2000, abs=0.06)
    assert chance_of_seeing(0.02, TOTALS, bar) < chance_of_seeing(0.1, TOTALS, bar) < chance_of_seeing(0.25, TOTALS, bar)
