"""Targets: known answers on drawn registers, where a reading may be used and where not, and the shipped ones counted again."""

import csv
import math
import re
from collections import defaultdict

import pytest

from analytics.charts.look import Look
from analytics.charts.target_panels import TargetPanels
from analytics.charts.target_tracks import SIGNS, TargetTracks, sign_of
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import different, standing_counts
from analytics.indicators.targets_readings import reading_counts
from analytics.indicators.telling import notes_of, sentence_of
from analytics.statistics.of_targets import ASSESSED, SAME_TARGET
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.targets import published_targets, readings
from tests.conftest import REAL, World

HEAD = "target_id | indicator_key | unit | baseline_value | baseline_year | target_value | target_value_min | target_year | axis\n"
READ = "indicator_key | publisher | year | value | unit | source_url\n"
REPEATED = READ.replace("\n", " | is_repeated\n")


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


def test_what_several_sources_say_alike_is_one_target_whatever_baseline_they_name(world: World):
    told = "ai_jobs | A | 2024 | 120 | jobs | https://a.ma"
    lines = standing(
        world,
        """T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |
        T2 | ai_jobs | jobs | 100 | | 400 | | 2030 |
        T3 | ai_jobs | jobs | | | 400 | | 2030 |
        T4 | ai_jobs | jobs | | | 400 | 300 | 2030 |
        T5 | ai_jobs | people | | | 400 | | 2030 |
        T6 | unicorns | firms | | | 4 | | 2030 |
        T7 | unicorns | firms | 1 | 2020 | 4 | | 2030 |""",
        told,
    )
    facts = standing_counts(list(lines.values()))
    assert (facts["targets"], facts["published"]) == (4, 7)
    assert (facts["limited"], facts["no_reading"], facts["open"]) == (1, 1, 2)  # unicorns: one source names a dated baseline
    own = published_targets(View(), world.version)
    assert [different(own[key]) for key in ("ai_jobs", "unicorns")] == [3, 1]


def test_a_figure_that_only_repeats_an_earlier_one_is_shown_but_is_no_reading(world: World):
    told = "ai_jobs | A | 2020 | 100 | jobs | https://a.ma | no\nai_jobs | B | 2024 | 100 | jobs | https://b.ma | yes"
    world.has("targets", HEAD + "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |").has("progress", REPEATED + told).build()
    [row] = answer("targets_status", View()).rows
    assert (row["target_status"], row["reading_value"]) == ("no_reading", None)
    marks = {(row["publisher"], row["mark"]) for row in answer("targets_readings", View()).rows if row["publisher"]}
    assert marks == {("A", "reading"), ("B", "repeated")}
    answered = answer("targets_readings", View())
    assert reading_counts(answered.rows) == {"indicators": 1, "readings": 1, "several": 0}
    figure = TargetPanels().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    assert "✕ Repeated figure" in figure["layout"]["title"]["text"]
    [crossed] = [trace for trace in figure["data"] if trace["marker"]["symbol"] == "x"]
    assert (crossed["x"], crossed["y"]) == ([2024], [100])
    assert [row["is_repeated"] for row in readings(world.version)["ai_jobs"]] == [False, True]


@pytest.mark.parametrize(
    ("target", "year", "value", "named"),
    [
        ("100 | 2010 | 400 | | 2020", 2010, 100, "due_unread"),
        ("100 | 2010 | 400 | | 2020", 2015, 300, "due_unread"),
        ("100 | 2010 | 400 | | 2020", 2015, 400, "achieved"),
        ("100 | 2010 | 400 | | 2020", 2020, 300, "acceleration_needed"),
        ("| | 400 | | 2020", 2015, 300, "due_unread"),
        ("| | 400 | | 2020", 2021, 300, "no_baseline"),
        ("| | 400 | | 2025", 2015, 300, "due_unread"),
        ("100 | 2010 | 400 | | 2026", 2010, 100, "no_reading"),
    ],
)
def test_a_target_whose_year_is_over_and_that_nobody_read_since_is_told_apart(world: World, target, year, value, named):
    told = f"ai_jobs | A | {year} | {value} | jobs | https://a.ma"
    [row] = standing(world, f"T1 | ai_jobs | jobs | {target} |", told).values()
    assert (row["last_year"], row["target_status"]) == (2025, named)
    facts = standing_counts([row])
    assert facts["due_unread"] + facts["assessed"] + facts["no_reading"] + facts["open"] == 1
    if named == "due_unread":
        assert (facts["due_unread"], row["required_from_reading_pct"], row["chances_in_ten"]) == (1, None, None)


def test_what_fell_due_unread_is_drawn_with_a_sign_of_its_own_and_asks_for_no_pace(world: World):
    standing(world, "T1 | ai_jobs | jobs | 100 | 2010 | 400 | | 2020 |\nT2 | unicorns | firms | | | 4 | | 2020 |")
    answered = answer("targets_status", View())
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    words = [one["text"] for one in figure["layout"]["annotations"]]
    assert f"{sign_of('due_unread')} Fell due, not read since" in words
    assert sign_of("due_unread") not in (*SIGNS.values(), sign_of("no_reading"))
    assert not any("needed a year" in text for text in words)
    assert "drawn: 1 of 2, with baseline and year" in figure["layout"]["title"]["text"]


def test_a_version_built_before_repeated_figures_were_told_shows_its_readings_and_judges_none(world: World):
    described = world.data / "registry" / "progress.toml"
    described.write_text(re.sub(r"(?m)^is_repeated.*\n", "", described.read_text(encoding="utf-8")), encoding="utf-8")
    world.has("targets", HEAD + "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |")
    head = "indicator_key,publisher,year,value,unit,source_url,period_note,note\n"
    (world.data / "registry" / "progress.csv").write_text(f"{head}ai_jobs,A,2024,120,jobs,https://a.ma,,\n", encoding="utf-8")
    world.build()
    assert answer("targets_status", View()).refusal.reason == "too_old_a_version"
    assert [row["figure_value"] for row in readings(world.version)["ai_jobs"]] == [120]
    assert list(published_targets(View(), world.version)) == ["ai_jobs"]


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
        if row["year"] and row["is_repeated"] == "no":
            unit = row["unit"].split(" of ")[0] if row["unit"].startswith("rank") else row["unit"]
            publisher = row["publisher"] or row["source_url"].split("/")[2].removeprefix("www.")
            told[row["indicator_key"], unit][publisher].setdefault(int(row["year"]), float(row["value"]))
    return {row["target_id"]: set(_also_due(row, told[row["indicator_key"], row["unit"]])) for row in shipped("targets")}


def _also_due(row: dict[str, str], told: dict) -> list[str]:
    """Return the standings of a shipped target; none whose year is over has been read in that year or after."""
    due = int(row["target_year"] or 9999)
    assert due > 2025 or not any(year >= due for own in told.values() for year in own)
    return ["due_unread"] if due <= 2025 else _standings(row, told)


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
    parts = ("indicator_key", "unit", "target_value", "target_value_min", "target_year")
    assert facts["targets"] == len({tuple(row[part] for part in parts) for row in shipped("targets")}) < facts["published"]
    assert facts["published"] == len(shipped("targets")) == answered.coverage.n
    assert facts["assessed"] + facts["due_unread"] + facts["no_reading"] + facts["open"] == facts["targets"]
    assert facts["due_unread"] == sum(row["target_year"] in ("2013", "2020") for row in shipped("targets"))
    assert facts["assessed"] == sum(facts[name] for name in ASSESSED)
    assert str(facts["targets"]) in sentence_of(answered, "ar")


def test_each_shipped_target_is_drawn_once_and_under_the_standing_it_counts_under(version):
    rows = list(answer("targets_status", View()).rows)
    drawn = TargetTracks().drawn(rows)
    assert len({tuple(row[name] for name in SAME_TARGET) for row in drawn}) == len(drawn)
    for row in drawn:
        same = [one for one in rows if all(one[name] == row[name] for name in SAME_TARGET)]
        assert standing_counts(same)[row["target_status"]] == 1


def test_what_is_coded_as_repeated_repeats_an_earlier_figure_and_its_note_says_so(version):
    told = shipped("progress")
    assert {row["is_repeated"] for row in told} == {"yes", "no"}
    for row in told:
        if row["is_repeated"] == "yes":
            same = [one for one in told if all(one[name] == row[name] for name in ("indicator_key", "value", "unit"))]
            assert any(one["year"] and one["year"] < row["year"] for one in same)
            assert row["note"].startswith("same ")


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
