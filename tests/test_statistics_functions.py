"""Agreement of two coders, change of pace and chains between functions: known answers, other implementations, simulations."""

import itertools

import numpy
import pytest
from statsmodels.stats.inter_rater import cohens_kappa as kappa_of_statsmodels

from analytics.errors import NotEnoughData
from analytics.statistics.agreement import coders_agree, cohens_kappa, kappa_interval
from analytics.statistics.intervals import ratio
from analytics.statistics.motors import Chains, chains_of, followed, function_chains, functions_dealt_anew, years_dealt_anew
from analytics.statistics.pace import chance_of_seeing_tripling, change_of_pace

# Agreement of two coders.


def test_kappa_is_that_of_statsmodels():
    random = numpy.random.default_rng(3)
    for size in (2, 4, 7):
        counts = random.integers(0, 30, (size, size)) + 20 * numpy.eye(size, dtype=int)
        assert cohens_kappa(counts) == pytest.approx(kappa_of_statsmodels(counts).kappa)
    assert cohens_kappa(numpy.array([[5, 0], [0, 0]])) is None


def test_where_each_record_has_its_own_rule_the_interval_is_that_of_statsmodels():
    counts = numpy.array([[60, 8, 4], [6, 50, 9], [3, 7, 53]])
    tables = numpy.zeros((counts.sum(), 3, 3))
    cells = [place for place in itertools.product(range(3), repeat=2) for _ in range(counts[place])]
    tables[range(len(cells)), [i for i, _ in cells], [j for _, j in cells]] = 1
    theirs = kappa_of_statsmodels(counts)
    assert kappa_interval(tables) == pytest.approx((theirs.kappa_low, theirs.kappa_upp), abs=0.015)


def test_no_agreement_is_told_where_one_function_is_all_there_is():
    one = {"rule_id": "P1", "function": "market", "second_function": "market", "records": 90}
    with pytest.raises(NotEnoughData):
        coders_agree([one])


# Pace and its power.


def test_a_change_is_refused_under_two_records_a_quarter_with_the_power_there_is():
    years = {"thin": {2020: 31, 2024: 90}, "thick": {2020: 32, 2024: 90}}
    rows = [
        {"function": name, "year": year, "records": count, "last_year": 2025} for name, own in years.items() for year, count in own.items()
    ]
    thick, thin = change_of_pace("function")(rows)
    assert (thick["function"], thick["previous"], thick["latest"], thick["pace"]) == ("thick", 32, 90, 2)
    assert thick["low"] > 1
    assert (thin["ratio"], thin["previous"]) == (None, 31)
    assert 0 < thin["power_pct"] < thick["power_pct"] < 100
    with pytest.raises(NotEnoughData):
        change_of_pace("function")(rows[:2])


def test_the_chance_to_see_a_tripling_is_what_simulation_says():
    random = numpy.random.default_rng(5)
    for pace in (0.5, 2):
        before, later = random.poisson(16 * pace, 2000), random.poisson(3 * 2 * pace, 2000)
        seen = [many > 0 and ratio(int(many), int(few))[0] > 2 / 16 for few, many in zip(before, later, strict=True)]
        assert chance_of_seeing_tripling(pace) == pytest.approx(numpy.mean(seen), abs=0.03)


# Chains.


def told(*pairs: tuple[str, str, str, int]) -> list[dict]:
    return [dict(zip(("organisation_id", "record_id", "function", "year", "last_year"), (*pair, 2025), strict=True)) for pair in pairs]


def test_a_chain_is_a_later_record_of_the_same_organisation_within_two_years():
    rows = told(
        ("one", "r1", "a", 2018), ("one", "r2", "b", 2019), ("one", "r3", "b", 2022), ("one", "r4", "a", 2022), ("two", "r5", "b", 2018),
    )  # fmt: skip
    # r1 is followed by r2; r3 and r4 are of one year; r2 is three years before r3; r5 is of another organisation.
    assert followed(chains_of(rows, ["a", "b"])).tolist() == [[0, 1], [0, 0]]


def test_what_is_too_young_to_be_followed_is_no_start():
    rows = told(("one", "r1", "a", 2024), ("one", "r2", "b", 2025), ("one", "r3", "a", 2010))
    assert followed(chains_of(rows, ["a", "b"])).tolist() == [[0, 0], [0, 0]]


def by_chance(seed: int, organisations: int = 30) -> list[dict]:
    """Return 300 records in which functions, years and organisations know nothing of one another."""
    random = numpy.random.default_rng(seed)
    drawn = zip(random.integers(0, organisations, 300), random.choice(list("abc"), 300), random.integers(2010, 2026, 300), strict=True)
    rows = told(*((f"o{who}", f"r{place}", str(what), int(year)) for place, (who, what, year) in enumerate(drawn)))
    return sorted(rows, key=lambda row: row["function"])


def test_worlds_by_chance_keep_what_they_promise():
    chains: Chains = chains_of(by_chance(1), list("abc"))
    random = numpy.random.default_rng(2)
    years, functions = years_dealt_anew(chains, random), functions_dealt_anew(chains, random)
    for place in range(3):
        held = chains.function == place
        assert sorted(years.year[held]) == sorted(chains.year[held])
    for place in range(int(chains.organisation.max()) + 1):
        held = chains.organisation == place
        assert sorted(functions.function[held]) == sorted(chains.function[held])
    assert (years.year != chains.year).any()
    assert (functions.function != chains.function).any()


def test_a_planted_motor_is_found_and_its_reverse_is_not():
    planted = [
        row
        for place in range(40)
        for row in told((f"p{place}", f"x{place}", "a", 2010 + place % 12), (f"p{place}", f"y{place}", "b", 2011 + place % 12))
    ]
    rows = sorted([*by_chance(4), *planted], key=lambda row: row["function"])
    found = {(row["function"], row["next_function"]): row for row in function_chains(rows)}
    assert found["a", "b"]["low"] > 1
    assert found["b", "a"]["low"] < 1


def test_few_records_have_no_motors():
    with pytest.raises(NotEnoughData):
        function_chains(told(("one", "r1", "a", 2018), ("one", "r2", "b", 2019)))


@pytest.mark.slow
def test_where_nothing_follows_anything_a_table_rarely_shows_a_motor():
    alarms = [any(row["low"] and row["low"] > 1 for row in function_chains(by_chance(seed))) for seed in range(100, 300)]
    assert numpy.mean(alarms) <= 0.05 + 1.96 * (0.05 * 0.95 / 200) ** 0.5


@pytest.mark.slow
def test_busy_years_of_an_organisation_are_not_taken_for_a_motor():
    def busy(seed: int) -> list[dict]:
        random = numpy.random.default_rng(seed)
        rows = []
        for who in range(60):
            first = int(random.integers(2010, 2022))
            rows += told(
                *((f"o{who}", f"r{who}-{n}", str(random.choice(list("abc"))), first + int(random.integers(0, 4))) for n in range(6))
            )
        return sorted(rows, key=lambda row: row["function"])

    alarms = [any(row["low"] and row["low"] > 1 for row in function_chains(busy(seed))) for seed in range(100)]
    assert numpy.mean(alarms) <= 0.1
