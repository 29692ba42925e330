"""Where a target stands that lies between two verdicts, or whose year is over: known answers on drawn registers."""

import pytest

from analytics.indicators.facts_targets import standing_counts
from tests.conftest import World
from tests.test_targets import standing


def test_a_line_between_two_verdicts_is_not_outdone_by_a_better_one(world: World):
    told = "ai_jobs | A | 2020 | 100 | jobs | https://a.ma\nai_jobs | A | 2025 | 250 | jobs | https://a.ma\n"
    told += "ai_jobs | B | 2020 | 100.1 | jobs | https://b.ma\nai_jobs | B | 2024 | 100.1 | jobs | https://b.ma"
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told)
    assert {publisher: row["target_status"] for (_, publisher), row in lines.items()} == {"A": "on_track", "B": "within_rounding"}
    assert (lines["T1", "B"]["best_status"], lines["T1", "B"]["worst_status"]) == ("limited", "deterioration")
    facts = standing_counts(list(lines.values()))
    assert (facts["within_rounding"], facts["assessed"], facts["in_time"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("target", "year", "value", "named"),
    [
        ("100 | 2010 | 400 | | 2020", 2010, 100, "due_unread"),
        ("100 | 2010 | 400 | | 2020", 2015, 300, "due_unread"),
        ("100 | 2010 | 400 | | 2020", 2015, 400, "achieved"),
        ("100 | 2010 | 400 | | 2020", 2020, 300, "missed"),
        ("100 | 2010 | 400 | | 2020", 2022, 410, "reached_late"),
        ("100 | 2010 | 400 | | 2020", 2020, 399.6, "within_rounding"),
        ("| | 400 | | 2020", 2015, 300, "due_unread"),
        ("| | 400 | | 2020", 2021, 300, "missed"),
        ("| | 400 | | 2020", 2020, 400, "achieved"),
        ("| | 400 | | 2025", 2015, 300, "due_unread"),
        ("100 | 2010 | 400 | | 2026", 2010, 100, "no_reading"),
    ],
)
def test_a_target_whose_year_is_over_and_that_nobody_read_since_is_told_apart(world: World, target, year, value, named):
    told = f"ai_jobs | A | {year} | {value} | jobs | https://a.ma"
    [row] = standing(world, f"T1 | ai_jobs | jobs | {target} |", told).values()
    assert (row["last_year"], row["target_status"]) == (2025, named)
    facts = standing_counts([row])
    assert sum(facts[name] for name in ("due_unread", "assessed", "within_rounding", "no_reading", "open")) == 1
    assert facts["due_unread"] + facts["assessed"] + facts["unjudged"] == 1
    if named == "due_unread":
        assert (facts["due_unread"], row["required_from_reading_pct"], row["chances_in_ten"]) == (1, None, None)


@pytest.mark.parametrize(
    ("target", "told", "named", "decides"),
    [
        ("100 | 2010 | 400 | | 2020", {2020: 400}, "achieved", 2020),
        ("100 | 2010 | 400 | | 2020", {2018: 420, 2022: 390}, "achieved", 2018),
        ("100 | 2010 | 400 | | 2020", {2020: 390, 2023: 410}, "reached_late", 2023),
        ("100 | 2010 | 400 | | 2020", {2020: 390, 2023: 395}, "missed", 2020),
        ("100 | 2010 | 400 | | 2020", {2020: 399.7}, "within_rounding", 2020),
        ("100 | 2010 | 400 | 350 | 2020", {2020: 360}, "achieved", 2020),
        ("0 | 2010 | 400 | | 2020", {2020: 390}, "missed", 2020),  # no rate leads from zero, but the year is over
        ("100 | | 400 | | 2020", {2021: 410}, "reached_late", 2021),
        ("| | 400 | | 2020", {2020: 410}, "achieved", 2020),
        ("| | 400 | | 2020", {2019: 410}, "due_unread", 2019),
        ("100 | 2010 | 400 | | 2020", {2010: 500, 2021: 510}, "other_scale", 2021),
    ],
)
def test_a_target_that_fell_due_and_was_read_is_reached_or_missed(world: World, target, told, named, decides):
    lines = "".join(f"ai_jobs | A | {year} | {value} | jobs | https://a.ma\n" for year, value in told.items())
    [row] = standing(world, f"T1 | ai_jobs | jobs | {target} |", lines).values()
    assert (row["target_status"], row["reading_year"], row["reading_value"]) == (named, decides, told[decides])
    assert (row["readings"], row["required_from_reading_pct"], row["chances_in_ten"]) == (len(told), None, None)
    assert (row["best_status"] is not None) == (named not in ("due_unread", "other_scale"))
    facts = standing_counts([row])
    assert (facts[named], facts["in_time"]) == (1, int(named == "achieved"))
    assert facts["assessed"] + facts["due_unread"] + facts["unjudged"] == 1


def test_a_rank_that_nobody_says_a_baseline_of_is_missed_where_it_stayed_above_its_target(world: World):
    [row] = standing(world, "T1 | egdi_rank | rank | | | 50 | | 2020 |", "egdi_rank | UN | 2020 | 60 | rank | https://un.org").values()
    assert (row["target_status"], row["gap_value"]) == ("missed", -10)


def test_what_the_last_digit_of_the_figures_cannot_tell_is_no_verdict_and_says_between_which_it_lies(world: World):
    told = "digital_exports | A | 2023 | 26.17 | MAD | https://a.ma\ndigital_exports | A | 2024 | {} | MAD | https://a.ma"
    [row] = standing(world, "T1 | digital_exports | MAD | 17.9 | 2023 | 40 | | 2030 |", told.format(26.2)).values()
    assert (row["target_status"], row["best_status"], row["worst_status"]) == ("within_rounding", "limited", "deterioration")
    assert (row["start_value"], row["start_mark"]) == (26.17, "reading")
    facts = standing_counts([row])
    assert (facts["assessed"], facts["within_rounding"], facts["unjudged"], facts["open"]) == (0, 1, 1, 0)
    [row] = standing(world, "T1 | digital_exports | MAD | 26.17 | 2023 | 40 | | 2030 |", told.format(26.3)).values()
    assert (row["target_status"], row["best_status"], row["worst_status"]) == ("limited", "limited", "limited")
    assert row["start_mark"] == "target"
