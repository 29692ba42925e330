"""The bench: Marsad and the plain page in turn, on the same generated events, in one run; writes RESULTS.md."""

import argparse
import datetime
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError

from analytics.places import HOUSE
from analytics.vocabulary import vocabularies
from benchmarks.browser import Reader, chromium
from benchmarks.generate import WORK, Generated, generated
from benchmarks.servers import MARSAD, PLAIN, Contender, Server

ROUNDS = 3
MEASURES = {
    "start": "start to healthy, ms",
    "paint": "first page: navigation to four charts and figures, ms",
    "change": "view change to a view nobody asked before: one more axis, to all repainted, ms",
    "again": "view change to a view asked before: axes cleared, to all repainted, ms",
    "page": "page switch, ms",
    "memory": "memory after the first page, MB",
    "later": "memory after all view changes, MB",
}
GOALS = {"change": 0.4, "later": 1 / 3}
LABELS = {
    MARSAD.name: [term.full["en"] for term in vocabularies()["axes"].terms],
    PLAIN.name: list(vocabularies()["axes"].codes),
}
Measured = dict[str, dict[str, list[float]]]


def visit(contender: Contender, rows: Generated, browser: Browser, seen: dict[str, list[float]]) -> None:
    """Start one server, read its pages once and note every measure."""
    with Server(contender, rows) as server:
        seen["start"].append(server.start_ms)
        reader = Reader(browser, contender, server.base)
        seen["paint"].append(reader.opens())
        seen["memory"].append(server.resident_mb())
        reader.takes_picture(WORK / f"{contender.folder.name}.png")
        for labels in orders(LABELS[contender.name]):
            change_views(reader, labels, seen)
        seen["later"].append(server.resident_mb())
        seen["page"].append(reader.turns_to_second_page())
        reader.leaves()


def change_views(reader: Reader, labels: list[str], seen: dict[str, list[float]]) -> None:
    """Choose the axes one after the other, then clear them; a page that is not repainted within 30 s is opened again and counted."""
    try:
        for label in labels:
            seen["change"].append(reader.chooses(label))
        seen["again"].append(reader.clears())
    except TimeoutError:
        seen["lost"].append(1)
        reader.opens()


def orders(labels: list[str]) -> list[list[str]]:
    """Return the axes to choose one after the other, in three orders that never make the same set twice."""
    return [labels[:6], labels[:0:-1][:5], [labels[2], labels[5], labels[0], labels[4]]]


def measured(events: int) -> Measured:
    """Return every measure of both contenders, visited in turn."""
    rows = generated(events)
    seen: Measured = {one.name: {name: [] for name in (*MEASURES, "lost")} for one in (MARSAD, PLAIN)}
    with chromium() as browser:
        for turn in range(ROUNDS):
            for contender in (MARSAD, PLAIN):
                print(f"round {turn + 1} of {ROUNDS}: {contender.name}", file=sys.stderr)
                visit(contender, rows, browser, seen[contender.name])
    return seen


def written(value: list[float]) -> str:
    """Return a median with its spread."""
    return f"{statistics.median(value):,.0f} ({min(value):,.0f} to {max(value):,.0f}, n = {len(value)})"


def ratio(seen: Measured, name: str) -> float:
    """Return Marsad's median as a share of the plain page's."""
    return statistics.median(seen[MARSAD.name][name]) / statistics.median(seen[PLAIN.name][name])


def report(seen: Measured, events: int) -> str:
    """Return RESULTS.md."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout.strip()
    lines = [
        f"| {words} | {written(seen[MARSAD.name][name])} | {written(seen[PLAIN.name][name])} | {ratio(seen, name):.2f} | {goal(seen, name)} |"
        for name, words in MEASURES.items()
    ]
    return "\n".join(
        [
            "# Results of `make bench`",
            "",
            f"Written by the command on {datetime.date.today()}, commit {commit}: {events:,} events **generated** from a seed, both",
            f"servers on this machine in turn, {ROUNDS} rounds; medians, with the smallest and largest. A ratio under 1 is in Marsad's favour.",
            "",
            f"| measure | {MARSAD.name} | {PLAIN.name} | ratio | goal |",
            "|---|---|---|---|---|",
            *lines,
            "",
            "The four charts are events by year, type, region and sector; the four figures events, median attendance, known attendance",
            "and international events. Marsad shows them through its real door, view bar and cards, on a bench page of its own, and its",
            "cards carry what the plain page does not have: sentence, coverage, table, SQL and downloads. View changes not repainted within",
            f"30 s and left out: {len(seen[MARSAD.name]['lost'])} of Marsad, {len(seen[PLAIN.name]['lost'])} of the plain page.",
            "",
        ]
    )


def goal(seen: Measured, name: str) -> str:
    """Return the goal of a measure and whether it was met."""
    if name not in GOALS:
        return ""
    return f"at most {GOALS[name]:.2f}: {'met' if ratio(seen, name) <= GOALS[name] else 'missed'}"


def main() -> None:
    """Run the bench and write its results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, default=HOUSE / "benchmarks" / "RESULTS.md")
    options = parser.parse_args()
    seen = measured(options.events)
    options.out.write_text(report(seen, options.events), encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
