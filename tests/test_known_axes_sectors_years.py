"""Known answers on axes, sectors and years: small drawn registers, and every number again in pandas from the shipped files."""

import math
import re
from fractions import Fraction

import pandas
import pytest
from oracle_axes_sectors_years import ORACLES, Seen, read

from analytics.errors import NotEnoughData
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.statistics.compound import compound_growth
from analytics.statistics.diversity_of_rows import diversity_by_group, diversity_by_window
from analytics.statistics.shift_share import shift_share
from analytics.statistics.specialisation import location_quotients
from analytics.view import View

VIEWS = {
    "full": {},
    "financing": {"axes": ("financing",)},
    "2018-2024": {"year_from": 2018, "year_to": 2024},
    "ICT and education": {"sectors": ("education", "ict")},
}


def drawn(*groups: tuple[int, str], header: str, key: str = "P") -> str:
    """Return a drawn table: so many rows of each group, numbered."""
    lines = [cells for how_many, cells in groups for _ in range(how_many)]
    return "\n".join([header, *(f"{key}{place} | {cells}" for place, cells in enumerate(lines, 1))])


def test_growth_sets_three_whole_years_against_the_three_before(world):
    world.has(
        "projects",
        """
        project_id | axis     | year
        P1         | ai       | 2019
        P2         | ai       | 2020
        P3         | ai       | 2023
        P4         | ai       | 2025
        P5         | ai       | 2026
        P6         | training | 2024
        P7         | training |
        """,
    )
    counts = [row[:4] for row in world.rows("axis_growth")]
    assert counts == [("ai", 2025, 1, 1 + 1), ("training", 2025, 0, 1)]
    assert world.answer("axis_growth", year_from=2025).rows == world.answer("axis_growth").rows
    assert world.answer("axis_growth", year_from=2025).coverage.n == 4


def test_growth_without_an_earlier_period_is_refused(world):
    world.has("projects", "project_id | sector | year\nP1 | health | 2024")
    assert world.answer("sector_growth").refusal.reason == "too_few_none"


LINKED = """
    project_id | year
    P1         | 2020
    P2         | 2020
    P3         |
"""


def test_what_stands_in_both_registers_counts_once(world):
    world.has("projects", LINKED)
    world.has("events", "event_id | year | start_date\nE1 | 2021 | 2021\nE2 | 2021 | 2021\nE3 | 2022 | 2022\nE4 | |")
    world.has(
        "project_event_links",
        "project_id | event_id | relation\nP1 | E1 | same_thing\nP2 | E2 | milestone_of_project\nP3 | E3 | same_thing",
    )
    assert world.rows("activity_by_year") == [(2020, 2, 0, 0), (2021, 0, 1, 1), (2022, 0, 1, 0)]
    assert world.rows("activity_by_year", registers=("events",)) == [(2021, 0, 2, 0), (2022, 0, 1, 0)]


def test_a_share_keeps_its_whole_when_the_view_filters_the_axis(world):
    world.has("projects", drawn((10, "ai"), (30, "training"), header="project_id | axis"))
    [row] = world.rows("axis_shares", axes=("ai",))
    assert row[:4] == ("ai", 10, 40, 25.0)


def test_a_year_without_projects_is_zero_and_nothing_is_divided_by_it(world):
    world.has("projects", "project_id | year\nP1 | 2018\nP2 | 2018\nP3 | 2020\nP4 | 2026")
    assert world.rows("projects_by_year", year_to=2020) == [(2018, 2), (2019, 0), (2020, 1)]
    ratios = [row[:4] for row in world.rows("project_growth_by_year")]
    assert ratios == [(2018, 0, 2, None), (2019, 2, 0, 0.0), (2020, 0, 1, None), (2021, 1, 0, 0.0)]
    assert [row[0] for row in world.rows("project_growth_by_year", year_from=2018, year_to=2020)] == [2018, 2019, 2020]


def test_a_quotient_needs_four_expected_projects(world):
    groups = ((10, "education | training"), (8, "health | ai"), (2, "health | training"), (1, "energy_environment | ai"))
    world.has("projects", drawn(*groups, header="project_id | sector | axis"))
    found = {row[:2]: row[2:5] for row in world.rows("sector_specialisation")}
    assert found["education", "training"] == pytest.approx((10, 10 * 12 / 21, 10 / (10 * 12 / 21)))
    assert found["health", "ai"] == pytest.approx((8, 10 * 9 / 21, 8 / (10 * 9 / 21)))
    assert found["energy_environment", "ai"] == (1, 1 * 9 / 21, None)
    assert len(world.rows("sector_specialisation", sectors=("health",))) == 2


def test_a_zero_cell_is_a_row(world):
    world.has("projects", "project_id | sector | axis\nP1 | health | ai\nP2 | education | training")
    assert world.rows("axes_by_sector") == [
        ("education", "training", 1), ("education", "ai", 0), ("health", "training", 0), ("health", "ai", 1),
    ]  # fmt: skip


def test_shift_share_is_the_textbook_example():
    parts = shift_share(
        {("ai", "ict"): (10, 20), ("ai", "health"): (10, 10), ("training", "ict"): (20, 25), ("training", "health"): (0, 5)}
    )
    assert parts["ai"].national == 20 * Fraction(60 - 40, 40)
    assert parts["ai"].mix == 10 * Fraction(15, 30) + 10 * Fraction(5, 10) - 10
    assert parts["ai"].own == (20 + 10 - 20) - parts["ai"].national - parts["ai"].mix


@pytest.mark.parametrize("seed", range(20))
def test_shift_share_adds_up_exactly(seed):
    cells = {(f"u{u}", f"c{c}"): ((seed * 7 + u * 5 + c * 3) % 11, (seed * 3 + u * 11 + c * 7) % 13) for u in range(4) for c in range(3)}
    for unit, parts in shift_share(cells).items():
        change = sum(later - earlier for (name, _), (earlier, later) in cells.items() if name == unit)
        assert parts.national + parts.mix + parts.own == change


def test_compound_growth_of_a_doubling_over_eight_years():
    rows = [{"register": "projects", "year": year, "records": 10 if year < 2020 else 20} for year in range(2015, 2026)]
    [row] = compound_growth("register", "records")(rows)
    assert (row["first_period"], row["last_period"], row["years"], row["previous"], row["latest"]) == ("2015-2017", "2023-2025", 8, 30, 60)
    assert row["growth_pct"] == pytest.approx(100 * (2 ** (1 / 8) - 1))
    with pytest.raises(NotEnoughData):
        compound_growth("register", "records")(rows[:5])


def test_equal_categories_are_all_effective_and_one_alone_is_one():
    even = [{"axis": "ai", "projects": 3000} for _ in range(4)]
    alone = [{"axis": "training", "projects": 40}]
    few = [{"axis": "studies", "projects": 29}]
    rows = {row["axis"]: row for row in diversity_by_group("axis", "projects", "effective", 4)([*few, *even, *alone])}
    assert rows["ai"]["effective"] == pytest.approx(4.0, abs=0.001)
    assert rows["training"]["effective"] == 1.0
    assert rows["studies"] == {"axis": "studies", "projects": 29, "effective": None, "low": None, "high": None}


@pytest.mark.parametrize("name", ["axis_diversity_by_year", "sector_diversity_by_axis"])
def test_an_interval_of_diversity_says_where_it_holds_less_often(name, version):
    """Nor is it called one of confidence, as it is of the shares that the records leave likely."""
    assert all({"90", "95"} <= set(re.findall(r"\d+", said)) for said in indicators()[name].limits.values())
    said = sentence_of(answer(name, View()), "ar")
    assert "مجال عند" in said
    assert "الثقة" not in said


def test_a_window_of_diversity_holds_three_years():
    rows = [{"axis": axis, "year": year, "projects": 10} for axis, year in (("ai", 2018), ("training", 2019), ("ai", 2020), ("ai", 2021))]
    found = diversity_by_window("axis", "projects", "effective", 7)(rows)
    assert [(row["year"], row["projects"]) for row in found] == [(2020, 30), (2021, 30)]
    with pytest.raises(NotEnoughData):
        diversity_by_window("axis", "projects", "effective", 7)(rows[:2])


def test_no_expected_four_no_table():
    with pytest.raises(NotEnoughData):
        location_quotients("sector", "axis", "n")([{"sector": "ict", "axis": "ai", "n": 3, "of_sector": 3, "of_axis": 3, "total": 3}])


@pytest.mark.parametrize("narrow", [{"year_from": 2010, "year_to": 2010}, {"axes": ("studies",)}, {"words": "health"}], ids=str)
@pytest.mark.parametrize("name", ORACLES)
def test_the_sentence_holds_on_a_narrow_view(name, narrow, version):
    answered = answer(name, View(version=version, **narrow))
    assert all("None" not in sentence_of(answered, lang) for lang in ("fr", "ar", "en"))


def same(one: object, other: object) -> bool:
    if one is None or pandas.isna(other):
        return one is None and pandas.isna(other)
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9) if isinstance(one, float) else one == other


@pytest.fixture(scope="module")
def registers() -> tuple[pandas.DataFrame, pandas.DataFrame, pandas.DataFrame]:
    return read()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("name", ORACLES)
def test_pandas_finds_the_same_numbers(name, view, version, registers):
    answered = answer(name, View(version=version, **view))
    oracle = ORACLES[name]
    expected = oracle(Seen(*registers, **view))
    if expected is None:
        assert answered.refusal is not None
        return
    assert answered.refusal is None
    assert len(answered.rows) == len(expected)
    for row, (key, numbers) in zip(sorted(answered.rows, key=lambda row: [str(row[c]) for c in oracle.keys]), sorted(expected.items(), key=lambda item: [str(part) for part in item[0]]), strict=True):  # fmt: skip
        assert tuple(row[column] for column in oracle.keys) == key
        for column, number in numbers.items():
            assert same(row[column], number), (key, column, row[column], number)
        assert set(row) == {*oracle.keys, *numbers}
