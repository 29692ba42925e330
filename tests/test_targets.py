"""Targets: known answers on drawn registers, where a reading may be used and where not, and the shipped ones counted again."""

import csv
import math
from collections import defaultdict

import pytest

from analytics.charts.look import Look
from analytics.charts.target_tracks import SIGNS, TargetTracks
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import standing_counts
from analytics.indicators.telling import notes_of, sentence_of
from analytics.statistics.of_targets import ASSESSED
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.targets import published_targets
from tests.conftest import REAL, World

HEAD = "target_id | indicator_key | unit | baseline_value | baseline_year | target_value | target_value_min | target_year | axis\n"
READ = "indicator_key | publisher | year | value | unit | source_url\n"


def standing(world: World, targets: str, readings: str = "") -> dict[tuple, dict]:
    """Return the lines of the drawn targets by (target, publisher)."""
    world.has("targets", HEAD + targets).has("progress", READ + readings).build()
    return {(row["target_id"], row["publisher"]): row for row in answer("targets_status", View()).rows}


def test_a_target_read_half_way_through_its_years_is_told_in_pace_and_distance(world: World):
    [row] = standing(
        world, "T1 | ai_jobs | jobs | 100 | 2015 | 400 | | 2035 |", "ai_jobs | HCP | 2025 | 200 | jobs | https://hcp.ma"
    ).values()
    assert (row["target_status"], row["publisher"], row["reading_year"]) == ("on_track", "HCP", 2025)
    assert row["pace_pct"] == pytest.approx(100 * (2 ** (1 / 10) - 1)) == row["required_pct"]
    assert row["way_pct"] == pytest.approx(100 / 3) == row["expected_pct"]
    assert (row["gap_value"], row["pace_ratio_pct"]) == (200, pytest.approx(100))
    assert row["required_from_reading_pct"] == pytest.approx(row["required_pct"])


def test_a_rank_falls_towards_its_target_and_its_scale_is_no_other_unit(world: World):
    told = "egdi_rank | UN | 2025 | 80 | rank of 193 | https://un.org\negdi_rank | Press | 2025 | 120 | rank of 193 | https://un.org"
    lines = standing(world, "T1 | egdi_rank | rank | 100 | 2020 | 50 | | 2030 |", told)
    assert lines["T1", "UN"]["way_pct"] == pytest.approx(40)
    assert lines["T1", "UN"]["target_status"] == "acceleration_needed"  # -4.4 % a year where -6.7 % is needed
    assert (lines["T1", "UN"]["gap_value"], lines["T1", "Press"]["target_status"]) == (-30, "deterioration")


def test_two_publishers_are_two_lines_and_the_worse_one_counts(world: World):
    told = "ai_jobs | A | 2025 | 300 | jobs | https://a.ma\nai_jobs | B | 2024 | 101 | jobs | https://b.ma"
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told)
    assert {publisher: row["target_status"] for (_, publisher), row in lines.items()} == {"A": "on_track", "B": "limited"}
    facts = standing_counts(list(lines.values()))
    assert (facts["targets"], facts["assessed"], facts["limited"], facts["in_time"]) == (1, 1, 1, 0)


def test_a_disputed_baseline_serves_only_who_reads_it_himself(world: World):
    told = "".join(
        f"ai_jobs | {publisher} | {year} | {value} | jobs | https://{publisher}.ma\n"
        for publisher, year, value in (("A", 2020, 150), ("A", 2025, 160), ("B", 2025, 160))
    )
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told)
    assert (lines["T1", "A"]["start_value"], lines["T1", "A"]["target_status"]) == (150, "limited")
    assert (lines["T1", "B"]["target_status"], lines["T1", "B"]["way_pct"]) == ("other_scale", None)


def test_who_is_past_the_target_at_its_baseline_measures_something_else(world: World):
    told = "ai_jobs | A | 2020 | 500 | jobs | https://a.ma\nai_jobs | A | 2025 | 600 | jobs | https://a.ma"
    [row] = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told).values()
    assert row["target_status"] == "other_scale"


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("T1 | ai_jobs | jobs | 100 | 2025 | 400 | | 2030 |", "no_reading"),
        ("T1 | ai_jobs | people | 100 | 2020 | 400 | | 2030 |", "no_reading"),
        ("T1 | ai_jobs | jobs | 100 | | 400 | | 2030 |", "undated_baseline"),
        ("T1 | ai_jobs | jobs | | | 400 | | 2030 |", "no_baseline"),
        ("T1 | ai_jobs | jobs | 100 | 2020 | 400 | | |", "no_term"),
        ("T1 | ai_jobs | jobs | 0 | 2020 | 400 | | 2030 |", "no_pace"),
        ("T1 | ai_jobs | jobs | 100 | 2020 | 240 | | 2030 |", "achieved"),
        ("T1 | ai_jobs | jobs | 100 | 2020 | 900 | 250 | 2030 |", "achieved"),
    ],
)
def test_each_state_has_its_name(world: World, target, named):
    told = "ai_jobs | A | 2025 | 250 | jobs | https://a.ma\nai_jobs | A | 2027 | 999 | jobs | https://a.ma"
    [row] = standing(world, target, told).values()
    assert row["target_status"] == named
    answered = answer("targets_status", View())
    for lang in LANGUAGES:
        assert TargetTracks().figure(list(answered.rows), Look(lang, own=answered.indicator.labels))["layout"]["height"] > 80


def test_a_reading_beyond_the_date_of_the_register_is_a_forecast_and_left_out(world: World):
    told = "ai_jobs | A | 2027 | 999 | jobs | https://a.ma"
    [row] = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told).values()
    assert (row["target_status"], row["reading_value"]) == ("no_reading", None)


def test_a_year_for_which_a_publisher_has_two_figures_is_not_used(world: World):
    told = "".join(f"ai_jobs | A | {year} | {value} | jobs | https://a.ma\n" for year, value in ((2023, 200), (2024, 300), (2024, 400)))
    [row] = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 900 | | 2030 |", told).values()
    assert (row["reading_year"], row["reading_value"]) == (2023, 200)


def test_the_site_stands_for_a_publisher_nobody_names(world: World):
    told = "ai_jobs | | 2023 | 150 | jobs | https://www.presse.ma/page?x=1\nai_jobs | | 2024 | 160 | jobs | http://autre.ma"
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told)
    assert {publisher for _, publisher in lines} == {"presse.ma", "autre.ma"}


def test_the_axis_bounds_the_targets_and_other_filters_say_that_they_do_not(world: World):
    standing(
        world,
        "T1 | ai_jobs | jobs | | | 4 | | 2030 | 3\nT2 | unicorns | firms | | | 2 | | 2030 | 7\nT3 | unicorns | firms | | | 1 | | 2030 |",
    )
    seen = View(axes=("ai",), registers=("projects",), sectors=("health",), year_from=2024, words="nothing")
    answered = answer("targets_status", seen)
    assert [row["target_id"] for row in answered.rows] == ["T1"]
    assert answered.coverage.inapplicable == ("register", "sector", "years_filter", "q")
    assert answered.coverage.left_out == {"axes": 1}
    assert sum("no effect" in note for note in notes_of(answered, "en")) == 4


def test_the_view_that_holds_no_target_is_refused_for_that(world: World):
    standing(world, "T1 | ai_jobs | jobs | | | 4 | | 2030 | 3")
    assert answer("targets_status", View(axes=("events",), registers=("projects",))).refusal.reason == "empty"


def test_a_version_built_before_the_words_of_targets_says_so(world: World):
    (world.data / "vocabulary" / "target_indicators.csv").unlink()
    standing(world, "T1 | ai_jobs | jobs | | | 4 | | 2030 | 3")
    assert answer("targets_status", View()).refusal.reason == "too_old_a_version"
    assert published_targets(View(), world.version) == {}


def test_a_track_is_drawn_once_for_what_several_sources_say_and_says_its_standing_in_words(world: World):
    same = "\n".join(f"T{place} | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |" for place in (1, 2))
    standing(world, same + "\nT3 | ai_jobs | jobs | 100 | | 400 | | 2030 |", "ai_jobs | A | 2024 | 120 | jobs | https://a.ma")
    answered = answer("targets_status", View())
    assert [row["target_id"] for row in TargetTracks().drawn(list(answered.rows))] == ["T1"]
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    words = [one["text"] for one in figure["layout"]["annotations"]]
    assert f"{SIGNS['limited']} Limited progress · 120 (A 2024)" in words
    assert "400 (2030) jobs" in words


def test_the_pace_it_takes_is_drawn_from_the_reading_and_said_from_the_baseline_and_the_reading(world: World):
    told = "ai_jobs | A | 2024 | 175 | jobs | https://a.ma"
    standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |\nT2 | unicorns | firms | 1 | 2020 | 4 | | 2030 |", told)
    answered = answer("targets_status", View())
    first, second = sorted(TargetTracks().drawn(list(answered.rows)), key=lambda row: row["target_id"])
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    [left] = [trace for trace in figure["data"] if trace.get("line", {}).get("dash") == "dash"]
    assert left["x"] == [first["way_pct"], 100, None] == [25, 100, None]
    words = [one["text"] for one in figure["layout"]["annotations"]]
    assert f"needed a year: {first['required_pct']:.1f}% from 2020, {first['required_from_reading_pct']:.1f}% from 2024" in words
    assert f"needed a year: {second['required_pct']:.1f}% from 2020" in words  # of what nobody read there is no more to say


def test_a_target_that_is_reached_has_no_way_left(world: World):
    told = "ai_jobs | A | 2024 | 500 | jobs | https://a.ma"
    standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told)
    answered = answer("targets_status", View())
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    [left] = [trace for trace in figure["data"] if trace.get("line", {}).get("dash") == "dash"]
    assert left["x"] == []


def shipped(name: str) -> list[dict[str, str]]:
    with (REAL / "registry" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def recounted() -> dict[str, set[str]]:
    """Return the standings of each shipped target, worked out again from the files with logarithms."""
    told = defaultdict(lambda: defaultdict(dict))
    for row in shipped("progress"):
        if row["year"]:
            unit = row["unit"].split(" of ")[0] if row["unit"].startswith("rank") else row["unit"]
            publisher = row["publisher"] or row["source_url"].split("/")[2].removeprefix("www.")
            told[row["indicator_key"], unit][publisher].setdefault(int(row["year"]), float(row["value"]))
    return {row["target_id"]: set(_standings(row, told[row["indicator_key"], row["unit"]])) for row in shipped("targets")}


def _standings(row: dict[str, str], told: dict) -> list[str]:
    if not row["baseline_value"]:
        return ["no_baseline"]
    if not row["target_year"] or not row["baseline_year"]:
        return ["no_term" if not row["target_year"] else "undated_baseline"]
    year, baseline, goal = int(row["baseline_year"]), float(row["baseline_value"]), float(row["target_value"])
    length = int(row["target_year"]) - year
    others = [own[year] for own in told.values() if year in own]
    found = []
    for own in (own for own in told.values() if max(own) > year):
        disputed = any(abs(value / baseline - 1) > 0.01 for value in others)
        start = own.get(year, None if disputed else baseline)
        last, rising = max(own), goal > baseline
        if start is None or (start >= goal if rising else start <= goal):
            found.append("other_scale")
            continue
        way, needed = math.log(own[last] / start), math.log(goal / start)
        actual, required = math.expm1(way / (last - year)), math.expm1(needed / length)
        share = actual / required
        name = "on_track" if share >= 0.95 else "acceleration_needed" if share >= 0.6 else "limited" if share >= 0 else "deterioration"
        found.append("achieved" if way / needed >= 1 else name)
    return found or ["no_reading"]


def test_the_shipped_targets_stand_where_another_reckoning_puts_them(version):
    found = defaultdict(set)
    for row in answer("targets_status", View()).rows:
        found[row["target_id"]].add(row["target_status"])
    assert found == recounted()


def test_the_sentence_counts_every_shipped_target_once(version):
    answered = answer("targets_status", View())
    facts = standing_counts(answered.rows)
    assert facts["targets"] == len(shipped("targets")) == answered.coverage.n
    assert facts["assessed"] + facts["no_reading"] + facts["open"] == facts["targets"]
    assert facts["assessed"] == sum(facts[name] for name in ASSESSED)
    assert str(facts["targets"]) in sentence_of(answered, "ar")


def test_every_shipped_indicator_unit_and_strategy_has_words(version):
    from analytics.vocabulary import vocabularies

    for column, vocabulary in {"indicator_key": "target_indicators", "unit": "units", "strategy": "strategies"}.items():
        assert {row[column] for row in shipped("targets")} <= set(vocabularies()[vocabulary].codes)


def test_readings_stand_beside_targets_in_the_same_unit_alone(version):
    rows = answer("targets_readings", View()).rows
    units = defaultdict(set)
    for row in rows:
        units[row["indicator_key"], row["unit"]].add(row["mark"])
    assert all("reading" in marks for marks in units.values())
    assert ("talents_per_year", "people") not in units
    assert ("egdi_rank", "rank") in units
    assert sum(row["mark"] == "reading" and row["indicator_key"] == "egdi_rank" for row in rows) == 9
