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
