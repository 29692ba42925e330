"""RESULTS.md: the goals, met, missed or not measured, and a table for each section with a column for each contender."""

import datetime
import os
import subprocess
from statistics import median

from analytics.places import HOUSE
from benchmarks.goals import GOALS, MARSAD, MEASURES, SIZES, Goal, Point, Results, Seen, goal_words

HEAD = """# Results of `make bench`

Written by the command on {date}, commit {commit}, on {processors} processors. The contenders took turns on this machine, rounds at each
size: {rounds}. Medians, with the smallest and largest. A ratio is Marsad's median over the other's: under 1 is in Marsad's favour."""
FOOT = """The four charts are events by year, type, region and sector; the four figures events, median attendance, known attendance and
international events; Marsad shows those of the last whole year beside the year before, the others those of all years. Marsad shows them
through its real door, view bar and cards, on a bench page of its own, and its cards carry what the other pages do not have: sentence,
coverage, table, SQL and downloads. What each part measures, and how: `benchmarks/README.md`.
"""
HEADS = {
    "people": "People at once: {size}, one view change a second each, on the shipped registers",
    "transfer": "Bytes between server and browser, on the shipped registers",
    "questions": "The questions of a page alone, at {size} events",
    "export": "Export of {size} events",
    "import": "Import of a Parquet file of {size} events",
}


def report(results: Results, skipped: list[str], rounds: int) -> str:
    """Return RESULTS.md from what was seen in each section and what was left out."""
    head = HEAD.format(date=datetime.date.today(), commit=commit(), rounds=rounds, processors=os.cpu_count())
    sections = [f"## {heading(section)}\n\n{table(seen)}{lost(seen)}" for section, seen in results.items()]
    left_out = [f"## Left out\n\n{chr(10).join(f'- {one}' for one in skipped)}"] if skipped else []
    return "\n\n".join([head, f"## Goals\n\n{goals(results)}", *sections, *left_out, FOOT])


def commit() -> str:
    """Return the short name of the commit under test."""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def heading(section: str) -> str:
    """Return the heading of a section."""
    name, _, size = section.partition(" ")
    if name in HEADS:
        return HEADS[name].format(size=SIZES.get(size, size))
    return (
        "Pages: the events of the registers as shipped"
        if section == "shipped"
        else f"Pages: {SIZES.get(section, section)} generated events"
    )


def goals(results: Results) -> str:
    """Return the goals, each with what was found and whether it was met."""
    return tabled(["Marsad", "beside", "where", "at most", "found", "outcome"], [judged(goal, results) for goal in GOALS])


def judged(goal: Goal, results: Results) -> list[str]:
    """Return one line of the goals; the outcome is met, missed or not measured in this run."""
    held = value(goal.held, results)
    against = 1.0 if goal.against is None else value(goal.against, results)
    if held is None or not against:
        return [*goal_words(goal), "–", "not measured"]
    return [*goal_words(goal), f"{held / against:.2f}", "met" if held / against <= goal.at_most else "missed"]


def value(point: Point, results: Results) -> float | None:
    """Return the median of a measure, None where it was not measured."""
    found = results.get(point.section, {}).get(point.contender, {}).get(point.measure)
    return median(found) if found else None


def table(seen: Seen) -> str:
    """Return one section: a line for each measure, a column for each contender, then the ratio to each."""
    rivals = [name for name in seen if name != MARSAD]
    names = [name for name in MEASURES if any(of.get(name) for of in seen.values())]
    heads = ["measure", *seen, *(f"Marsad / {name}" for name in rivals)]
    return tabled(heads, [[MEASURES[name], *cells(seen, name, rivals)] for name in names])


def cells(seen: Seen, measure: str, rivals: list[str]) -> list[str]:
    """Return each contender's median with its spread, then Marsad's ratio to each rival."""
    medians = {name: median(of[measure]) if of.get(measure) else None for name, of in seen.items()}
    ours = medians.get(MARSAD)
    ratios = ["–" if ours is None or not medians[name] else f"{ours / medians[name]:.2f}" for name in rivals]
    return [*(written(of.get(measure, [])) for of in seen.values()), *ratios]


def written(values: list[float]) -> str:
    """Return a median with its spread; small numbers keep their digits."""
    if not values:
        return "–"
    spec = ",.0f" if max(values) >= 100 or all(value == round(value) for value in values) else ".3g"
    low, middle, high = (format(number, spec) for number in (min(values), median(values), max(values)))
    return f"{middle} ({low} to {high}, n = {len(values)})" if len(values) > 1 else middle


def lost(seen: Seen) -> str:
    """Return how many view changes were not painted in time and are in no number, empty where none was to be painted."""
    counts = ", ".join(f"{name} {len(of['lost'])}" for name, of in seen.items() if "lost" in of)
    return (
        f"\n\nView changes not repainted within 30 s, or servers and first pages not there within 180 s, and left out: {counts}."
        if counts
        else ""
    )


def tabled(heads: list[str], lines: list[list[str]]) -> str:
    """Return a Markdown table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, ["---"] * len(heads), *lines])
