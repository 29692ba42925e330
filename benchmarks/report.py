"""RESULTS.md: the goals, met or missed, and a table for each size with a column for each contender."""

import datetime
import subprocess
from statistics import median

from analytics.places import HOUSE
from benchmarks.contenders import CONTENDERS, MARSAD
from benchmarks.goals import GOALS, LARGE, MEASURES, SHIPPED, Goal, Seen

RIVALS = [one for one in CONTENDERS if one is not MARSAD]
HEADINGS = {LARGE: "Generated: {events:,} events from a seed", SHIPPED: "Shipped: the {events:,} events of the registers"}
HEAD = """# Results of `make bench`

Written by the command on {date}, commit {commit}. The servers took turns on this machine, rounds at each size: {rounds}. Medians, with the
smallest and largest. A ratio is Marsad's median over the other's: under 1 is in Marsad's favour."""
FOOT = """The four charts are events by year, type, region and sector; the four figures events, median attendance, known attendance and
international events. Marsad shows them through its real door, view bar and cards, on a bench page of its own, and its cards carry what
the other pages do not have: sentence, coverage, table, SQL and downloads.
"""


def report(results: dict[str, Seen], events: dict[str, int], rounds: int) -> str:
    """Return RESULTS.md from what was seen at each size and the number of events there."""
    head = HEAD.format(date=datetime.date.today(), commit=commit(), rounds=rounds)
    sections = [f"## {HEADINGS[size].format(events=events[size])}\n\n{table(seen)}\n\n{lost(seen)}" for size, seen in results.items()]
    return "\n\n".join([head, f"## Goals\n\n{goals(results)}", *sections, FOOT])


def commit() -> str:
    """Return the short name of the commit under test."""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def goals(results: dict[str, Seen]) -> str:
    """Return the goals, each with its ratio and whether it was met."""
    return tabled(["Marsad", "beside", "registers", "ratio", "at most", "outcome"], [judged(goal, results[goal.size]) for goal in GOALS])


def judged(goal: Goal, seen: Seen) -> list[str]:
    """Return one line of the goals."""
    ratio = median(seen[MARSAD.name][goal.measure]) / median(seen[goal.against.name][goal.its_measure])
    theirs = f"{goal.against.name}: {MEASURES[goal.its_measure]}"
    outcome = "met" if ratio <= goal.at_most else "missed"
    return [MEASURES[goal.measure], theirs, goal.size, f"{ratio:.2f}", f"{goal.at_most:.2f}", outcome]


def table(seen: Seen) -> str:
    """Return what was measured at one size: a line for each measure, a column for each contender and each ratio."""
    heads = ["measure", *(one.name for one in CONTENDERS), *(f"Marsad / {one.name}" for one in RIVALS)]
    return tabled(heads, [[words, *cells(seen, measure)] for measure, words in MEASURES.items()])


def cells(seen: Seen, measure: str) -> list[str]:
    """Return each contender's median with its spread, then Marsad's ratio to each rival."""
    ours = median(seen[MARSAD.name][measure])
    ratios = [f"{ours / median(seen[one.name][measure]):.2f}" for one in RIVALS]
    return [*(written(seen[one.name][measure]) for one in CONTENDERS), *ratios]


def written(values: list[float]) -> str:
    """Return a median with its spread."""
    return f"{median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f}, n = {len(values)})"


def lost(seen: Seen) -> str:
    """Return how many view changes were not painted in time and are in no number."""
    counts = ", ".join(f"{one.name} {len(seen[one.name]['lost'])}" for one in CONTENDERS)
    return f"View changes not repainted within 30 s and left out: {counts}."


def tabled(heads: list[str], lines: list[list[str]]) -> str:
    """Return a Markdown table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, ["---"] * len(heads), *lines])
