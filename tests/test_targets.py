"""Targets: known answers on drawn registers, where a reading may be used and where not, and what counts as one target."""

import re

import pytest

from analytics.charts.look import Look
from analytics.charts.target_panels import TargetPanels
from analytics.charts.target_tracks import TargetTracks
from analytics.downloads.provenance import provenance_of_answer
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import different, standing_counts
from analytics.indicators.targets_readings import reading_counts
from analytics.indicators.telling import notes_of
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.targets import published_targets, readings
from tests.conftest import World

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


def test_what_one_publisher_read_in_the_year_of_the_target_is_not_unread(world: World):
    told = "ai_jobs | A | 2018 | 150 | jobs | https://a.ma\nai_jobs | B | 2020 | 160 | jobs | https://b.ma"
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2015 | 400 | | 2020 |", told)
    assert "due_unread" not in {row["target_status"] for row in lines.values()}
    lines = standing(world, "T1 | ai_jobs | jobs | 100 | 2015 | 400 | | 2020 |", told.splitlines()[0])
    assert {row["target_status"] for row in lines.values()} == {"due_unread"}


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
    world.has("progress", f"{READ}{told}\nai_jobs | A | 2026 | 300 | jobs | https://a.ma").build()
    [row] = answer("targets_status", View()).rows
    assert row["reading_value"] == 300
    assert [row["year"] for row in answer("targets_readings", View()).rows if row["mark"] == "reading"] == [2026]


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
    assert "✗ Repeated figure" in figure["layout"]["title"]["text"]
    [crossed] = [trace for trace in figure["data"] if trace["marker"]["symbol"] == "x"]
    assert (crossed["x"], crossed["y"]) == ([2024], [100])
    assert [row["is_repeated"] for row in readings(world.version)["ai_jobs"]] == [False, True]


def test_a_version_built_before_repeated_figures_were_told_judges_its_readings_as_it_did(world: World):
    described = world.data / "registry" / "progress.toml"
    described.write_text(re.sub(r"(?m)^is_repeated.*\n", "", described.read_text(encoding="utf-8")), encoding="utf-8")
    world.has("targets", HEAD + "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |")
    head = "indicator_key,publisher,year,value,unit,source_url,period_note,note\n"
    (world.data / "registry" / "progress.csv").write_text(f"{head}ai_jobs,A,2024,120,jobs,https://a.ma,,\n", encoding="utf-8")
    world.build()
    [row] = answer("targets_status", View()).rows
    assert (row["reading_value"], row["target_status"]) == (120, "limited")
    assert [row["mark"] for row in answer("targets_readings", View()).rows if row["year"] == 2024] == ["reading"]
    assert [row["figure_value"] for row in readings(world.version)["ai_jobs"]] == [120]
    assert list(published_targets(View(), world.version)) == ["ai_jobs"]


@pytest.mark.parametrize(
    ("lang", "foot"),
    [
        ("fr", "n = 3 publications de 2 objectifs"),
        ("ar", "\u200fn = 3 مرات نشر؛ الأهداف المختلفة: 2"),
        ("en", "n = 3 publications of 2 targets"),
    ],
)
def test_the_foot_says_of_how_many_targets_its_publications_are(world: World, lang, foot):
    standing(
        world,
        "T1 | unicorns | firms | | | 2 | | 2030 | 7\nT2 | unicorns | firms | 1 | 2020 | 2 | | 2030 | 7\nT3 | ai_jobs | jobs | | | 4 | | | 7\n"
        "T4 | ai_jobs | jobs | | | 5 | | 2030 | 3",
    )
    for name in ("targets_status", "targets_readings"):
        answered = answer(name, View(axes=("financing",)))
        assert notes_of(answered, lang)[0].replace("\u00a0", " ") == foot
        assert (provenance_of_answer(answered, lang)["n"], provenance_of_answer(answered, lang)["different_targets"]) == (3, 2)
    assert "different_targets" not in provenance_of_answer(answer("projects_by_axis", View()), lang)


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
