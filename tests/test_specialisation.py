"""Location quotients of regions, and quotients drawn towards 1: known answers, what always holds, and worlds where the truth is known."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.indicators.telling import sentence_of
from analytics.statistics.specialisation import location_quotients

tables = st.tuples(st.integers(2, 5), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.lists(st.integers(0, 60), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0])
)


def quotients(table):
    """Return the cells of a `table` of counts, row by row."""
    counts = numpy.array(table)
    totals = [
        {"region": i, "axis": j, "projects": int(counts[i, j]), "of_region": int(counts[i].sum()), "of_axis": int(counts[:, j].sum())}
        for i, j in numpy.ndindex(counts.shape)
    ]
    return location_quotients("region", "axis", "projects")([{**row, "total": int(counts.sum())} for row in totals])


def test_the_spread_of_four_cells_is_fifteen_sixteenths():
    """20 are expected in each; (30 - 20)² / 20 = 5 where chance gives 20/79, so the spread is (5 - 20/79) / (20 × 20/79)."""
    shrunken = [row["shrunken"] for row in quotients([[30, 10], [10, 30]])]
    assert shrunken == pytest.approx([466 / 316, 166 / 316, 166 / 316, 466 / 316])


def test_what_chance_explains_is_drawn_wholly_to_one():
    assert [row["shrunken"] for row in quotients([[21, 19], [19, 21]])] == [1, 1, 1, 1]


def test_two_quotients_are_too_few_to_say_how_far_others_spread():
    rows = quotients([[20, 5, 1], [1, 1, 1]])
    assert [row["quotient"] is None for row in rows] == [False, False, True, True, True, True]
    assert {row["shrunken"] for row in rows} == {None}


@given(tables.filter(lambda table: sum(map(sum, table)) >= 120))
def test_a_shrunken_quotient_lies_between_one_and_the_raw_one(table):
    for row in quotients(table):
        if row["shrunken"] is not None:
            low, high = sorted((1.0, row["quotient"]))
            assert low - 1e-9 <= row["shrunken"] <= high + 1e-9


def test_with_many_records_a_shrunken_quotient_is_the_raw_one():
    gaps = []
    for times in (1, 10, 1000, 100_000):
        rows = quotients(times * numpy.array([[30, 14, 9], [10, 30, 20], [12, 13, 40]]))
        gaps.append(max(abs(row["shrunken"] - row["quotient"]) for row in rows))
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 1e-4


@pytest.mark.parametrize("spread", [0.0, 0.1, 0.3])
def test_shrunken_quotients_are_nearer_to_the_truth(spread):
    random = numpy.random.default_rng(6)
    raw, drawn = [], []
    for _ in range(60):
        world = numpy.outer(random.dirichlet([5] * 12), random.dirichlet([5] * 7))
        world *= random.gamma(1 / spread, spread, world.shape) if spread else 1
        world /= world.sum()
        true = (world / numpy.outer(world.sum(axis=1), world.sum(axis=0))).ravel()
        rows = quotients(random.multinomial(600, world.ravel()).reshape(world.shape))
        known = [(row, truth) for row, truth in zip(rows, true, strict=True) if row["quotient"] is not None]
        raw += [(row["quotient"] - truth) ** 2 for row, truth in known]
        drawn += [(row["shrunken"] - truth) ** 2 for row, truth in known]
    assert numpy.mean(drawn) < {0.0: 0.1, 0.1: 0.5, 0.3: 0.8}[spread] * numpy.mean(raw)


def projects(*groups):
    lines = [f"P{group}x{place} | {cells}" for group, (how_many, cells) in enumerate(groups) for place in range(how_many)]
    return "\n".join(["project_id | region | axis", *lines])


FOUR_CELLS = ((30, "Oriental | ai"), (10, "Oriental | training"), (10, "Souss-Massa | ai"), (30, "Souss-Massa | training"))


def test_national_and_international_projects_weigh_in_no_quotient(world):
    world.has("projects", projects(*FOUR_CELLS, (50, "National | ai"), (9, "International | ai"), (3, " | ai")))
    answered = world.answer("region_specialisation")
    found = {(row["region"], row["axis"]): (row["projects"], row["expected"], row["quotient"]) for row in answered.rows}
    assert found["MA-02", "ai"] == found["MA-09", "training"] == (30, 20, 1.5)
    assert found["MA-02", "training"] == found["MA-09", "ai"] == (10, 20, 0.5)
    assert (answered.coverage.n, answered.coverage.missing) == (80, {"region": 3})
    assert "in 2 of 4 cells" in sentence_of(answered, "en")


def test_a_filter_on_region_or_axis_keeps_the_quotient(world):
    world.has("projects", projects(*FOUR_CELLS))
    whole = {row[:2]: row[:7] for row in world.rows("region_specialisation")}
    [row] = world.rows("region_specialisation", regions=("MA-02",), axes=("ai",))
    assert row[:7] == whole["MA-02", "ai"]
    assert row[7] is None


def test_regions_without_four_expected_projects_in_any_cell_are_refused(world):
    world.has("projects", projects((3, "Oriental | ai"), (3, "Souss-Massa | training")))
    assert world.answer("region_specialisation").refusal is not None
