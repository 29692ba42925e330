"""The chart of targets: a track once a target, its standing in signs and words, the pace it takes."""

from analytics import paper
from analytics.charts.look import Look
from analytics.charts.target_tracks import SIGNS, TargetTracks, sign_of
from analytics.indicators.answers import answer
from analytics.view import View
from analytics.vocabulary import vocabularies
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


def test_each_standing_that_a_reading_tells_has_its_own_sign_and_what_fell_due_asks_for_no_pace(world: World):
    told = "".join(
        f"{name} | A | {year} | {value} | jobs | https://a.ma\n"
        for name, year, value in (("ai_jobs", 2020, 390), ("pai_jobs", 2020, 390), ("pai_jobs", 2023, 410), ("mn2013_jobs", 2020, 399.7))
    )
    targets = "\n".join(
        f"T{at} | {name} | jobs | 100 | 2010 | 400 | | 2020 |" for at, name in enumerate(("ai_jobs", "pai_jobs", "mn2013_jobs"))
    )
    standing(world, targets, told)
    answered = answer("targets_status", View())
    figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
    words = [one["text"] for one in figure["layout"]["annotations"]]
    assert f"{SIGNS['missed']} Fell due, missed · 390 (A 2020)" in words
    assert f"{SIGNS['reached_late']} Reached, seen after its year · 410 (A 2023)" in words
    assert f"{SIGNS['within_rounding']} Gap within rounding · 399.7 (A 2020)" in words
    assert not any("needed a year" in text for text in words)
    assert len({sign_of(name) for name in (*SIGNS, "due_unread", "no_reading", "undated_baseline")}) == len(SIGNS) + 3
    hovers = [text for trace in figure["data"] for text in trace.get("customdata", ())]
    assert any("At best, given rounding: Target achieved<br>At worst, given rounding: Fell due, missed" in text for text in hovers)
    assert not any("At best" in text for text in hovers if "Standing: Fell due, missed" in text)


def test_a_start_that_the_publisher_reads_and_the_target_does_not_state_says_so(world: World):
    told = "ai_jobs | A | 2020 | {} | jobs | https://a.ma\nai_jobs | A | 2024 | 175 | jobs | https://a.ma"
    for start, said in ((120, "120 (2020, as read)"), (100, "100 (2020)")):
        standing(world, "T1 | ai_jobs | jobs | 100 | 2020 | 400 | | 2030 |", told.format(start))
        answered = answer("targets_status", View())
        figure = TargetTracks().figure(list(answered.rows), Look("en", own=answered.indicator.labels))
        assert said in [one["text"] for one in figure["layout"]["annotations"]]


def test_every_sign_of_a_standing_has_a_font_on_paper():
    signs = [sign_of(code) for code in vocabularies()["target_statuses"].codes]
    assert paper.shown(signs) == signs
