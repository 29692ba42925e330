"""The shipped targets, counted and judged again from their files, each once in sentence and chart."""

import csv
import math
from collections import defaultdict

from analytics.charts.target_tracks import TargetTracks
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import standing_counts
from analytics.indicators.telling import sentence_of
from analytics.statistics.of_targets import SAME_TARGET
from analytics.statistics.verdicts import VERDICTS
from analytics.view import View
from tests.conftest import REAL


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
        ends = [(from_, to) for from_ in near(start) for to in near(own[last])]
        names = {_verdict(from_, to, goal, last - year, length) for from_, to in ends}
        found.append(names.pop() if len(names) == 1 else "within_rounding")
    return found or ["no_reading"]


def near(figure: float) -> list[float]:
    """Return a figure and the ends of what it may be rounded from, by the digits it is printed with."""
    half = 0.5 * 10 ** -len(f"{figure:g}".partition(".")[2])
    return [figure - half, figure, figure + half]


def _verdict(start: float, last: float, goal: float, years: int, length: int) -> str:
    way, needed = math.log(last / start), math.log(goal / start)
    share = math.expm1(way / years) / math.expm1(needed / length)
    name = "on_track" if share >= 0.95 else "acceleration_needed" if share >= 0.6 else "limited" if share >= 0 else "deterioration"
    return "achieved" if way / needed >= 1 else name


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
    assert sum(facts[name] for name in ("assessed", "within_rounding", "due_unread", "no_reading", "open")) == facts["targets"]
    assert (facts["assessed"], facts["within_rounding"]) == (0, 1)
    assert facts["due_unread"] == sum(row["target_year"] in ("2013", "2020") for row in shipped("targets"))
    assert facts["assessed"] == sum(facts[name] for name in VERDICTS)
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
