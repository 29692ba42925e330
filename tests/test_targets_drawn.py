"""The chart of targets: a track once a target, its standing in signs and words, the pace it takes."""

from analytics.charts.look import Look
from analytics.charts.target_tracks import SIGNS, TargetTracks, sign_of
from analytics.indicators.answers import answer
from analytics.view import View
from tests.conftest import World
from tests.test_targets import standing


def test_what_fell_due_unread_is_drawn_with_a_sign_of_its_own_and_asks_for_no_pace(world: World):
    standing(world, "T1 | ai_jobs | jobs | 100 | 2010 | 400 | | 2020 |\nT2 | unicorns | firms | | | 4 | | 2020 |")
    answered = answer("targets_status", View())
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    words = [one["text"] for one in figure["layout"]["annotations"]]
    assert f"{sign_of('due_unread')} Fell due, not read since" in words
    assert sign_of("due_unread") not in (*SIGNS.values(), sign_of("no_reading"))
    assert not any("needed a year" in text for text in words)
    assert "drawn: 1 of 2, with baseline and year" in figure["layout"]["title"]["text"]


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
