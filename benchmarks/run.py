"""The bench: the contenders in turn, on the same events, at two sizes, in one run; writes RESULTS.md."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError

from analytics.places import HOUSE
from benchmarks.browser import Reader, chromium
from benchmarks.contenders import CONTENDERS, DASH, PLAIN, Contender
from benchmarks.generate import WORK, Registers, generated
from benchmarks.goals import LARGE, MEASURES, SHIPPED, Seen
from benchmarks.report import report
from benchmarks.servers import Server
from benchmarks.shipped import shipped


def measured(registers: Registers, rounds: int, browser: Browser) -> Seen:
    """Return every measure of every contender at one size, visited in turn."""
    seen: Seen = {one.name: {name: [] for name in (*MEASURES, "lost")} for one in CONTENDERS}
    for turn in range(rounds):
        figures = {}
        for contender in CONTENDERS:
            print(f"{registers.events:,} events, round {turn + 1} of {rounds}: {contender.name}", file=sys.stderr)
            figures[contender.name] = visit(contender, registers, browser, seen[contender.name])
        assert figures[PLAIN.name] == figures[DASH.name], f"the pages do not show the same figures: {figures}"
    return seen


def visit(contender: Contender, registers: Registers, browser: Browser, seen: dict[str, list[float]]) -> list[str]:
    """Start one server, read its pages once, note every measure and return the figures of its first page."""
    with Server(contender, registers) as server:
        seen["start"].append(server.start_ms)
        reader = Reader(browser, contender, server.base)
        seen["paint"].append(reader.opens())
        seen["memory"].append(server.resident_mb())
        reader.takes_picture(WORK / f"{contender.folder.name}.png")
        figures = reader.figures()
        for axes in orders(contender.axes):
            change_views(reader, axes, seen)
        seen["later"].append(server.resident_mb())
        seen["page"].append(reader.turns_to_second_page())
        reader.leaves()
        return figures


def change_views(reader: Reader, axes: list[str], seen: dict[str, list[float]]) -> None:
    """Choose the axes one after the other, then clear them; a page that is not repainted within 30 s is opened again and counted."""
    try:
        for axis in axes:
            seen["change"].append(reader.chooses(axis))
        seen["again"].append(reader.clears())
    except TimeoutError:
        seen["lost"].append(1)
        reader.opens()


def orders(axes: tuple[str, ...]) -> list[list[str]]:
    """Return the axes to choose one after the other, in two orders that never make the same set twice."""
    return [list(axes[:6]), list(axes[:0:-1][:5])]


def main() -> None:
    """Run the bench and write its results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many to generate for the large size")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HOUSE / "benchmarks" / "RESULTS.md")
    options = parser.parse_args()
    sizes = {LARGE: generated(options.events), SHIPPED: shipped()}
    with chromium() as browser:
        results = {size: measured(registers, options.rounds, browser) for size, registers in sizes.items()}
    options.out.write_text(report(results, {size: one.events for size, one in sizes.items()}, options.rounds), encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
