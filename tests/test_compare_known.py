"""Sides beside one another on drawn tables, with answers a reader can check by eye."""

import pytest

from analytics.charts.look import Look
from analytics.charts.side_dots import SideDots
from analytics.comparing.answering import compared, first_offered, summary
from analytics.comparing.comparison import Comparison
from analytics.indicators.telling import sentence_of
from analytics.statistics.differences import newcombe
from analytics.statistics.intervals import ratio, wilson
from analytics.view import View
from analytics.vocabulary import UNKNOWN

AI_AND_TRAINING = Comparison("axis", ("ai", "training"))


def rows(answered, *columns):
    return [tuple(row[column] for column in columns) for row in answered.rows]


# Newcombe 1998, Statistics in Medicine 17, table II, method 10.
@pytest.mark.parametrize(
    ("second", "first", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombe(second, first, low, high):
    assert newcombe(first, second) == pytest.approx((low, high), abs=0.00005)
    assert newcombe(second, first) == pytest.approx((-high, -low), abs=0.00005)


def test_counts_each_side_in_all_years_and_in_the_last_whole_one(world):
    world.has(
        "projects",
        """
        project_id | axis     | year
        P1         | ai       | 2020
        P2         | ai       | 2025
        P3         | ai       |
        P4         | training | 2025
        P5         | training | 2026
        P6         | studies  | 2025
    """,
    )
    answered = compared("compare_projects_size", AI_AND_TRAINING, world.view())
    assert rows(answered, "counted", "axis", "projects") == [
        ("all_years", "ai", 1 + 1 + 1), ("all_years", "training", 1 + 1), ("last_year", "ai", 1), ("last_year", "training", 1),
    ]  # fmt: skip
    assert rows(answered, "ratio", "low", "high", "growth_pct")[1] == (2 / 3, *ratio(2, 3), None)
    assert answered.coverage.n == 5
    assert "“AI”: 3 projects; “Training”: 2 projects (ratio 0.67" in sentence_of(answered, "en")
    assert rows(compared("compare_projects_size", AI_AND_TRAINING, world.view(year_from=2026)), "counted", "axis", "projects") == [
        ("all_years", "ai", 1), ("all_years", "training", 1),
    ]  # fmt: skip


def test_the_first_side_is_the_yardstick_and_an_empty_side_is_zero(world):
    world.has("projects", "project_id | axis\nP1 | ai\nP2 | ai\nP3 | training")
    answered = compared("compare_projects_size", Comparison("axis", ("training", "studies", "ai")), world.view())
    assert rows(answered, "axis", "projects", "ratio")[:3] == [("training", 1, None), ("studies", 0, 0.0), ("ai", 2, 2.0)]
    assert "“Studies”: 0 projects;" in sentence_of(answered, "en")


def test_a_percentage_takes_thirty_on_both_sides(world):
    sides = ["ai"] * 30 + ["training"] * 45 + ["studies"] * 29
    world.has("projects", "project_id | axis\n" + "\n".join(f"P{n} | {side}" for n, side in enumerate(sides)))
    answered = compared("compare_projects_size", Comparison("axis", ("ai", "training", "studies")), world.view())
    assert rows(answered, "projects", "growth_pct")[:3] == [(30, None), (45, 50.0), (29, None)]
    low, high = ratio(45, 30)
    assert f"or 50.0% more (ratio 1.50, 95% interval {low:.2f} to {high:.2f}: chance may be enough" in sentence_of(answered, "en")
    assert "“Studies”: 29 projects (ratio 0.97" in sentence_of(answered, "en")


def test_periods_compare_by_whole_years_and_a_year_in_both_counts_twice(world):
    world.has(
        "projects", "project_id | year\n" + "\n".join(f"P{n} | {year}" for n, year in enumerate([2015, 2017, 2017, 2018, 2018, 2020, 2026]))
    )
    periods = Comparison("period", ("2015-2017", "2017-2018"))
    answered = compared("compare_projects_size", periods, world.view())
    assert rows(answered, "period", "projects", "years", "projects_a_year") == [("2015-2017", 3, 3, 1.0), ("2017-2018", 4, 2, 2.0)]
    low, high = ratio(4, 3)
    assert rows(answered, "ratio", "low", "high")[1] == pytest.approx((2.0, low * 3 / 2, high * 3 / 2))
    assert answered.coverage.n == 5
    assert any("2 projects" in line and "overlap" in line for line in summary(periods, world.view(), "en"))
    late = compared("compare_projects_size", Comparison("period", ("2018-2018", "2025-2026")), world.view())
    assert rows(late, "period", "projects", "years") == [("2018-2018", 2, 1), ("2025-2026", 0, 1)]


def test_a_record_that_names_two_organisations_counts_for_each(world):
    world.has("organisations", "organisation_id | name | is_group\na | A | no\nb | B | no\nc | C | no")
    world.has("projects", "project_id | lead_organisation | partners\nP1 | A |\nP2 | A | B;C\nP3 | C |\nP4 | |")
    pair = Comparison("org", ("b", "a"))
    answered = compared("compare_projects_size", pair, world.view())
    assert rows(answered, "organisation_id", "organisation", "projects")[:2] == [("b", "B", 1), ("a", "A", 2)]
    assert answered.coverage.n == 2
    assert any(line.startswith("1 project: these records name several") for line in summary(pair, world.view(), "en"))
    with_none = compared("compare_projects_size", Comparison("org", ("a", UNKNOWN)), world.view())
    assert rows(with_none, "organisation_id", "projects")[:2] == [("a", 2), (None, 1)]


def test_an_organisation_on_both_sides_is_in_common(world):
    world.has("organisations", "organisation_id | name | is_group\na | A | no\nb | B | no\nbanks | Banks | yes")
    world.has("projects", "project_id | axis | lead_organisation\nP1 | ai | A\nP2 | training | B\nP3 | training | Banks")
    world.has("events", "event_id | axis | organiser\nE1 | training | A")
    answered = compared("compare_organisations", AI_AND_TRAINING, world.view())
    assert rows(answered, "axis", "organisations", "elsewhere") == [("ai", 1, 1), ("training", 2, 1)]
    assert answered.coverage.n == 3


def health_and_education(world):
    """Draw 30 projects on AI, 20 of them in health, and 40 on training, 10 of them in health; the others are in education."""
    sides = [("ai", 20, 10), ("training", 10, 30)]
    cells = [(axis, sector) for axis, *counts in sides for sector, n in zip(("health", "education"), counts, strict=True) for _ in range(n)]
    world.has("projects", "project_id | axis | sector\n" + "\n".join(f"P{n} | {axis} | {sector}" for n, (axis, sector) in enumerate(cells)))


def test_shares_of_each_side_and_the_gap_between_them(world):
    health_and_education(world)
    answered = compared("compare_projects_gaps", AI_AND_TRAINING, world.view())
    assert rows(answered, "sector", "axis", "projects", "total") == [
        ("education", "ai", 10, 30), ("education", "training", 30, 40), ("health", "ai", 20, 30), ("health", "training", 10, 40),
    ]  # fmt: skip
    low, high = newcombe((10, 30), (30, 40))
    assert rows(answered, "gap_points", "gap_low_points", "gap_high_points")[1] == pytest.approx((75 - 100 / 3, 100 * low, 100 * high))
    assert rows(answered, "share_pct", "low_pct")[0] == pytest.approx((100 / 3, 100 * wilson(10, 30)[0]))
    said = sentence_of(answered, "en")
    assert said.startswith("Clear gaps: 2 of 2. The largest, “Education”: 33.3% for “AI”, 75.0% for “Training”, or 41.7 points")


def test_a_filter_on_the_profile_does_not_shrink_its_whole(world):
    health_and_education(world)
    answered = compared("compare_projects_profile", AI_AND_TRAINING, world.view(sectors=["health"]))
    assert rows(answered, "sector", "axis", "projects", "total") == [("health", "ai", 20, 30), ("health", "training", 10, 40)]


def test_a_side_under_thirty_has_counts_and_no_share_and_no_gap(world):
    health_and_education(world)
    view = world.view(words="title 1")
    assert compared("compare_projects_profile", AI_AND_TRAINING, view).refusal.reason == "too_few"
    three = Comparison("axis", ("ai", "training", "studies"))
    answered = compared("compare_projects_profile", three, world.view())
    assert [row for row in rows(answered, "axis", "projects", "share_pct", "gap_points") if row[0] == "studies"] == [
        ("studies", 0, None, None)
    ] * 2
    refusal = compared("compare_projects_gaps", Comparison("axis", ("studies", "ai")), world.view()).refusal
    assert (refusal.reason, refusal.has, refusal.needs) == ("too_few_none", 0, 30)


def test_medians_of_each_side_and_of_each_kind_of_amount_apart(world):
    world.has(
        "events",
        "event_id | axis | attendees\n" + "\n".join(f"E{n} | ai | {n}" for n in range(1, 8)) + "\nE8 | training | 900\nE9 | training |",
    )
    answered = compared("compare_attendance", AI_AND_TRAINING, world.view())
    assert rows(answered, "axis", "known", "median_attendees", "low_attendees", "high_attendees") == [
        ("ai", 7, 4, 1, 7),
        ("training", 1, None, None, None),
    ]
    money = [("ai", "round", n) for n in range(1, 6)] + [("training", "fund_size", 100), ("training", "round", 7)]
    table = "project_id | axis | amount_kind | budget_amount | budget_currency\n"
    world.has("projects", table + "\n".join(f"P{n} | {axis} | {kind} | {amount} | MAD" for n, (axis, kind, amount) in enumerate(money)))
    amounts = compared("compare_amounts", AI_AND_TRAINING, world.view())
    assert rows(amounts, "amount_kind", "axis", "known", "median_amount_mad") == [
        ("round", "ai", 5, 3), ("round", "training", 1, None), ("fund_size", "ai", 0, None), ("fund_size", "training", 1, None),
    ]  # fmt: skip


def test_years_without_a_record_are_zero_within_the_years_of_the_answer(world):
    world.has("projects", "project_id | axis | year\nP1 | ai | 2018\nP2 | training | 2020\nP3 | training | 2020\nP4 | ai |")
    answered = compared("compare_projects_years", AI_AND_TRAINING, world.view())
    assert rows(answered, "axis", "year", "projects") == [
        ("ai", 2018, 1), ("ai", 2019, 0), ("ai", 2020, 0), ("training", 2018, 0), ("training", 2019, 0), ("training", 2020, 2),
    ]  # fmt: skip
    assert answered.coverage.missing == {"year": 1}


def test_a_side_keeps_its_colour_where_the_first_has_no_value():
    cells = [
        {"axis": "ai", "region": region, "v": value, "low": value, "high": value} for region, value in (("MA-01", None), ("MA-02", 5.0))
    ]
    look = Look("en", own={"v": {"en": "Value"}, "low": {"en": "Low"}, "high": {"en": "High"}})
    figure = SideDots("axis", "v", "low", "high", side="region").figure(cells, look)
    assert figure["data"][-1]["marker"]["color"] == [look.tones.series[1]]
    assert look.tones.series[1] in figure["layout"]["title"]["text"]
    assert look.tones.series[0] not in figure["layout"]["title"]["text"]


def test_a_page_begins_with_what_the_view_keeps_else_with_the_fullest(version):
    assert first_offered("axis", View(), version).sides == ("financing", "events")
    assert set(first_offered("axis", View(axes=("ai", "studies", "training")), version).sides) == {"ai", "studies", "training"}
    assert first_offered("region", View(), version).sides == ("MA-06", "MA-04")
    assert first_offered("period", View(), version).sides == ("2020-2022", "2023-2025")
